import { createHash } from 'node:crypto';

/** Sixteen bytes that stand for a post in the ledger: shorter than an address, and nobody can be read out of them. */
export function postKey(source: string, extId: string): Uint8Array {
  return digest(`${source}\0${extId}`).subarray(0, 16);
}

export function addressKey(canonicalUrl: string): Uint8Array {
  return digest(canonicalUrl).subarray(0, 16);
}

/** 48 bits of an address, for an index; the address itself is compared too. */
export function addressNumber(canonicalUrl: string): number {
  return digest(canonicalUrl).readUIntBE(0, 6);
}

function digest(of: string): Buffer {
  return createHash('sha256').update(of).digest();
}
