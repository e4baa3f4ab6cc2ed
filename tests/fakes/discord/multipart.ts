import type { IncomingMessage } from 'node:http';

export interface Body {
  json: Record<string, unknown>;
  /** Names of the parts that are files, and their bytes. */
  files: Map<string, Buffer>;
}

/** The body of a request: JSON, or multipart with `payload_json` and `files[n]`. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const raw = Buffer.concat(parts);
  const type = request.headers['content-type'] ?? '';
  const files = new Map<string, Buffer>();
  if (raw.length === 0) return { json: {}, files };
  if (!type.startsWith('multipart/form-data')) return { json: JSON.parse(raw.toString('utf8')), files };
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  let json: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') json = JSON.parse(value);
    else files.set(name, Buffer.from(await value.arrayBuffer()));
  }
  return { json, files };
}
