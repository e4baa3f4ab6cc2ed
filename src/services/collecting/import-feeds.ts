import { SourceError, UserError } from '../../config/errors.ts';
import { canonicalUrl } from '../../listening/mentions/canonical-url.ts';
import { parseOpml } from '../../listening/sources/feed/opml.ts';
import type { ImportOutcome } from '../../listening/sources/import/import.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { personId } from '../actor.ts';

/**
 * Adds the feeds of an OPML list, as another reader exports it. `stored` counts the new ones; they are announced, and
 * complained about, in the workspace's first channel.
 * @throws UserError('import-file') when it is no list of feeds
 */
export async function importFeeds(
  store: Store,
  workspaceId: string,
  file: { name: string; bytes: Uint8Array },
  dryRun: boolean,
  now: Millis,
): Promise<ImportOutcome> {
  const listed = listOf(file);
  const known = new Set((await store.feeds(workspaceId)).map(({ url }) => canonicalUrl(url)));
  const fresh = listed.filter(({ url }) => {
    const address = canonicalUrl(url);
    return !known.has(address) && known.add(address);
  });
  const [channel] = await store.channels(workspaceId);
  if (!dryRun && channel) {
    for (const { url, title } of fresh) {
      const addedBy = personId(channel.owner);
      const audit = {
        workspaceId,
        at: now,
        person: channel.owner,
        act: 'add-feed',
        subject: url,
        detail: file.name,
      };
      await store.addFeed({ workspaceId, url, title, addedBy, addedAt: now, channelId: channel.id }, audit);
    }
  }
  return {
    read: listed.length,
    stored: fresh.length,
    known: listed.length - fresh.length,
    unmatched: 0,
    dropped: 0,
    errors: [],
  };
}

function listOf({ name, bytes }: { name: string; bytes: Uint8Array }) {
  try {
    return parseOpml(bytes);
  } catch (error) {
    if (error instanceof SourceError) throw new UserError('import-file', { name, problem: 'not-readable' });
    throw error;
  }
}
