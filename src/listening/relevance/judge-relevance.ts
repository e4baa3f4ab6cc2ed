import type { Keyword } from '../keywords/keyword.ts';
import type { Held, Post, Relevance, TermHit } from '../mentions/mention.ts';
import { type Features, featuresOf, shownIn } from './features.ts';
import type { RelevanceLessons } from './lessons.ts';
import { isLow, type Reading, type RelevanceModel, readRelevance } from './model.ts';
import { contextIn, type RelevanceSign, type Sign, signsOf } from './signs.ts';

/** Log-odds from which on a post is taken to be about the keyword for sure. */
const HIGH = 1;
/** What the keyword's context words are worth to a model, more than any vote: they raise, and their absence lowers nothing. */
const CONTEXT = 3;
const MAX_SIGNS = 5;

/**
 * How surely a post is about the keyword, with reasons, and whether it is held back for it: by signs alone never, by a model
 * that has proved itself on marks it had not seen.
 */
export function judgeRelevance(
  post: Post,
  keyword: Pick<Keyword, 'languages' | 'context' | 'relevance'>,
  terms: readonly TermHit[],
  lessons: RelevanceLessons | null,
): { relevance: Relevance; held: Held | null } {
  const shown = shownIn(post, terms);
  const context = contextIn(post, keyword, shown);
  const model = lessons?.model;
  if (!model) {
    const signs = signsOf(post, keyword, terms, shown, lessons?.history ?? null);
    const score = signs.reduce((sum, { weight }) => sum + weight, 0);
    const level = score >= HIGH ? 'high' : 'medium';
    return { relevance: relevanceOf(level, score, signs, 'signs'), held: null };
  }
  const features = featuresOf(post, shown);
  const reading = readRelevance(model, new Set(features.keys()));
  const raised: Sign[] =
    context.length > 0 ? [{ sign: 'context', detail: context.slice(0, 3).join(', '), weight: CONTEXT }] : [];
  const score = reading.score + (raised.length > 0 ? CONTEXT : 0);
  const low = raised.length === 0 && isLow(model, reading);
  const level = low ? 'low' : score >= HIGH ? 'high' : 'medium';
  const why = [...raised, ...votesOf(model, features, reading)];
  const relevance = relevanceOf(level, score, why, 'model');
  return { relevance, held: heldAsLow(relevance, keyword) };
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
): Relevance {
  const strongest = [...signs].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MAX_SIGNS);
  return {
    level,
    score: rounded(score),
    why: strongest.map((sign) => ({ ...sign, weight: rounded(sign.weight) })),
    by,
    version: VERSIONS[by],
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
function votesOf(model: RelevanceModel, features: Features, { votes }: Reading): Sign[] {
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
