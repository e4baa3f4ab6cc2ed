import { hash } from 'node:crypto';
import type { DetectLanguage } from '../keywords/languages/detect.ts';
import type { Millis } from '../time.ts';
import { dedupe, type KnownPost } from './dedupe.ts';
import { judgeHit } from './judge-hit.ts';
import type { LessonsOf } from './lessons.ts';
import type { Candidate, LanguageIndexOf } from './match-posts.ts';
import type { HeldReason, Mention, Post, PostCounts } from './mention.ts';
import type { NoiseContext } from './noise.ts';
import { stillWanted, withLanguage } from './post-language.ts';
import type { StoryIndex } from './story.ts';
import { type Reason, refusedOf, type Verdict, verdictOf } from './verdict.ts';

export interface IngestResult {
  added: Mention[];
  edited: Mention[];
  recounted: { workspaceId: string; mentionId: string; counts: PostCounts; followers: number | null }[];
  verdicts: Verdict[];
  /** Candidates that no keyword wants after all: their language, once it is known, is none of theirs. */
  unwanted: Post[];
}

/**
 * Dedupe and judge, for the candidates of one workspace. Pure but for the story index, which learns the new
 * mentions; a caller whose batch is not stored forgets them again (`stories.forget`).
 * @param detect needed only when a candidate declares no language (`needsDetection`)
 */
export function buildMentions(
  workspaceId: string,
  candidates: readonly Candidate[],
  known: readonly KnownPost[],
  stories: StoryIndex,
  detect: DetectLanguage | null,
  indexOf: LanguageIndexOf,
  lessons: LessonsOf,
  now: Millis,
): IngestResult {
  const result: IngestResult = { added: [], edited: [], recounted: [], verdicts: [], unwanted: [] };
  const stored = knownByName(known);
  const build = (
    id: string,
    storyId: string,
    post: Post,
    wanted: Candidate['matches'],
    noise: NoiseContext,
  ): Mention => ({
    workspaceId,
    id,
    storyId,
    post,
    hits: wanted.map(({ keyword, terms }) => judgeHit(post, keyword, terms, lessons(keyword.id), noise)),
  });
  const contextOf = (post: Post, except?: string): NoiseContext => ({
    authorRecent: post.author === null ? 0 : stories.repeats(post, except),
    linkAuthors: stories.linkAuthors(post),
  });
  for (const candidate of candidates) {
    const { post, matches } = candidate;
    const decision = dedupe(post, stored.find(post), stories);
    const addVerdict = (
      stage: Verdict['stage'],
      outcome: Verdict['outcome'],
      reason: Reason,
      more: Partial<Verdict> = {},
    ) => result.verdicts.push(verdictOf(workspaceId, post, now, stage, outcome, reason, more));
    if (decision.what !== 'new') {
      const { mentionId } = decision;
      if (decision.what === 'same-address') addVerdict('dedupe', 'merged', 'same-address', { mentionId });
      if (decision.what === 'counts-changed') {
        const followers = post.author?.followers ?? null;
        result.recounted.push({ workspaceId, mentionId, counts: post.counts, followers });
      }
      if (decision.what === 'edited') {
        const before = stored.find(post).find((former) => former.mentionId === mentionId)!;
        const edited = { ...withLanguage(post, detect), publishedAt: before.publishedAt };
        const wanted = stillWanted(candidate, edited, indexOf);
        if (wanted.length === 0) result.unwanted.push(edited);
        result.edited.push(build(mentionId, before.storyId, edited, wanted, contextOf(edited, mentionId)));
        addVerdict('dedupe', 'updated', 'edited', { mentionId });
      }
      continue;
    }
    const readable = withLanguage(post, detect);
    const wanted = stillWanted(candidate, readable, indexOf);
    for (const { keyword } of matches)
      if (!wanted.some((match) => match.keyword === keyword))
        addVerdict('match', 'dropped', 'language', {
          keywordId: keyword.id,
          detail: readable.lang,
          refused: refusedOf(post),
        });
    if (wanted.length === 0) {
      result.unwanted.push(readable);
      continue;
    }
    const id = mentionIdOf(workspaceId, readable);
    const mention = build(id, decision.storyId ?? id, readable, wanted, contextOf(readable));
    stories.add(id, mention.storyId, readable);
    stored.add(knownOf(mention));
    result.added.push(mention);
    for (const { keywordId, held } of mention.hits)
      if (held)
        addVerdict(stageOf(held.reason), 'held', held.reason, {
          keywordId,
          detail: held.detail,
          mentionId: id,
        });
      else addVerdict('store', 'kept', 'stored', { keywordId, mentionId: id });
  }
  return result;
}

/** The same post gives the same id, whenever and however often it is read; ids sort by time of publication. */
function mentionIdOf(workspaceId: string, post: Post): string {
  const name = hash('sha1', `${workspaceId}\0${post.source}\0${post.extId}`, 'hex').slice(0, 16);
  return `${Math.max(0, post.publishedAt).toString(36).padStart(9, '0')}-${name}`;
}

function stageOf(reason: HeldReason): Verdict['stage'] {
  return reason === 'low-relevance' || reason === 'not-about-us' ? 'relevance' : 'noise';
}

/** Whether any candidate's language must be found out. */
export function needsDetection(candidates: readonly Candidate[]): boolean {
  return candidates.some(({ post }) => post.lang === null);
}

function knownOf({ id, storyId, post }: Mention): KnownPost {
  const { source, extId, canonicalUrl, contentHash, title, text, outlet, publishedAt, timeBy, kind, counts } =
    post;
  return {
    mentionId: id,
    storyId,
    source,
    extId,
    canonicalUrl,
    contentHash,
    title,
    text,
    outlet,
    publishedAt,
    timeBy,
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
