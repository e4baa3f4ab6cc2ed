import { randomUUID } from 'node:crypto';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Surroundings } from '../../listening/keywords/query/resolve.ts';
import { engineHit } from '../../listening/mentions/marks.ts';
import type { Hit, Mention } from '../../listening/mentions/mention.ts';
import { type Clock, DAY, type Millis } from '../../listening/time.ts';
import type { BackFill, Store } from '../../store/store.ts';
import type { Ingest } from '../collecting/ingest.ts';
import { BEGINNING, type MatchedPage, matchStored } from './match-stored.ts';

const SAMPLES = 10;

/** What the stored past holds for a keyword. */
export interface StoredMatches {
  /** Posts looked at, and how many days they go back. */
  read: number;
  days: number;
  found: number;
  /** Of them, how many came from each source. */
  foundBySource: ReadonlyMap<string, number>;
  samples: Mention[];
  gained: number;
  gainedSamples: Mention[];
  lost: number;
  lostSamples: Mention[];
}

/** Matches a keyword with all that is stored of its workspace, and counts what it finds: silently, for it is the past. */
export interface BackFiller {
  /** Ends the fill that was noted with the keyword. Reads and pushes go on between its steps. */
  fill(workspaceId: string, keywordId: string): Promise<StoredMatches>;
  /** Ends every fill that a killed process, or a full disk, has left. */
  resume(): Promise<void>;
  /** No further page is begun: what is left is for the next start. */
  stop(): void;
}

export function createBackFiller(parts: { store: Store; ingest: Ingest; clock: Clock }): BackFiller {
  const { store } = parts;
  const stopped = new AbortController();
  const underWay = new Map<string, Promise<StoredMatches>>();

  const fill: BackFiller['fill'] = async (workspaceId, keywordId) => {
    const key = `${workspaceId}/${keywordId}`;
    // One that is under way is of the keyword as it was, and ends by itself.
    await underWay.get(key)?.catch(() => {});
    const work = runFill({ ...parts, stopping: stopped.signal }, workspaceId, keywordId).finally(() => {
      if (underWay.get(key) === work) underWay.delete(key);
    });
    underWay.set(key, work);
    return work;
  };

  const resume = async () => {
    for (const { workspaceId, keywordId } of await store.backFills())
      if (!stopped.signal.aborted && !underWay.has(`${workspaceId}/${keywordId}`))
        await fill(workspaceId, keywordId);
  };

  return { fill, resume, stop: () => stopped.abort() };
}

/** The note that a keyword's stored past is to be matched, to be stored with it. */
export async function newFill(
  store: Store,
  keyword: Keyword,
  why: BackFill['why'],
  at: Millis,
): Promise<BackFill> {
  const { workspaceId, id: keywordId } = keyword;
  const since = await store.unmatchedSince(at);
  // One that was never filled to its end is still new.
  const pending = await store.backFill(workspaceId, keywordId);
  return {
    id: randomUUID(),
    workspaceId,
    keywordId,
    at,
    why: pending?.why ?? why,
    since,
    ...BEGINNING,
    gained: false,
  };
}

/** What a keyword would find, without storing it. @param since older posts are passed over */
export async function surveyStored(
  store: Store,
  keyword: Keyword,
  now: Millis,
  since?: Millis,
  surroundings?: Surroundings,
): Promise<StoredMatches> {
  const sum = newSum();
  for await (const page of matchStored(store, keyword, now, BEGINNING, since, surroundings)) {
    sum.add(page);
    await breath();
  }
  return sum.total(now);
}

