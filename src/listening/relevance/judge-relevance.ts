import type { Keyword } from '../keywords/keyword.ts';
import type { Held, Post, Relevance, TermHit } from '../mentions/mention.ts';
import { readBySentence, type SentenceRead } from './by-sentence.ts';
import { type Features, featuresOf, type Shown, shownIn } from './features.ts';
import type { RelevanceLessons } from './lessons.ts';
import { type Counted, isLow, type Reading, readRelevance } from './model.ts';
import { contextIn, type RelevanceSign, type Sign, signsOf } from './signs.ts';

/** Log-odds from which on a post is taken to be about the keyword for sure. */
const HIGH = 1;
/** What the keyword's context words are worth to a model, more than any vote: they raise, and their absence lowers nothing. */
const CONTEXT = 3;
const MAX_SIGNS = 5;

/**
 * How surely a post is about the keyword, with reasons, and whether it is held back for it: by signs alone never, by a model
 * that has proved itself on marks it had not seen.
 * @param read what the sentence model makes of it; null = it has not read it
 */
export function judgeRelevance(
  post: Post,
  keyword: Pick<Keyword, 'languages' | 'context' | 'relevance'>,
  terms: readonly TermHit[],
  lessons: RelevanceLessons | null,
  read: SentenceRead | null = null,
): { relevance: Relevance; held: Held | null } {
  const shown = shownIn(post, terms);
  const context = contextIn(post, keyword, shown);
  const judge = judgeOf(post, shown, lessons, read);
  if (!judge) {
    const signs = signsOf(post, keyword, terms, shown, lessons?.history ?? null);
    const score = signs.reduce((sum, { weight }) => sum + weight, 0);
    const level = score >= HIGH ? 'high' : 'medium';
    return { relevance: relevanceOf(level, score, signs, 'signs', VERSIONS.signs), held: null };
  }
  const raised: Sign[] =
    context.length > 0 ? [{ sign: 'context', detail: context.slice(0, 3).join(', '), weight: CONTEXT }] : [];
  const score = judge.score + (raised.length > 0 ? CONTEXT : 0);
  const low = raised.length === 0 && judge.isLow;
  const level = low ? 'low' : score >= HIGH ? 'high' : 'medium';
  const relevance = relevanceOf(level, score, [...raised, ...judge.signs], 'model', judge.version);
  return { relevance, held: heldAsLow(relevance, keyword) };
}

/** What the marks say of a post, by the best of what they taught; null = they are too few. */
function judgeOf(
  post: Post,
  shown: Shown,
  lessons: RelevanceLessons | null,
  read: SentenceRead | null,
): { score: number; isLow: boolean; signs: Sign[]; version: string } | null {
  const features = featuresOf(post, shown);
  const keys = new Set(features.keys());
  if (read) {
    const { odds, votes, ...judged } = readBySentence(read, keys);
    const sign: Sign = { sign: 'sentence', detail: null, weight: odds };
    const signs = [sign, ...votesOf(read.model.words, features, votes)];
    return { ...judged, signs, version: read.model.version };
  }
  const model = lessons?.model;
  if (!model) return null;
  const reading = readRelevance(model, keys);
  const signs = votesOf(model, features, reading.votes);
  return { score: reading.score, isLow: isLow(model, reading), signs, version: VERSIONS.model };
}

/** A post that is surely not about its keyword is held back, unless people want to see all of them. */
export function heldAsLow(
  { level }: Pick<Relevance, 'level'>,
  keyword: Pick<Keyword, 'relevance'>,
): Held | null {
  return level === 'low' && keyword.relevance !== 'off' ? { reason: 'low-relevance', detail: null } : null;
}

const VERSIONS = { signs: 'signs-1', model: 'bayes-1' };

function relevanceOf(
  level: Relevance['level'],
  score: number,
  signs: readonly Sign[],
  by: 'signs' | 'model',
  version: string,
): Relevance {
  const strongest = [...signs].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MAX_SIGNS);
  return {
    level,
    score: rounded(score),
    why: strongest.map((sign) => ({ ...sign, weight: rounded(sign.weight) })),
    by,
    version,
  };
}

const FORM_SIGNS: Readonly<Record<string, RelevanceSign>> = {
  'f handle': 'handle',
  'f tag': 'tag',
  'f upper': 'upper',
  'f capital': 'capital',
  'f lower': 'small',
  'c yes': 'model-context',
  'c no': 'model-no-context',
  'd 0': 'model-no-company',
  'd 1': 'model-company',
  'd 2': 'model-company',
};
const KIND_SIGNS: Readonly<Record<string, RelevanceSign>> = {
  w: 'word',
  l: 'before',
  r: 'after',
  a: 'author',
  s: 'site',
};

/** The votes of a model as signs; what means nothing to a reader is left out. */
function votesOf(model: Counted, features: Features, votes: Reading['votes']): Sign[] {
  const context = model.context
    .filter((feature) => features.has(feature))
    .map((feature) => features.get(feature))
    .filter((word) => word !== null && word !== undefined);
  const signs = new Map<string, Sign>();
  for (const { feature, vote } of votes) {
    const word = features.get(feature) ?? null;
    const kind = KIND_SIGNS[feature[0]!];
    const sign = FORM_SIGNS[feature] ?? (kind && (word !== null || kind === 'author') ? kind : null);
    if (!sign) continue;
    const detail = sign === 'model-context' ? context.slice(0, 3).join(', ') || null : word;
    const key = `${detail ?? sign}`;
    const known = signs.get(key);
    // A neighbor is a word around the name, too: it is named once.
    if (!known || Math.abs(known.weight) < Math.abs(vote)) signs.set(key, { sign, detail, weight: vote });
  }
  return [...signs.values()];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
