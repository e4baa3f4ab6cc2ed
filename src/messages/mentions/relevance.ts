import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Hit } from '../../listening/mentions/mention.ts';
import type { SentenceRelevance } from '../../listening/relevance/by-sentence.ts';
import type { RelevanceLessons } from '../../listening/relevance/lessons.ts';
import { MIN_ACCURACY, MIN_MARKS } from '../../listening/relevance/model.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';

/** What a keyword's marks taught so far. */
export interface LearnedRelevance extends Pick<RelevanceLessons, 'marks' | 'model'> {
  keyword: Pick<Keyword, 'relevance'>;
  /** What the sentence model learned of those in English; absent or null = nothing. */
  bySentence?: Figures | null;
}

/** How what was learned does. */
type Figures = Pick<SentenceRelevance, 'marks' | 'heldOut' | 'threshold'>;

/** How surely a post is about its keyword, and why; empty where nothing is known. */
export function relevanceWords({ relevance }: Hit, words: Copy): string {
  const copy = words.relevance;
  const level = copy.levels[relevance.level];
  if (relevance.by === 'person') return copy.byPerson(level);
  if (relevance.why.length === 0) return level;
  const named = relevance.why.flatMap(({ sign, detail, weight }) => {
    const name = signName(sign, detail, words);
    return name === null ? [] : [{ name, speaksFor: weight > 0 }];
  });
  const list = (speaksFor: boolean) =>
    named.filter((sign) => sign.speaksFor === speaksFor).map(({ name }) => name);
  const parts = [
    ...(list(true).length > 0 ? [copy.for(list(true).join(', '))] : []),
    ...(list(false).length > 0 ? [copy.against(list(false).join(', '))] : []),
  ];
  return words.units.semicolon([level, ...parts]);
}

/** What was learned of a keyword, how well it does, and whether it holds posts back. */
export function learnedWords(
  { keyword, marks, model, bySentence }: LearnedRelevance,
  words: Copy,
  format: Format,
): string {
  const copy = words.relevance;
  const figures = (learned: Figures) => {
    const { accuracy, precision } = learned.heldOut;
    const holding =
      keyword.relevance === 'off'
        ? copy.switchedOff
        : learned.threshold === null
          ? copy.holdsNothing(format.percent(MIN_ACCURACY))
          : copy.holds;
    return words.units.semicolon([
      copy.figures(format.count(learned.marks, words.units.marks), format.percent(accuracy)),
      copy.precision(format.percent(precision)),
      holding,
    ]);
  };
  if (!model) return copy.tooFew(format.count(marks, words.units.marks), format.number(MIN_MARKS));
  const byWords = figures({ ...model, marks });
  if (!bySentence) return byWords;
  return words.units.semicolon([byWords, copy.bySentence(figures(bySentence))]);
}

/** Hits are kept for long: one of an earlier version may have a sign that is no more. */
function signName(sign: string, detail: string | null, { relevance: { signs } }: Copy): string | null {
  if (!Object.hasOwn(signs, sign)) return null;
  return signs[sign as keyof typeof signs](oneLine(detail ?? '', 60));
}