async function runFill(
  { store, ingest, clock, stopping }: { store: Store; ingest: Ingest; clock: Clock; stopping: AbortSignal },
  workspaceId: string,
  keywordId: string,
): Promise<StoredMatches> {
  const sum = newSum();
  let begun: { id: string; pages: AsyncGenerator<MatchedPage, void> } | null = null;
  const step = async (): Promise<boolean> => {
    // From here on whatever comes is matched with the keyword as it is, so that no post falls between.
    await ingest.refresh();
    const fill = await store.backFill(workspaceId, keywordId);
    const keyword = (await store.keywords(workspaceId)).find(({ id }) => id === keywordId);
    // Changed meanwhile: whoever changed it goes on.
    if (!fill || !keyword || (begun && begun.id !== fill.id)) return true;
    begun ??= { id: fill.id, pages: matchStored(store, keyword, clock.now(), fill) };
    const { value: page } = await begun.pages.next();
    if (!page) return true;
    const gained = fill.gained || page.added.length > 0 || (fill.since === null && page.hits.some(isGain));
    const stored = await store.commitBackFill(fill, {
      hits: page.hits.filter(isChange).map(({ mention, hit }) => ({
        mentionId: mention.id,
        contentHash: mention.post.contentHash,
        hit,
      })),
      added: page.added,
      verdicts: page.verdicts,
      gained,
      next: page.next,
    });
    if (!stored) return true;
    if (page.added.length > 0 || page.hits.some(isChange)) ingest.forgetStories(workspaceId);
    sum.add(page);
    return page.next === null;
  };
  while (!stopping.aborted && !(await ingest.inTurn(step))) await breath();
  return sum.total(clock.now());
}

function isChange({ before, hit }: MatchedPage['hits'][number]): boolean {
  return JSON.stringify(before && engineHit(before)) !== JSON.stringify(hit);
}

function isGain({ before, hit }: MatchedPage['hits'][number]): boolean {
  return before === null && hit !== null;
}

/** A hit as far as it is counted: what is held back is not found. */
function counted(hit: Hit | null): Hit | null {
  return hit?.held ? null : hit;
}

function newSum() {
  let read = 0;
  let oldest: Millis | null = null;
  const bySource = new Map<string, number>();
  const kinds = {
    found: { n: 0, samples: [] as Mention[] },
    gained: { n: 0, samples: [] as Mention[] },
    lost: { n: 0, samples: [] as Mention[] },
  };
  const count = (kind: keyof typeof kinds, mentions: readonly Mention[]) => {
    const { n, samples } = kinds[kind];
    const newest = [...samples, ...mentions].sort((a, b) => b.post.publishedAt - a.post.publishedAt);
    kinds[kind] = { n: n + mentions.length, samples: newest.slice(0, SAMPLES) };
  };
  return {
    add(page: MatchedPage): void {
      read += page.read;
      if (page.oldest !== null) oldest = Math.min(oldest ?? page.oldest, page.oldest);
      const fromWindow = page.added.flatMap(({ mention }) =>
        mention.hits.every((hit) => counted(hit)) ? [mention] : [],
      );
      const hits = page.hits.map(({ mention, before, hit }) => ({
        mention,
        before: counted(before),
        // What people said of it holds for what it is now, too.
        hit: counted(hit && before?.engine ? { ...hit, held: before.held } : hit),
      }));
      // As the keyword found it: what others found in it is theirs.
      const withHit = hits.flatMap(({ mention, before, hit }) =>
        hit ? [{ before, mention: { ...mention, hits: [hit] } }] : [],
      );
      const lost = hits.filter(({ before, hit }) => before !== null && hit === null);
      const found = [...withHit.map(({ mention }) => mention), ...fromWindow];
      count('found', found);
      for (const { post } of found) bySource.set(post.source, (bySource.get(post.source) ?? 0) + 1);
      count('gained', [
        ...withHit.filter(({ before }) => before === null).map(({ mention }) => mention),
        ...fromWindow,
      ]);
      count(
        'lost',
        lost.map(({ mention }) => mention),
      );
    },
    total: (now: Millis): StoredMatches => ({
      read,
      days: Math.max(1, Math.ceil((now - (oldest ?? now)) / DAY)),
      found: kinds.found.n,
      foundBySource: bySource,
      samples: kinds.found.samples,
      gained: kinds.gained.n,
      gainedSamples: kinds.gained.samples,
      lost: kinds.lost.n,
      lostSamples: kinds.lost.samples,
    }),
  };
}

function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
