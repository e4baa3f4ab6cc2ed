import type { Keyword } from '../../listening/keywords/keyword.ts';
import { loadDetector } from '../../listening/keywords/languages/detect.ts';
import { buildIndex, type KeywordIndex } from '../../listening/keywords/query/index.ts';
import type { Surroundings } from '../../listening/keywords/query/resolve.ts';
import type { Query } from '../../listening/keywords/query/tree.ts';
import { buildMentions, needsDetection } from '../../listening/mentions/build-mentions.ts';
import type { KnownPost } from '../../listening/mentions/dedupe.ts';
import { heldBack, judgeHit } from '../../listening/mentions/judge-hit.ts';
import type { LessonsOf } from '../../listening/mentions/lessons.ts';
import { engineHit } from '../../listening/mentions/marks.ts';
import type { Candidate, LanguageIndexOf } from '../../listening/mentions/match-posts.ts';
import type { Hit, Mention, Post, TermHit } from '../../listening/mentions/mention.ts';
import { storedContext } from '../../listening/mentions/noise.ts';
import { languageIndexes } from '../../listening/mentions/post-language.ts';
import { createStoryIndex, STORY_WINDOW, type StoryIndex } from '../../listening/mentions/story.ts';
import type { Verdict } from '../../listening/mentions/verdict.ts';
import { unwantedBy } from '../../listening/mentions/wanted.ts';
import { isBySentence } from '../../listening/relevance/by-sentence.ts';
import type { Millis } from '../../listening/time.ts';
import type { BackFill, Store } from '../../store/store.ts';
import { readLessons } from '../mentions/read-lessons.ts';
import { keywordQuery, readSurroundings } from './surroundings.ts';

/** Posts matched in one go: some 10 ms. */
const PAGE = 300;

type Place = Pick<BackFill, 'stage' | 'after'>;

/** What one page of the stored past means for a keyword. */
export interface MatchedPage {
  /** Posts looked at, and the oldest date among them. */
  read: number;
  oldest: Millis | null;
  /** Stored mentions that the keyword matches or had matched: its hit before, and as it should be. */
  hits: { mention: Mention; before: Hit | null; hit: Hit | null }[];
  /** Mentions that the window gives, with their rows there. */
  added: { row: number; mention: Mention }[];
  verdicts: Verdict[];
  /** Where the next page begins; null = this was the last. */
  next: Place | null;
}

export const BEGINNING: Place = { stage: 'stored', after: [Number.MIN_SAFE_INTEGER, 0] };

/**
 * All that is stored, matched for one keyword, page by page: first the mentions of its workspace, whatever keyword brought
 * them, then the window of unmatched posts, in the order in which they were read, through the same pipeline as when they
 * came. What is previewed and what is counted come from here alike. Nothing is changed.
 * @param since older posts are passed over
 * @param surroundings what its query would refer to; left out: what it does
 */
export async function* matchStored(
  store: Store,
  keyword: Keyword,
  now: Millis,
  from: Place = BEGINNING,
  since: Millis = Number.MIN_SAFE_INTEGER,
  surroundings?: Surroundings,
): AsyncGenerator<MatchedPage, void> {
  const around = surroundings ?? (await readSurroundings(store, keyword.workspaceId));
  const query = keywordQuery(keyword, around);
  const matches = matcherOf(keyword, query);
  const indexOf = languageIndexes(() => query);
  const lessons = await readLessons(store, keyword.workspaceId, [keyword], now);
  if (from.stage === 'stored')
    for (let after: BackFill['after'] | null = laterOf(from.after, [since, 0]); after; ) {
      const { mentions, next } = await store.mentionsAfter(keyword.workspaceId, after, PAGE);
      after = next;
      const hits = mentions.flatMap((mention) => hitsIn(mention, keyword, matches, lessons));
      yield { ...pageOf(mentions), hits, next: next ? { stage: 'stored', after: next } : WINDOW };
    }
  // A pause keeps what it had, and finds nothing new.
  if (keyword.paused) return yield { ...pageOf([]), next: null };
  yield* matchWindow(
    store,
    keyword,
    matches,
    { lessons, indexOf },
    now,
    from.stage === 'unmatched' ? from.after[1] : 0,
    since,
  );
}

/** What posts are judged by once they matched. */
interface Judging {
  lessons: LessonsOf;
  indexOf: LanguageIndexOf;
}

const WINDOW: Place = { stage: 'unmatched', after: [0, 0] };

