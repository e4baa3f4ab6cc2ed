import type { Digest, TimeRange } from '../../listening/digest.ts';
import { digestFinding, findingPosts } from '../../listening/digest-finding.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import type { HourPoint } from '../../listening/series/series.ts';
import { tellingPosts } from '../../listening/telling-posts.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { otherNames } from '../themes/skip-words.ts';

/** Posts read of a period: enough to know what it is about, and no more for a loud year than for a loud day. */
const SAMPLE = 480;
/** A sample is of all the period, not of its end: so many stretches give their part. */
const STRETCHES = 24;
/** Of those that carry furthest, none is left to the sample. */
const BEST = 8;

/** A digest with the posts that explain its first sentence, where there is something to explain. */
export async function withTelling(store: Store, workspaceId: string, digest: Digest): Promise<Digest> {
  const asked = findingPosts(digestFinding(digest));
  if (!asked) return digest;
  const { entry, label, compared } = asked;
  const { keyword, totals, before } = entry;
  const { from, to, beforeFrom } = digest.period;
  const posts = { store, workspaceId, keywordId: keyword.id, ...(label === null ? {} : { label }) };
  const counted = ({ total, negative }: typeof totals) => (label === null ? total : negative);
  const sample = await readSample(posts, { from, to }, counted(totals), entry.hours);
  const question = {
    keyword,
    now: unique([...sample, ...(await readBest(posts, { from, to }))]),
    before: compared ? await readSample(posts, { from: beforeFrom, to: from }, counted(before)) : null,
    ...(label === null ? {} : { label }),
    skip: otherNames(keyword, await store.keywords(workspaceId)),
  };
  return {
    ...digest,
    telling: { ...tellingPosts(question), keywordId: keyword.id, read: question.now.length },
  };
}

interface Posts {
  store: Store;
  workspaceId: string;
  keywordId: string;
  label?: 'neg';
}

/** @param hours how many there are, where that is known: a stretch gives as many as it has of all */
async function readSample(
  { store, workspaceId, keywordId, label }: Posts,
  { from, to }: TimeRange,
  total: number,
  hours?: readonly HourPoint[],
): Promise<Mention[]> {
  const filter = label === undefined ? {} : { label };
  const read = (start: Millis, end: Millis, limit: number) =>
    store.mentionsIn(workspaceId, keywordId, start, end, { ...filter, limit });
  if (total <= SAMPLE) return read(from, to, SAMPLE);
  const mentions: Mention[] = [];
  const length = (to - from) / STRETCHES;
  for (let nth = 0; nth < STRETCHES; nth++) {
    const [start, end] = [Math.round(from + nth * length), Math.round(from + (nth + 1) * length)];
    const within = hours?.filter((hour) => start <= hour.start && hour.start < end);
    const part = within ? sum(within, label) / total : 1 / STRETCHES;
    mentions.push(...(await read(start, end, Math.max(1, Math.round(SAMPLE * part)))));
  }
  return mentions;
}

function sum(hours: readonly HourPoint[], label: 'neg' | undefined): number {
  return hours.reduce((all, hour) => all + (label === 'neg' ? hour.negative : hour.total), 0);
}

async function readBest(
  { store, workspaceId, keywordId, label }: Posts,
  { from, to }: TimeRange,
): Promise<Mention[]> {
  const best = await store.topPosts(workspaceId, [keywordId], from, to, {
    ...(label === undefined ? {} : { label }),
    limit: BEST,
  });
  const mentions: Mention[] = [];
  for (const { mentionId } of best) {
    const mention = await store.mention(workspaceId, mentionId);
    if (mention) mentions.push(mention);
  }
  return mentions;
}

function unique(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.map((mention) => [mention.id, mention])).values()];
}
