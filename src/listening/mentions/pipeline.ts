import { hash } from 'node:crypto';
import type { Keyword } from '../keywords/keyword.ts';
import type { DetectLanguage } from '../keywords/languages/detect.ts';
import type { KeywordIndex } from '../keywords/query/index.ts';
import { scoreHit } from '../sentiment/score-mention.ts';
import type { Millis } from '../time.ts';
import { decide, type KnownPost } from './dedupe.ts';
import type { Mention, Post, PostCounts, RawPost, TermHit } from './mention.ts';
import { noiseOf } from './noise.ts';
import { normalize, readableOf } from './normalize.ts';
import type { StoryIndex } from './story.ts';
import type { Reason, Verdict } from './verdict.ts';

/** The workspace of verdicts that concern nobody in particular. */
const SHARED = '*';

/** All keywords of all workspaces behind one index; its ids are `earId`. */
export interface KeywordMatcher {
  index: KeywordIndex;
  keywords: ReadonlyMap<string, Keyword>;
}

export function keywordKey(keyword: Pick<Keyword, 'workspaceId' | 'id'>): string {
  return `${keyword.workspaceId}/${keyword.id}`;
}

/** A post that at least one keyword of one workspace wants. */
export interface Candidate {
  post: Post;
  matches: { keyword: Keyword; terms: TermHit[] }[];
}

export interface Sifted {
  /** By workspace. */
  candidates: Map<string, Candidate[]>;
  verdicts: Verdict[];
}

/**
 * Normalize and match: what a source read becomes candidates of the workspaces whose keywords want it. Pure.
 * @param scope whose keywords may match: everybody's, or those of the workspaces that added the feed
 * @param now time of the read, ms UTC
 */
export function matchPosts(
  raw: readonly RawPost[],
  scope: 'all' | readonly string[],
  matcher: KeywordMatcher,
  now: Millis,
): Sifted {
  const candidates = new Map<string, Candidate[]>();
  const verdicts: Verdict[] = [];
  for (const one of raw) {
    const post = normalize(one, now);
    if ('dropped' in post) {
      // Without an address nobody can ask why.
      if (post.dropped !== 'no-address')
        verdicts.push(shared(one, one.url, now, 'normalize', post.dropped, post.detail));
      continue;
    }
    const byWorkspace = new Map<string, Candidate>();
    const { matches, excluded } = matcher.index.judge(post);
    const inScope = (id: string) => {
      const keyword = matcher.keywords.get(id);
      return keyword && (scope === 'all' || scope.includes(keyword.workspaceId)) ? keyword : null;
    };
    for (const { id, by } of excluded) {
      const keyword = inScope(id);
      if (keyword)
        verdicts.push(
          verdictOf(keyword.workspaceId, post, now, 'match', 'dropped', 'excluded-term', {
            keywordId: keyword.id,
            detail: by[0]?.term ?? null,
          }),
        );
    }
    for (const { id, terms } of matches) {
      const keyword = inScope(id);
      if (!keyword) continue;
      const unwanted = unwantedBy(keyword, post);
      if (unwanted) {
        verdicts.push(
          verdictOf(keyword.workspaceId, post, now, 'match', 'dropped', unwanted, { keywordId: keyword.id }),
        );
        continue;
      }
      const candidate = byWorkspace.get(keyword.workspaceId) ?? { post, matches: [] };
      candidate.matches.push({ keyword, terms });
      byWorkspace.set(keyword.workspaceId, candidate);
    }
    if (byWorkspace.size === 0)
      verdicts.push(shared(post, post.canonicalUrl, now, 'match', 'no-keyword', null));
    for (const [workspaceId, candidate] of byWorkspace) {
      const list = candidates.get(workspaceId);
      if (list) list.push(candidate);
      else candidates.set(workspaceId, [candidate]);
    }
  }
  return { candidates, verdicts };
}

/**
 * Whether `sift` would say more of a post than that no keyword wants it. Costs a small part of it: what a stream asks
 * of every post of a network.
 */
export function wouldMatch(raw: RawPost, scope: 'all' | readonly string[], matcher: KeywordMatcher): boolean {
  const { matches, excluded } = matcher.index.judge(readableOf(raw));
  if (matches.length === 0 && excluded.length === 0) return false;
  if (scope === 'all') return true;
  return [...matches, ...excluded].some(({ id }) => {
    const keyword = matcher.keywords.get(id);
    return keyword !== undefined && scope.includes(keyword.workspaceId);
  });
}

export interface IngestResult {
  added: Mention[];
  edited: Mention[];
  recounted: { workspaceId: string; mentionId: string; counts: PostCounts; followers: number | null }[];
  verdicts: Verdict[];
}

/**
 * Dedupe, noise and score, for the candidates of one workspace. Pure but for the story index, which learns the new
 * mentions; a caller whose batch is not stored forgets them again (`stories.forget`).
 * @param detect needed only when a candidate declares no language (`needsDetection`)
 */