async function* matchWindow(
  store: Store,
  keyword: Keyword,
  matches: Matcher,
  judging: Judging,
  now: Millis,
  done: number,
  since: Millis,
): AsyncGenerator<MatchedPage, void> {
  const { workspaceId } = keyword;
  const rows = (await store.unmatchedRows(workspaceId)).filter((row) => row > done);
  let stories: StoryIndex | null = null;
  const carried: KnownPost[] = [];
  for (let from = 0; from < rows.length; from += PAGE) {
    const page = rows.slice(from, from + PAGE);
    const found = (await store.unmatchedPosts(workspaceId, page)).filter(
      ({ post }) => post.publishedAt >= since,
    );
    const wanted = found.flatMap(({ row, post }) => {
      const terms = matches(post);
      return terms ? [{ row, post, matches: [{ keyword, terms }] }] : [];
    });
    const last = from + PAGE >= rows.length;
    const next: Place | null = last ? null : { stage: 'unmatched', after: [0, page.at(-1)!] };
    if (wanted.length === 0) {
      yield { ...pageOf(found), next };
      continue;
    }
    if (!stories) {
      stories = createStoryIndex(Number.POSITIVE_INFINITY);
      const begin = Math.min(...wanted.map(({ post }) => post.publishedAt)) - STORY_WINDOW;
      for (let after: BackFill['after'] | null = [begin, 0]; after; ) {
        const stored = await store.mentionsAfter(workspaceId, after, PAGE);
        for (const { id, storyId, post } of stored.mentions) stories.add(id, storyId, post);
        after = stored.next;
        // Room for other work: nothing is done yet.
        if (after) yield { ...pageOf([]), next: { stage: 'unmatched', after: [0, done] } };
      }
    }
    const built = await mentionsOf(store, keyword, wanted, stories, carried, judging, now);
    done = page.at(-1)!;
    yield { ...pageOf(found), ...built, next };
  }
  if (rows.length === 0) yield { ...pageOf([]), next: null };
}

async function mentionsOf(
  store: Store,
  { workspaceId }: Keyword,
  wanted: readonly (Candidate & { row: number })[],
  stories: StoryIndex,
  carried: KnownPost[],
  { lessons, indexOf }: Judging,
  now: Millis,
): Promise<Pick<MatchedPage, 'added' | 'verdicts'>> {
  const stored = await store.known(
    workspaceId,
    wanted.map(({ post }) => post),
  );
  const detect = needsDetection(wanted) ? await loadDetector() : null;
  const { added, verdicts } = buildMentions(
    workspaceId,
    wanted,
    [...stored, ...carried],
    stories,
    detect,
    indexOf,
    lessons,
    now,
  );
  const rowOf = new Map(wanted.map(({ row, post }) => [`${post.source} ${post.extId}`, row]));
  carried.push(...added.map(({ id, storyId, post }) => ({ ...post, mentionId: id, storyId })));
  return {
    added: added.map((mention) => ({
      row: rowOf.get(`${mention.post.source} ${mention.post.extId}`)!,
      mention,
    })),
    verdicts,
  };
}

function hitsIn(
  mention: Mention,
  keyword: Keyword,
  matches: Matcher,
  lessons: LessonsOf,
): MatchedPage['hits'] {
  const before = mention.hits.find(({ keywordId }) => keywordId === keyword.id) ?? null;
  if (keyword.paused && !before) return [];
  const terms = matches(mention.post);
  if (!terms) return before ? [{ mention, before, hit: null }] : [];
  const { post, hits } = mention;
  const context = storedContext(hits);
  const hit = judgeHit(post, keyword, terms, lessons(keyword.id), context);
  if (!before) return [{ mention, before, hit }];
  const slow = withSlowScore(hit, engineHit(before));
  const held = heldBack(post, keyword, terms, slow.relevance, lessons(keyword.id), context);
  return [{ mention, before, hit: { ...slow, held } }];
}

/** What took its time to find out stays: it would be found again, of the same words. */
function withSlowScore(hit: Hit, before: Hit): Hit {
  const isSlow = before.sentiment.method === 'sentence' || before.sentiment.method === 'endpoint';
  const same = JSON.stringify(before.terms) === JSON.stringify(hit.terms);
  const isSlowRelevance = isBySentence(before.relevance) && isRaised(before) === isRaised(hit);
  return {
    ...hit,
    sentiment: isSlow && same ? before.sentiment : hit.sentiment,
    relevance: isSlowRelevance && same ? before.relevance : hit.relevance,
  };
}

/** Whether a context word speaks for it: those may be others now. */
function isRaised({ relevance }: Hit): boolean {
  return relevance.why.some(({ sign }) => sign === 'context');
}

/** The terms that the keyword finds in a post that it wants; null when it does not. */
type Matcher = (post: Post) => TermHit[] | null;

function matcherOf(keyword: Keyword, query: Query | null): Matcher {
  if (!query) return () => null;
  const index: KeywordIndex = buildIndex([{ id: keyword.id, query }]);
  const awake = { ...keyword, paused: false };
  return (post) => {
    const [match] = index.match(post);
    return match && unwantedBy(awake, post) === null ? match.terms : null;
  };
}

function pageOf(posts: readonly { post: Post }[]): Omit<MatchedPage, 'next'> {
  const oldest = posts.reduce<Millis | null>(
    (least, { post }) => (least === null ? post.publishedAt : Math.min(least, post.publishedAt)),
    null,
  );
  return { read: posts.length, oldest, hits: [], added: [], verdicts: [] };
}

function laterOf(a: BackFill['after'], b: BackFill['after']): BackFill['after'] {
  return a[0] >= b[0] ? a : b;
}
