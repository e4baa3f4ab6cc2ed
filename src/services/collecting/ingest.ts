/** Long because it is the one way in for posts, whatever brought them: its steps share what they know. */
import PQueue from 'p-queue';
import { loadDetector } from '../../listening/keywords/languages/detect.ts';
import { buildIndex } from '../../listening/keywords/query/index.ts';
import { buildMentions, type IngestResult, needsDetection } from '../../listening/mentions/build-mentions.ts';
import type { KnownPost } from '../../listening/mentions/dedupe.ts';
import { asFirstRead } from '../../listening/mentions/first-read.ts';
import {
  type Candidate,
  type KeywordMatcher,
  keywordKey,
  type MatchResult,
  matchPosts,
  wantedBy,
  wouldMatch,
} from '../../listening/mentions/match-posts.ts';
import type { Mention, Post, RawPost } from '../../listening/mentions/mention.ts';
import { createStoryIndex, STORY_WINDOW, type StoryIndex } from '../../listening/mentions/story.ts';
import type { Verdict } from '../../listening/mentions/verdict.ts';
import type { ImportOutcome } from '../../listening/sources/import/import.ts';
import type { Listener } from '../../listening/sources/plan.ts';
import type { Clock, Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { lessonsReader } from '../mentions/read-lessons.ts';
import { listenFor } from './listen-for.ts';
import { byId, type Former, idOf, tellApart } from './tell-apart.ts';

const IMPORT_BATCH = 500;

/** Mentions and verdicts of a read, ready to be stored. `undo` forgets them again when that failed. */
interface PendingBatch extends Omit<IngestResult, 'unwanted'> {
  /** Posts that somebody may want later, or that everybody has matched; absent = such posts are not to be kept. */
  unmatched?: { post: Post; of: 'all' | readonly string[] }[];
  undo(): void;
}

/**
 * The pipeline with its memory: the index of all keywords, and the stories of each workspace. Whatever brings posts
 * (polls, streams, imports) goes through here, one after the other, so that two reads of the same post meet.
 */
export interface Ingest {
  /** Reads the keywords again; the index is rebuilt only when they changed. */
  refresh(): Promise<readonly Listener[]>;
  /** Runs `work` when all earlier work is done. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** The stories of a workspace are read again when they are needed: mentions have come or gone another way. */
  forgetStories(workspaceId: string): void;
  /** Whether a post would get anywhere; costs a small part of `prepareBatch`. */
  matches(post: RawPost, scope: 'all' | readonly string[]): boolean;
  /**
   * Matches posts and builds their mentions; nothing is stored yet.
   * @param past whether they are what a first read of their source found
   */
  prepareBatch(
    posts: readonly RawPost[],
    scope: 'all' | readonly string[],
    keepUnmatched: boolean,
    past?: boolean,
  ): Promise<PendingBatch>;
  importPosts(
    workspaceId: string,
    posts: readonly RawPost[],
    dryRun: boolean,
  ): Promise<Omit<ImportOutcome, 'errors'>>;
}

export function createIngest({ store, clock }: { store: Store; clock: Clock }): Ingest {
  let matcher: KeywordMatcher = { index: buildIndex([]), keywords: new Map(), languageIndexOf: () => null };
  let listeners: Listener[] = [];
  let indexed = '';
  let workspaces: string[] = [];
  const stories = new Map<string, StoryIndex>();
  let storiesVersion = store.storiesVersion();
  const turns = new PQueue({ concurrency: 1 });
  const lessonsOf = lessonsReader(store);

  const refresh = async (): Promise<readonly Listener[]> => {
    const keywords = await store.allKeywords();
    workspaces = (await store.workspaces()).map(({ id }) => id);
    const lists = await store.allWordLists();
    const now = JSON.stringify([
      lists.map(({ workspaceId, name, entries }) => [workspaceId, name, entries]),
      keywords.map(
        ({ workspaceId, id, query, forms, kind, sources, languages, context, relevance, paused }) => [
          workspaceId,
          id,
          query,
          forms,
          kind,
          sources,
          languages,
          context,
          relevance,
          paused,
        ],
      ),
    ]);
    if (now !== indexed) {
      ({ matcher, listeners } = listenFor(keywords, lists));
      indexed = now;
    }
    return listeners;
  };

  const storiesOf = async (workspaceId: string): Promise<StoryIndex> => {
    // What people joined is one story for the copies to come, too.
    if (storiesVersion !== store.storiesVersion()) stories.clear();
    storiesVersion = store.storiesVersion();
    const known = stories.get(workspaceId);
    if (known) return known;
    const index = createStoryIndex();
    for (const { id, storyId, post } of await store.recentMentions(workspaceId, clock.now() - STORY_WINDOW)) {
      index.add(id, storyId, post);
    }
    stories.set(workspaceId, index);
    return index;
  };

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => turns.add(work);

  const prepareBatch: Ingest['prepareBatch'] = async (posts, scope, keepUnmatched, past = false) => {
    if (indexed === '') await refresh();
    const now = clock.now();
    const matched = matchPosts(posts, scope, matcher, now, past);
    // A stream says which of its posts are edits: only these were there before.
    const edits = new Set(posts.filter(({ seenBefore }) => seenBefore).map(idOf));
    const former = await formerOf(
      keepUnmatched ? matched.read : matched.read.filter(({ post }) => edits.has(idOf(post))),
      scope,
    );
    const { candidates, verdicts, read, renamed } = await tellApart(
      matched,
      byId(keepUnmatched ? former : []),
      past,
      async (some) => (await Promise.all(inScope(scope).map((id) => store.known(id, some)))).flat(),
    );
    for (const { workspaceId, mentions } of former)
      mentions.push(...(await store.outdated(workspaceId, renamed)));
    const result: IngestResult = {
      added: [],
      edited: former.flatMap(({ workspaceId, mentions }) => loseHits(workspaceId, read, mentions)),
      recounted: [],
      verdicts: keepUnmatched ? verdicts : verdicts.filter(isOwned),
      unwanted: [],
    };
    for (const [workspaceId, wanted] of candidates) {
      const known = await store.known(
        workspaceId,
        wanted.map(({ post }) => post),
      );
      const unmatched = former.find((of) => of.workspaceId === workspaceId)?.unmatched;
      const first = keepUnmatched ? await firstReads(workspaceId, wanted, known, unmatched) : wanted;
      const detect = needsDetection(first) ? await loadDetector() : null;
      const built = buildMentions(
        workspaceId,
        first,
        known,
        await storiesOf(workspaceId),
        detect,
        matcher.languageIndexOf,
        await lessonsOf(workspaceId, wantedBy(first), now),
        now,
      );
      result.added.push(...built.added);
      result.edited.push(...built.edited);
      result.recounted.push(...built.recounted);
      result.verdicts.push(...built.verdicts);
      for (const { source, extId } of built.unwanted)
        for (const one of read)
          if (one.post.source === source && one.post.extId === extId) one.wantedBy.delete(workspaceId);
    }
    const undo = () => {
      for (const { workspaceId, id } of result.added) stories.get(workspaceId)?.forget(id);
    };
    const { unwanted: _, ...stored } = result;
    return { ...stored, ...(keepUnmatched ? { unmatched: unmatchedOf(read, scope) } : {}), undo };
  };

  /** Whose keywords may match a post of such a scope. */
  const inScope = (scope: 'all' | readonly string[]) => (scope === 'all' ? workspaces : scope);

  const unmatchedOf = (
    read: MatchResult['read'],
    scope: 'all' | readonly string[],
  ): NonNullable<PendingBatch['unmatched']> =>
    read.map(({ post, wantedBy }) => {
      const left = inScope(scope).filter((id) => !wantedBy.has(id));
      return { post, of: scope === 'all' && left.length > 0 ? 'all' : left };
    });

  /** What is stored of the posts of a read and says something else than they do now. */
  const formerOf = async (read: MatchResult['read'], scope: 'all' | readonly string[]): Promise<Former[]> => {
    const posts = read.map(({ post }) => post);
    const former: Former[] = [];
    for (const workspaceId of posts.length === 0 ? [] : inScope(scope)) {
      const mentions = await store.outdated(workspaceId, posts);
      // The ids of an API that everybody asks are good: what was unmatched there is looked up where it is wanted.
      const unmatched = scope === 'all' ? null : await store.unmatchedAmong(workspaceId, posts);
      former.push({ workspaceId, mentions, unmatched });
    }
    return former;
  };

  /** Posts that had been read before they matched have the date of then. */
  const firstReads = async (
    workspaceId: string,
    wanted: readonly Candidate[],
    known: readonly KnownPost[],
    unmatched: readonly Post[] | null = null,
  ): Promise<Candidate[]> => {
    const mentions = new Set(known.map(idOf));
    const posts = wanted.map(({ post }) => post).filter((post) => !mentions.has(idOf(post)));
    const found = unmatched ?? (await store.unmatchedAmong(workspaceId, posts));
    const first = new Map(found.map((post) => [idOf(post), post]));
    return wanted.map((candidate) => {
      const before = mentions.has(idOf(candidate.post)) ? undefined : first.get(idOf(candidate.post));
      return before ? { ...candidate, post: asFirstRead(candidate.post, before) } : candidate;
    });
  };

  /** Mentions whose post says something else now that none of their keywords matches. */
  const loseHits = (
    workspaceId: string,
    read: MatchResult['read'],
    mentions: readonly Mention[],
  ): Mention[] => {
    if (mentions.length === 0) return [];
    const unmatched = read.filter(({ wantedBy }) => !wantedBy.has(workspaceId)).map(({ post }) => post);
    const posts = new Map(unmatched.map((post) => [idOf(post), post]));
    return mentions.flatMap((mention) => {
      const post = posts.get(idOf(mention.post));
      // A keyword that is paused judges nothing before it is resumed.
      const hits = mention.hits.filter(
        ({ keywordId }) => matcher.keywords.get(keywordKey({ workspaceId, id: keywordId }))?.paused,
      );
      return post ? [{ ...mention, post, hits }] : [];
    });
  };

  const importPosts: Ingest['importPosts'] = async (workspaceId, posts, dryRun) => {
    await refresh();
    const outcome = { read: posts.length, stored: 0, known: 0, unmatched: 0, dropped: 0 };
    const imported = spanOf(workspaceId, posts);
    for (let from = 0; from < posts.length; from += IMPORT_BATCH) {
      const part = posts.slice(from, from + IMPORT_BATCH);
      await inTurn(async () => {
        const { undo, ...batch } = await prepareBatch(part, [workspaceId], true);
        const unmatched = count(batch.verdicts, 'match');
        const held = new Set(batch.added.filter(isHeld).map(({ id }) => id));
        const dropped = held.size + count(batch.verdicts, 'normalize');
        let stored = batch.added.length - held.size;
        if (dryRun) undo();
        else {
          const { added } = await store
            .commitCollected({ ...batch, request: null, gap: null, deliveries: [], deleted: [], ...imported })
            .catch((error: unknown) => {
              undo();
              throw error;
            });
          stored = added.filter((id) => !held.has(id)).length;
        }
        outcome.stored += stored;
        outcome.unmatched += unmatched;
        outcome.dropped += dropped;
        outcome.known += Math.max(0, part.length - stored - unmatched - dropped);
      });
    }
    return outcome;
  };

  return {
    refresh,
    inTurn,
    forgetStories: (workspaceId) => void stories.delete(workspaceId),
    matches: (post, scope) => wouldMatch(post, scope, matcher),
    prepareBatch,
    importPosts,
  };
}

function isHeld({ hits }: Mention): boolean {
  return hits.every(({ held }) => held !== null);
}

/** What an import covers: the time between its oldest post and its newest. */
function spanOf(
  workspaceId: string,
  posts: readonly RawPost[],
): { imported?: { workspaceId: string; from: Millis; to: Millis } } {
  const dates = posts.flatMap(({ publishedAt }) => publishedAt ?? []);
  if (dates.length === 0) return {};
  const from = dates.reduce((oldest, at) => Math.min(oldest, at));
  return { imported: { workspaceId, from, to: dates.reduce((newest, at) => Math.max(newest, at)) } };
}

function isOwned({ workspaceId }: Verdict): boolean {
  return workspaceId !== '*';
}

/** Posts (not keywords) that stopped at a stage. */
function count(verdicts: readonly Verdict[], stage: Verdict['stage']): number {
  return new Set(
    verdicts
      .filter((verdict) => verdict.stage === stage && verdict.outcome === 'dropped')
      .map(({ extId }) => extId),
  ).size;
}