export function buildMentions(
  workspaceId: string,
  candidates: readonly Candidate[],
  known: readonly KnownPost[],
  stories: StoryIndex,
  detect: DetectLanguage | null,
  now: Millis,
): IngestResult {
  const settled: IngestResult = { added: [], edited: [], recounted: [], verdicts: [] };
  const stored = knownByName(known);
  for (const { post, matches } of candidates) {
    const decision = decide(post, stored.find(post), stories);
    const say = (
      stage: Verdict['stage'],
      outcome: Verdict['outcome'],
      reason: Reason,
      more: Partial<Verdict> = {},
    ) => settled.verdicts.push(verdictOf(workspaceId, post, now, stage, outcome, reason, more));
    if (decision.what !== 'new') {
      const { mentionId } = decision;
      if (decision.what === 'same-address') say('dedupe', 'merged', 'same-address', { mentionId });
      if (decision.what === 'counts-changed') {
        const followers = post.author?.followers ?? null;
        settled.recounted.push({ workspaceId, mentionId, counts: post.counts, followers });
      }
      if (decision.what === 'edited') {
        const before = stored.find(post).find((one) => one.mentionId === mentionId)!;
        settled.edited.push(
          mentionOf(
            workspaceId,
            mentionId,
            before.storyId,
            { ...post, publishedAt: before.publishedAt },
            matches,
          ),
        );
        say('dedupe', 'updated', 'edited', { mentionId });
      }
      continue;
    }
    const noise = noiseOf(post, { authorRecent: post.author === null ? 0 : stories.repeats(post) });
    if (noise) {
      say('noise', 'dropped', noise.reason, { detail: noise.detail });
      continue;
    }
    const heard = withLanguage(post, detect);
    const wanted = matches.filter(({ keyword }) => unwantedBy(keyword, heard) === null);
    for (const { keyword } of matches)
      if (!wanted.some((match) => match.keyword === keyword))
        say('match', 'dropped', 'language', { keywordId: keyword.id, detail: heard.lang });
    if (wanted.length === 0) continue;
    const id = mentionIdOf(workspaceId, heard);
    const mention = mentionOf(workspaceId, id, decision.storyId ?? id, heard, wanted);
    stories.add(id, mention.storyId, heard);
    stored.add(knownOf(mention));
    settled.added.push(mention);
    for (const { keyword } of wanted)
      say('store', 'kept', 'stored', { keywordId: keyword.id, mentionId: id });
  }
  return settled;
}

/** The same post gives the same id, whenever and however often it is read; ids sort by time of publication. */
function mentionIdOf(workspaceId: string, post: Post): string {
  const name = hash('sha1', `${workspaceId}\0${post.source}\0${post.extId}`, 'hex').slice(0, 16);
  return `${Math.max(0, post.publishedAt).toString(36).padStart(9, '0')}-${name}`;
}

function mentionOf(
  workspaceId: string,
  id: string,
  storyId: string,
  post: Post,
  matches: Candidate['matches'],
): Mention {
  return {
    workspaceId,
    id,
    storyId,
    post,
    hits: matches.map(({ keyword, terms }) => scoreHit(post, keyword.id, terms)),
  };
}

/** Whether any candidate's language must be found out. */
export function needsDetection(candidates: readonly Candidate[]): boolean {
  return candidates.some(({ post }) => post.lang === null);
}

/** Detection runs only here, for what is about to be stored: some 180 µs a post, more than all other stages together. */
function withLanguage(post: Post, detect: DetectLanguage | null): Post {
  if (post.lang !== null || detect === null) return post;
  const lang = detect(`${post.title ?? ''} ${post.text}`);
  return lang === null ? post : { ...post, lang, langBy: 'detected' };
}

function unwantedBy(keyword: Keyword, post: Post): Reason | null {
  if (keyword.paused) return 'no-keyword';
  if (keyword.sources.length > 0 && !keyword.sources.includes(post.source)) return 'source-not-wanted';
  if (post.lang !== null && keyword.languages.length > 0 && !keyword.languages.includes(post.lang))
    return 'language';
  return null;
}

function knownOf({ id, storyId, post }: Mention): KnownPost {
  const { source, extId, canonicalUrl, contentHash, title, outlet, publishedAt, kind, counts } = post;
  return {
    mentionId: id,
    storyId,
    source,
    extId,
    canonicalUrl,
    contentHash,
    title,
    outlet,
    publishedAt,
    kind,
    counts,
  };
}

/** Known posts by id and by address, growing with the batch: the second copy in one batch must find the first. */
function knownByName(known: readonly KnownPost[]) {
  const byName = new Map<string, KnownPost[]>();
  const add = (post: KnownPost) => {
    for (const name of [`${post.source} ${post.extId}`, post.canonicalUrl]) {
      const list = byName.get(name);
      if (list) list.push(post);
      else byName.set(name, [post]);
    }
  };
  known.forEach(add);
  const find = (post: Post): KnownPost[] => [
    ...(byName.get(`${post.source} ${post.extId}`) ?? []),
    ...(byName.get(post.canonicalUrl) ?? []),
  ];
  return { add, find };
}

function verdictOf(
  workspaceId: string,
  post: Pick<Post, 'canonicalUrl' | 'source' | 'extId'>,
  at: Millis,
  stage: Verdict['stage'],
  outcome: Verdict['outcome'],
  reason: Reason,
  more: Partial<Pick<Verdict, 'keywordId' | 'detail' | 'mentionId'>> = {},
): Verdict {
  const { canonicalUrl, source, extId } = post;
  return {
    workspaceId,
    canonicalUrl,
    source,
    extId,
    keywordId: null,
    at,
    stage,
    outcome,
    reason,
    detail: null,
    mentionId: null,
    ...more,
  };
}

function shared(
  post: Pick<RawPost, 'source' | 'extId'>,
  canonicalUrl: string,
  at: Millis,
  stage: Verdict['stage'],
  reason: Reason,
  detail: string | null,
): Verdict {
  return verdictOf(SHARED, { ...post, canonicalUrl }, at, stage, 'dropped', reason, { detail });
}
