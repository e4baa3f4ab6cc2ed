import type { Driver } from './alerts/alert.ts';
import { driversOf, keywordWords, phrasesIn } from './alerts/drivers.ts';
import { groupBy } from './group.ts';
import type { Keyword } from './keywords/keyword.ts';
import { type Fingerprint, fingerprintOf, nearlyAlike } from './mentions/fingerprint.ts';
import type { Mention, SentimentLabel } from './mentions/mention.ts';
import { postReach, topPostOf } from './mentions/top-post.ts';
import { voiceName, voiceOf } from './mentions/voice.ts';
import type { TopPost } from './series/series.ts';

const SHOWN = 3;
/** A post that says what another shown one says is worth this part of it. */
const SAID_ALREADY = 0.5;

/** Posts of one keyword, to be explained by a few of them. */
export interface TellingQuestion {
  keyword: Keyword;
  /** Of the period. */
  now: readonly Mention[];
  /** Of the time it is compared with; null = there is nothing to explain: the posts that carry furthest are the telling ones. */
  before: readonly Mention[] | null;
  /** The label that moved: only posts that bear it explain that. Left out: all. */
  label?: SentimentLabel;
  /** 3 unless said. */
  limit?: number;
  /** What a headline is never about: names of what else is followed, folded. */
  skip?: readonly string[];
}

export interface TellingPosts {
  /** Phrases that are new or said more often than before, the strongest first; none where nothing is compared. */
  phrases: Driver[];
  posts: TopPost[];
}

interface Candidate {
  mention: Mention;
  copies: number;
  carries: ReadonlySet<string>;
  voice: string;
  strength: number;
}

/**
 * The posts that explain a change best: those that carry the phrases that came with it, each story once, of different
 * people, and no text twice. Where several say the same, the one that carries furthest. Pure.
 */
export function tellingPosts({
  keyword,
  now,
  before,
  label,
  limit = SHOWN,
  skip = [],
}: TellingQuestion): TellingPosts {
  const ofLabel = (mention: Mention) => label === undefined || labelOf(mention, keyword.id) === label;
  const own = new Set([...keywordWords(keyword, now), ...skip]);
  const posts = now.filter(ofLabel);
  const phrases = before === null ? [] : driversOf(posts, before.filter(ofLabel), own);
  const copies = groupBy(now, ({ storyId }) => storyId);
  const worth = new Map(phrases.map(({ phrase, posts: n, weight }) => [phrase, n * weight]));
  const candidates = posts.map((mention): Candidate => {
    const found = worth.size === 0 ? [] : [...phrasesIn(mention, own)].filter((phrase) => worth.has(phrase));
    return {
      mention,
      copies: copies.get(mention.storyId)?.length ?? 1,
      carries: new Set(found),
      voice: voiceName(voiceOf(mention.post), mention.storyId),
      strength: strengthOf(mention, keyword.id),
    };
  });
  const chosen = choose(candidates, worth, limit);
  return {
    phrases,
    posts: chosen.map(({ mention, copies: n, carries }) => {
      const strongest = phrases.find(({ phrase }) => carries.has(phrase));
      return topPostOf(mention, keyword.id, n, strongest?.phrase);
    }),
  };
}

/** One after another, so that each says something that those before it do not; a second one of a person comes last. */
function choose(
  candidates: readonly Candidate[],
  worth: ReadonlyMap<string, number>,
  limit: number,
): Candidate[] {
  const chosen: Candidate[] = [];
  const prints: Fingerprint[] = [];
  const said = new Map<string, number>();
  const worthOf = ({ carries }: Candidate) =>
    [...carries].reduce(
      (sum, phrase) => sum + (worth.get(phrase) ?? 0) * SAID_ALREADY ** (said.get(phrase) ?? 0),
      0,
    );
  let left = [...candidates];
  while (chosen.length < limit && left.length > 0) {
    const voices = new Set(chosen.map(({ voice }) => voice));
    const ranked = left
      .map((candidate) => ({ candidate, fresh: !voices.has(candidate.voice), value: worthOf(candidate) }))
      .sort(
        (a, b) => Number(b.fresh) - Number(a.fresh) || b.value - a.value || further(a.candidate, b.candidate),
      );
    const next = ranked.find(({ candidate }) => {
      const print = fingerprintOf(candidate.mention.post);
      return prints.every((known) => !nearlyAlike(known, print));
    })?.candidate;
    if (!next) break;
    chosen.push(next);
    prints.push(fingerprintOf(next.mention.post));
    for (const phrase of next.carries) said.set(phrase, (said.get(phrase) ?? 0) + 1);
    left = left.filter(({ mention }) => mention.storyId !== next.mention.storyId);
  }
  return chosen;
}

/** The one that carries further first; where no source counts reactions, the one that is passed on, or says it more clearly. */
function further(a: Candidate, b: Candidate): number {
  return (
    postReach(b.mention) - postReach(a.mention) ||
    b.copies - a.copies ||
    b.strength - a.strength ||
    b.mention.post.publishedAt - a.mention.post.publishedAt ||
    (a.mention.id < b.mention.id ? -1 : 1)
  );
}

function labelOf({ hits }: Mention, keywordId: string): SentimentLabel | null {
  return hits.find((hit) => hit.keywordId === keywordId)?.sentiment.label ?? null;
}

function strengthOf({ hits }: Mention, keywordId: string): number {
  return Math.abs(hits.find((hit) => hit.keywordId === keywordId)?.sentiment.value ?? 0);
}
