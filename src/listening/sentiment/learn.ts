import { isFunctionWord } from '../keywords/query/common-words.ts';
import type { SentimentLabel } from '../mentions/mention.ts';
import type { SentimentLessons } from './lessons.ts';
import { readText } from './reading.ts';
import { type SentimentAsk, scoreSentiment } from './score.ts';

/** A post with the mood that somebody says it has. */
export interface MarkedPost extends Omit<SentimentAsk, 'lessons' | 'vector'> {
  label: SentimentLabel;
}

/** As if so many marks had agreed with the engine: a few marks move a keyword's moods a little. */
const DOUBT_OF_BIAS = 10;
const DOUBT_OF_WORD = 3;
/** What a mood that is always wrong the same way would be moved by, and the most that it is moved, in logits. */
const FULL_BIAS = 2;
const MOST_BIAS = 0.5;
/** The same of one word. */
const FULL_SHIFT = 2.4;
const MOST_SHIFT = 1.5;
/** A long post teaches no more than one of so many words. */
const WORDS_OF_POST = 6;
/** Words that are kept: those that move most. */
const MOST_WORDS = 60;
const LONGEST_WORD = 40;

const VALUES: Readonly<Record<SentimentLabel, number>> = { neg: -1, neu: 0, pos: 1 };
const LABELS: readonly SentimentLabel[] = ['neg', 'neu', 'pos'];

/**
 * What marks teach about the moods of one keyword: how the engine errs as a whole, and the words in which it errs. It is asked
 * without any lessons, so that the same marks teach the same at any time. null = nothing, also where it was right throughout.
 */
export function learnSentiment(marked: readonly MarkedPost[]): SentimentLessons | null {
  const told = new Map<string, { error: number; posts: number }>();
  const errors = [0, 0, 0];
  let wrong = 0;
  let marks = 0;
  for (const { label, ...ask } of marked) {
    const engine = scoreSentiment({ ...ask, lessons: null, vector: null }).label;
    // What nothing reads cannot be read wrong.
    if (engine === null) continue;
    marks += 1;
    if (engine !== label) wrong += 1;
    errors[LABELS.indexOf(label)]! += 1;
    errors[LABELS.indexOf(engine)]! -= 1;
    const words = wordsOf(ask);
    const error = (VALUES[label] - VALUES[engine]) * Math.min(1, WORDS_OF_POST / words.size);
    for (const word of words) {
      const before = told.get(word) ?? { error: 0, posts: 0 };
      told.set(word, { error: before.error + error, posts: before.posts + 1 });
    }
  }
  if (wrong === 0) return null;
  const bias = errors.map((error) => within((FULL_BIAS * error) / (marks + DOUBT_OF_BIAS), MOST_BIAS));
  const shifts = [...told]
    .map(([word, { error, posts }]) => ({
      word,
      shift: within((FULL_SHIFT * error) / (posts + DOUBT_OF_WORD), MOST_SHIFT),
    }))
    .filter(({ shift }) => shift !== 0)
    .sort((a, b) => Math.abs(b.shift) - Math.abs(a.shift) || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_WORDS);
  return {
    bias: [bias[0]!, bias[1]!, bias[2]!],
    words: new Map(shifts.map(({ word, shift }) => [word, shift])),
    marks,
  };
}

/** The words of a post that may say something: neither grammar nor the name itself. */
function wordsOf(ask: Parameters<typeof readText>[0]): Set<string> {
  const { tokens, own } = readText(ask);
  const words = tokens.filter(
    ({ kind, text }, at) =>
      kind === 'word' &&
      !own?.has(at) &&
      text.length >= 2 &&
      text.length <= LONGEST_WORD &&
      /\p{L}/u.test(text) &&
      !isFunctionWord(text),
  );
  return new Set(words.map(({ text }) => text));
}

function within(value: number, most: number): number {
  const rounded = Math.round(Math.max(-most, Math.min(most, value)) * 1000) / 1000;
  return rounded === 0 ? 0 : rounded;
}
