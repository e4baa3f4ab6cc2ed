import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A key of the vault: `id` is written beside what it locked, so that keys can be changed one at a time. */
export interface VaultKey {
  id: string;
  /** 32 bytes. */
  secret: Uint8Array;
}

/** Locks texts with AES-256-GCM. The first key locks; all of them unlock, until nothing of the old one is left. */
export interface Vault {
  /** @param about what the text belongs to: it does not open as another's */
  lock(text: string, about: string): string;
  /** @throws Error when the key is missing, or the text was changed or belongs to something else */
  unlock(locked: string, about: string): string;
}

const VERSION = 'v1';
/** NIST SP 800-38D, 8.2: 96 bits, drawn anew for each text. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

export function createVault(keys: readonly VaultKey[]): Vault {
  const [first] = keys;
  if (!first) throw new Error('the vault of Slack tokens needs a key');
  for (const { id, secret } of keys) {
    if (secret.length !== 32) throw new Error(`key ${id} of the vault is not 32 bytes long`);
    if (!/^[\w-]{1,32}$/.test(id))
      throw new Error('the id of a vault key is 1 to 32 letters, digits, _ or -');
  }
  return {
    lock: (text, about) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', first.secret, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(`${first.id}:${about}`));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [
        VERSION,
        first.id,
        ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url')),
      ].join('.');
    },
    unlock: (locked, about) => {
      const [version, id, iv, tag, body] = locked.split('.');
      const key = keys.find((candidate) => candidate.id === id);
      if (version !== VERSION || !iv || !tag || body === undefined)
        throw new Error('not a text of this vault');
      if (!key) throw new Error(`the vault key ${id} is not configured any more`);
      const decipher = createDecipheriv('aes-256-gcm', key.secret, Buffer.from(iv, 'base64url'), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(`${key.id}:${about}`));
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString(
        'utf8',
      );
    },
  };
}
