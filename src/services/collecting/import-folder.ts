import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../config/errors.ts';
import { type ImportOutcome, parseImport } from '../../listening/sources/import/import.ts';
import type { Clock } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { importFeeds } from './import-feeds.ts';
import type { Ingest } from './ingest.ts';

/** Reads a file of the import folder: posts go through the pipeline, an OPML list adds its feeds. */
export function importService(parts: {
  store: Store;
  ingest: Ingest;
  wake(): void;
  folder: string;
  clock: Clock;
}): (workspaceId: string, name: string, dryRun: boolean) => Promise<ImportOutcome> {
  const { store, ingest, wake, folder, clock } = parts;
  return async (workspaceId, name, dryRun) => {
    const bytes = await readImport(folder, name);
    if (/\.opml$/i.test(name)) {
      const outcome = await importFeeds(store, workspaceId, { name, bytes }, dryRun, clock.now());
      wake();
      return outcome;
    }
    const { posts, errors } = parseImport(bytes, name);
    return { ...(await ingest.importPosts(workspaceId, posts, dryRun)), errors };
  };
}

/** A file of the import folder, by its name only: no path leads out of the folder. */
async function readImport(folder: string, name: string): Promise<Uint8Array> {
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_. -]*\.(csv|tsv|ndjson|jsonl|opml)$/iu.test(name)) {
    throw new UserError('import-file', { name, problem: 'name' });
  }
  try {
    return await readFile(join(folder, name));
  } catch {
    throw new UserError('import-file', { name, problem: 'missing', folder });
  }
}
