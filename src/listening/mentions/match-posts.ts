import type { Keyword } from '../keywords/keyword.ts';
import type { KeywordIndex } from '../keywords/query/index.ts';
import type { Millis } from '../time.ts';
import { keptText } from './kept-text.ts';
import type { Post, RawPost, TermHit } from './mention.ts';
import { normalize, readableOf } from './normalize.ts';
import { refusedOf, sharedVerdict, type Verdict, verdictOf } from './verdict.ts';
import { unwantedBy } from './wanted.ts';

/** The index of one keyword, where its query asks for a language; null = that makes no difference to it. */
export type LanguageIndexOf = (keyword: Keyword) => KeywordIndex | null;

/** All keywords of all workspaces behind one index; its ids are `keywordKey`. */
export interface KeywordMatcher {
  index: KeywordIndex;
  keywords: ReadonlyMap<string, Keyword>;
  languageIndexOf: LanguageIndexOf;
}

export function keywordKey(keyword: Pick<Keyword, 'workspaceId' | 'id'>): string {
  return `${keyword.workspaceId}/${keyword.id}`;
}

/** A post that at least one keyword of one workspace wants. */
export interface Candidate {
  post: Post;
  matches: { keyword: Keyword; terms: TermHit[] }[];
}

/** The keywords that want any of them, each once. */
export function wantedBy(candidates: readonly Candidate[]): Keyword[] {
  return [...new Set(candidates.flatMap(({ matches }) => matches.map(({ keyword }) => keyword)))];
}

export interface MatchResult {
  /** By workspace. */
  candidates: Map<string, Candidate[]>;
  verdicts: Verdict[];
  /** Every post that could be read, with the workspaces of its candidates. */
  read: { post: Post; wantedBy: Map<string, Candidate> }[];
}

/**
 * Normalize and match: what a source read becomes candidates of the workspaces whose keywords want it. Pure.
 * @param scope whose keywords may match: everybody's, or those of the workspaces that added the feed
 * @param now time of the read, ms UTC
 * @param past whether this is the first read of its source
 */
export function matchPosts(
  raw: readonly RawPost[],
  scope: 'all' | readonly string[],
  matcher: KeywordMatcher,
  now: Millis,
  past = false,
): MatchResult {
  const candidates = new Map<string, Candidate[]>();
  const verdicts: Verdict[] = [];
  const read: MatchResult['read'] = [];
  for (const given of raw) {
    const whole = normalize(given, now, past);
    if ('dropped' in whole) {
      // Without an address nobody can ask why.
      if (whole.dropped !== 'no-address')
        verdicts.push(sharedVerdict(given, given.url, now, 'normalize', whole.dropped, whole.detail));
      continue;
    }
    const byWorkspace = new Map<string, Candidate>();
    const { matches, excluded } = matcher.index.judge(whole);
    const kept = keptText(
      whole.text,
      matches.map(({ terms }) => terms),
    );
    const post = kept ? { ...whole, text: kept.text } : whole;
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
            refused: refusedOf(post),
          }),
        );
    }
    for (const { id, terms } of matches) {
      const keyword = inScope(id);
      if (!keyword) continue;
      const unwanted = unwantedBy(keyword, post);
      if (unwanted) {
        verdicts.push(
          verdictOf(keyword.workspaceId, post, now, 'match', 'dropped', unwanted, {
            keywordId: keyword.id,
            detail: unwanted === 'language' ? post.lang : null,
            refused: refusedOf(post),
          }),
        );
        continue;
      }
      const candidate = byWorkspace.get(keyword.workspaceId) ?? { post, matches: [] };
      candidate.matches.push({
        keyword,
        terms: kept ? terms.map(kept.move).filter((term) => term !== null) : terms,
      });
      byWorkspace.set(keyword.workspaceId, candidate);
    }
    if (byWorkspace.size === 0)
      verdicts.push(sharedVerdict(post, post.canonicalUrl, now, 'match', 'no-keyword', null));
    for (const [workspaceId, candidate] of byWorkspace) {
      const list = candidates.get(workspaceId);
      if (list) list.push(candidate);
      else candidates.set(workspaceId, [candidate]);
    }
    read.push({ post, wantedBy: byWorkspace });
  }
  return { candidates, verdicts, read };
}

/**
 * Whether a post would match any keyword, or would without an exclusion (which leaves a verdict). Costs a small part of
 * `matchPosts`: a stream asks it of every post of a network.
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
