import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from './errors.ts';

/** A file of the import folder, by its name only: no path leads out of the folder. */
export async function readImport(folder: string, name: string): Promise<Uint8Array> {
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_. -]*\.(csv|tsv|ndjson|jsonl|opml)$/iu.test(name)) {
    throw new UserError('import-file', { name, problem: 'name' });
  }
  try {
    return await readFile(join(folder, name));
  } catch {
    throw new UserError('import-file', { name, problem: 'missing', folder });
  }
}
