import type { KeywordKind } from '../keywords/keyword.ts';
import type { PostRating, Sentiment, SentimentLabel } from '../mentions/mention.ts';
import { judgeByList, wholeValue } from './by-list.ts';
import { judgeBySentence } from './by-sentence.ts';
import { aimOf, hasTables, judgeByTables } from './by-tables.ts';
import type { SentimentLessons } from './lessons.ts';
import type { Lexicon } from './lexicon.ts';
import { withRating } from './rating.ts';
import { type Readable, type Reading, readText } from './reading.ts';
import { plus, softmax, type Three } from './tables/table.ts';
import { aroundTarget } from './target.ts';
import { whyOf } from './why.ts';
import { isWrittenIn } from './written.ts';

/** Engine and data; changes whenever a score could. */
const VERSION = { lexicon: 'lexicon-2', tables: 'tables-1', sentence: 'sentence-1' } as const;
const LABELS = ['neg', 'neu', 'pos'] as const satisfies readonly SentimentLabel[];
/**
 * Emoji as strong as this judge where there are no words: of 1,004 posts of six languages with such emoji they alone were right on
 * 72 of 100. Weaker ones (a smile, tears of laughter) mean too many things.
 */
const TELLING_EMOJI = { value: 0.4, confidence: 0.7 } as const;
/** Part of what words move that takes from the mood that was wrong; the rest goes to its contrary. */
const AWAY_FROM_WRONG = 0.75;
/** Farthest that the words of lessons move a post, in logits. */
const MOST_TAUGHT = 3;
/** Flattens probabilities until a label said with 70 % is right in 70 of 100; measured on posts that taught nothing. */
const CAUTION = { none: 1.25, topic: 1.7, brand: 1.4, list: 2.5 } as const;
/** The same where the sentence model has read the post. */
const SENTENCE_CAUTION = { none: 1.3, topic: 1.6, brand: 1.8 } as const;

export interface SentimentAsk extends Readable {
  /** ISO 639-1; null when unknown. */
  lang: string | null;
  /** Where the keyword stands; empty = sentiment of the whole. */
  target: Readable['target'];
  /** What the author gave beside the words. */
  rating?: PostRating | undefined;
  /** What kind of name the target is; null when there is none. */
  kind: KeywordKind | null;
  lessons: SentimentLessons | null;
  /** The sentence vector of the text, when there is one. */
  vector: Float32Array | null;
}

/**
 * Sentiment of a post toward the keyword in it. Languages with tables are judged by them, others by their word list, and
 * where there is neither the post is not judged (`label` is null). A rating is the better witness. Deterministic; about 10 µs
 * for a short post.
 */
export function scoreSentiment(ask: SentimentAsk): Sentiment {
  const reading = readText(ask);
  const { lexicon } = reading;
  const judged =
    lexicon !== null && isWrittenIn(lexicon.lang, ask)
      ? judge(ask, reading, lexicon)
      : judgeByEmoji(ask, reading);
  return ask.rating ? withRating(judged, speaksNear(reading), ask.rating, ask.target) : judged;
}

/** Words that nothing reads are not judged, whatever emoji stand beside them; emoji alone have no language. */
function judgeByEmoji(ask: SentimentAsk, reading: Reading): Sentiment {
  const value = rounded(wholeValue(reading.tokens.length, reading.weights), 1000);
  const score = { lang: ask.lang, method: 'none', version: VERSION.lexicon } as const;
  if (hasWords(reading, ask) || Math.abs(value) < TELLING_EMOJI.value)
    return { ...score, label: null, value: 0, confidence: 0, why: [] };
  const label = value < 0 ? 'neg' : 'pos';
  return { ...score, label, value, confidence: TELLING_EMOJI.confidence, why: whyOf(ask, reading) };
}

/** Whether there are any beside the name that is asked about, which may be glued to others where no spaces are written. */
function hasWords({ tokens, own }: Reading, ask: SentimentAsk): boolean {
  const longest = Math.max(0, ...ask.target.map(({ start, end }) => end - start));
  return tokens.some(({ kind, text, field, start, end }, at) => {
    if (own?.has(at) !== true) return kind === 'word' && /\p{L}/u.test(text);
    const name = (ask[field] ?? '').slice(start, end).replace(/^[@#]/, '');
    return name.length > longest;
  });
}

function judge(ask: SentimentAsk, reading: Reading, lexicon: Lexicon): Sentiment {
  const aim = aimOf(ask.kind, reading);
  const lang = hasTables(ask.lang, aim) ? ask.lang : null;
  // The model reads English.
  const vector = lang === 'en' ? ask.vector : null;
  const method = vector ? 'sentence' : lang ? 'tables' : 'lexicon';
  const tables = lang ? judgeByTables(reading, lexicon, lang, aim) : null;
  const words = tables?.scores ?? judgeByList(reading, lexicon).scores;
  const sum = vector && tables ? plus(words, judgeBySentence(vector, aim, reading, tables.evidence)) : words;
  const taught = ask.lessons === null ? null : taughtBy(ask.lessons, reading);
  const [negative, neutral, positive] = taught ? plus(sum, taught) : sum;
  const caution = vector ? SENTENCE_CAUTION[aim] : CAUTION[lang ? aim : 'list'];
  const probabilities = softmax([negative / caution, neutral / caution, positive / caution]);
  const best = probabilities.indexOf(Math.max(...probabilities));
  return {
    label: LABELS[best]!,
    value: rounded(probabilities[2] - probabilities[0], 1000),
    confidence: rounded(probabilities[best]!, 100),
    lang: ask.lang,
    method,
    why: whyOf(ask, reading),
    version: `${VERSION[method]}${taught ? '+taught' : ''}`,
  };
}

/** What the corrections of people add; null when they say nothing about this text. */
function taughtBy({ bias, words }: SentimentLessons, { tokens, own }: Reading): Three | null {
  let good = 0;
  if (words.size > 0)
    tokens.forEach((token, at) => {
      if (token.kind === 'word' && !own?.has(at)) good += words.get(token.text) ?? 0;
    });
  good = Math.max(-MOST_TAUGHT, Math.min(MOST_TAUGHT, good));
  if (good === 0 && bias.every((shift) => shift === 0)) return null;
  // Who says that it is not negative says seldom that it is positive.
  const [away, toward] = [AWAY_FROM_WRONG * good, (1 - AWAY_FROM_WRONG) * good];
  return good > 0 ? [bias[0] - away, bias[1], bias[2] + toward] : [bias[0] - toward, bias[1], bias[2] + away];
}

/** Whether any word that speaks stands near the keyword: then it may be about it. */
function speaksNear({ tokens, weights, own, compared }: Reading): boolean {
  if (own === null || compared !== 0) return true;
  const { window, clause } = aroundTarget(tokens, own);
  for (const at of window) if (weights[at] !== 0) return true;
  for (const at of clause) if (weights[at] !== 0) return true;
  return false;
}

function rounded(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
