import type { Channel, Workspace } from '../../listening/channel.ts';
import { type Delivery, postTo } from '../../listening/delivery.ts';
import type { Digest, Period, TimeRange } from '../../listening/digest.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { digestMessage } from '../../messages/digests/digest.ts';
import type { Message } from '../../messages/message.ts';
import type { DigestMark, Store } from '../../store/store.ts';
import { withAdvice } from '../alerts/rule-advice.ts';
import { withThemes } from '../themes/with-themes.ts';
import { keywordsOf, readDigest } from './read-digest.ts';
import { withTelling } from './read-telling.ts';
import { figuresOf, withPast } from './reported-past.ts';
import { withDoubt } from './with-doubt.ts';

/** An hour of summer time, or a digest that moved to another hour, is still the usual one; a day that it left out is not. */
const USUAL = 1.5;

/**
 * Posts the digest that is due, of all that came since the mark.
 * @param away when the bot did not run just now, if so
 */
export async function sendDigest(
  store: Store,
  workspace: Workspace,
  channel: Channel,
  mark: DigestMark,
  due: Millis,
  { now, away }: { now: Millis; away: TimeRange | null },
): Promise<void> {
  const missed = away !== null && away.from < due ? away : null;
  const from = await reportedUntil(store, mark, due);
  if (from >= due) return store.enqueueDigest([], { ...mark, until: from });
  const period = periodOf({ ...mark, until: from }, due, missed !== null);
  const digest = await digestOf(store, workspace, channel, period, now);
  if (!digest) return store.enqueueDigest([], { ...mark, until: due });
  const told = await withPast(store, mark, missed ? { ...digest, away: missed } : digest);
  const delivery = deliveryOf(channel, mark.cadence, due, told, now);
  await store.enqueueDigest([delivery], { ...mark, until: due }, figuresOf(told));
}

/** The name of a digest: one for each moment at which one is due. */
export function digestKey({ id }: Channel, cadence: DigestMark['cadence'], due: Millis): string {
  return `digest:${id}:${cadence}:${new Date(due).toISOString()}`;
}

/** Where the next digest begins: what the last one reported lies ahead of its mark when the clock went back, and returned. */
async function reportedUntil(store: Store, mark: DigestMark, due: Millis): Promise<Millis> {
  const [last] = await store.reportedFigures(mark);
  return last && last.from <= due ? Math.max(mark.until, last.to) : mark.until;
}

function periodOf({ cadence, until: from }: DigestMark, to: Millis, missed: boolean): Period {
  const usual = cadence === 'daily' ? DAY : 7 * DAY;
  const longer = missed ? 'catch-up' : 'longer';
  return {
    from,
    to,
    beforeFrom: from - (to - from),
    cadence: to - from > usual * USUAL ? longer : cadence,
  };
}

async function digestOf(
  store: Store,
  workspace: Workspace,
  channel: Channel,
  period: Period,
  now: Millis,
): Promise<Digest | null> {
  const keywords = (await keywordsOf(store, channel, 'digest')).filter(({ paused }) => !paused);
  if (keywords.length === 0) return null;
  const digest = await readDigest(store, { workspace, keywords, period, timeZone: channel.timeZone, now });
  const advised = await withAdvice(store, workspace, digest, now);
  const told = await withThemes(store, workspace, await withTelling(store, workspace.id, advised));
  return withDoubt(store, workspace, told);
}

function deliveryOf(
  channel: Channel,
  cadence: DigestMark['cadence'],
  due: Millis,
  digest: Digest,
  now: Millis,
): Delivery<Message> {
  return postTo(
    channel,
    {
      key: digestKey(channel, cadence, due),
      message: digestMessage(digest, channel),
      expiresAt: now + 2 * DAY,
      purpose: 'digest',
    },
    now,
  );
}
