import { UserError } from '../../config/errors.ts';
import type { Channel, Workspace } from '../../listening/channel.ts';
import type { Digest } from '../../listening/digest.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { withAdvice } from '../alerts/rule-advice.ts';
import { withThemes } from '../themes/with-themes.ts';
import { keywordsOf, readDigest } from './read-digest.ts';
import { withTelling } from './read-telling.ts';
import { withPast } from './reported-past.ts';
import { withDoubt } from './with-doubt.ts';

/**
 * The digest of a channel as of now: the last day, or the last week where it comes weekly.
 * @param timeZone of the reader
 * @throws UserError('not-subscribed')
 */
export async function readCurrentDigest(
  store: Store,
  workspace: Workspace,
  channel: Channel,
  timeZone: string,
  now: Millis,
): Promise<Digest> {
  const keywords = await keywordsOf(store, channel, 'digest');
  if (keywords.length === 0) throw new UserError('not-subscribed', { channel: channel.name });
  const { daily, weekly } = channel.digest;
  const cadence = daily === null && weekly !== null ? 'weekly' : 'daily';
  const length = cadence === 'weekly' ? 7 * DAY : DAY;
  const period = { from: now - length, to: now, beforeFrom: now - 2 * length, cadence } as const;
  const digest = await readDigest(store, { workspace, keywords, period, timeZone, now });
  const told = await withThemes(store, workspace, await withTelling(store, workspace.id, digest));
  const advised = await withDoubt(store, workspace, await withAdvice(store, workspace, told, now));
  const mark = (await store.digestMarks(workspace.id, channel.id)).find((known) => known.cadence === cadence);
  return mark ? withPast(store, mark, advised) : advised;
}
