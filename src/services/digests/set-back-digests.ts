import type { Channel } from '../../listening/channel.ts';
import type { ReportedFigure } from '../../listening/digest.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { DigestMark, Store } from '../../store/store.ts';
import { digestKey, sendDigest } from './send-digest.ts';

/** A clock that is set back. */
export interface SetBack {
  from: Millis;
  to: Millis;
  /** It had leapt ahead before: what it said since then was wrong. Otherwise what was said tells. */
  wasAhead: boolean;
}

/** A digest that comes again so soon after the last one would be the same one twice. */
const HALF: Readonly<Record<DigestMark['cadence'], Millis>> = { daily: DAY / 2, weekly: 3.5 * DAY };

interface Moved {
  mark: DigestMark;
  figures: readonly ReportedFigure[];
}

/**
 * Moves what the store holds back with the clock, and the digests so that what was said is reported once. Where the clock
 * had run ahead, the last digest was of an earlier moment than it says. Where posts of all that time are stored, the clock
 * was right and is not any more: what they say is reported before time goes back far, and not again when it returns.
 */
export async function setBackWithDigests(store: Store, { from, to, wasAhead }: SetBack): Promise<void> {
  const moves: Moved[] = [];
  for (const workspace of await store.workspaces()) {
    const ids = (await store.keywords(workspace.id)).map(({ id }) => id);
    for (const channel of await store.channels(workspace.id))
      for (const mark of await store.digestMarks(workspace.id, channel.id)) {
        if (mark.until <= to) continue;
        const wasRight =
          !wasAhead && (await store.totals(workspace.id, ids, to, from)).some(({ total }) => total > 0);
        if (!wasRight) {
          moves.push({ mark: await asOfThen(store, channel, mark, from - to), figures: [] });
          continue;
        }
        if (from - to <= HALF[mark.cadence]) {
          moves.push({ mark, figures: await store.reportedFigures(mark) });
          continue;
        }
        const unreported = (await store.totals(workspace.id, ids, mark.until, from)).some(
          ({ total }) => total > 0,
        );
        const isSent = mark.schedule !== '' && !channel.paused;
        if (unreported && isSent)
          await sendDigest(store, workspace, channel, mark, from, { now: from, away: null });
        const figures = await store.reportedFigures(mark);
        moves.push({ mark: { ...mark, until: to, since: to + HALF[mark.cadence] }, figures });
      }
  }
  await store.setBack(from, to);
  for (const { mark, figures } of moves) await store.moveDigestMark(mark, figures);
}

/** The mark at the moment, by the clock that is right, at which the last digest was made. */
async function asOfThen(store: Store, channel: Channel, mark: DigestMark, by: Millis): Promise<DigestMark> {
  const last = await store.delivery(digestKey(channel, mark.cadence, mark.until));
  const until = (last?.createdAt ?? mark.until) - by;
  return { ...mark, until, since: Math.max(Math.min(mark.since, until), until + HALF[mark.cadence]) };
}
