import type { Lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** The valence of a comparison when its word has no valence of its own ("faster than", "beats"). */
const SAID = 2.5;
/** Words between a comparing word and its "than". */
const LINK_REACH = 4;
const SIDE_REACH = 12;

/** A comparison of two things; all places are indices of tokens. */
export interface Comparison {
  /** The comparing words: `at` carries the weight, the rest of `from` to `to` is said with it ("far better than"). */
  at: number;
  from: number;
  to: number;
  /** Where the winner and the loser (or the other way round, when `weight` is negative) are named. */
  first: { from: number; to: number };
  second: { from: number; to: number };
  /** For the first thing; the second one gets its opposite. */
  weight: number;
}

/**
 * Comparisons of two things: "X is far better than Y" is good for X and bad for Y, "left Y for X" likewise.
 * @param inPhrase tokens inside a saying
 * @param weights weights of the tokens, which say how strong the comparing word is (and turn with its negation)
 */
export function comparisonsOf(
  tokens: readonly Token[],
  weights: readonly number[],
  inPhrase: ReadonlySet<number>,
  lexicon: Lexicon,
): Comparison[] {
  const found: Comparison[] = [];
  const { link, degrees, verbs, leaves, moves, origin, prefers } = lexicon.comparisons;
  for (let at = 0; at < tokens.length; at++) {
    const { text, sentence, word: known } = tokens[at]!;
    if (known?.compares !== true || inPhrase.has(at)) continue;
    const inSentence = (other: number): boolean => tokens[other]?.sentence === sentence;
    const start = reach(at, -SIDE_REACH, inSentence);
    const end = reach(at, SIDE_REACH, inSentence);
    if (link.has(text)) {
      for (let word = at - 1; word >= at - LINK_REACH && inSentence(word); word--) {
        const degree = signIn(degrees, tokens[word]!.text);
        if (degree === 0) continue;
        // "Hard to do better than": the saying has its meaning already.
        if (inPhrase.has(word)) break;
        // "more reliable than": the quality stands between the degree and the link.
        const quality = between(weights, word, at) * degree;
        const own = weights[word]! * degree > 0 ? weights[word]! : SAID * degree;
        const weight = quality !== 0 ? quality : own;
        const strong = Math.sign(weight) * Math.max(SAID, Math.abs(weight));
        const [first, second] = [
          { from: start, to: word - 1 },
          { from: at + 1, to: end },
        ];
        found.push({ at: word, from: boosted(tokens, word, lexicon), to: at, first, second, weight: strong });
        break;
      }
    } else if (signIn(verbs, text) !== 0) {
      const [first, second] = [
        { from: start, to: at - 1 },
        { from: at + 1, to: end },
      ];
      found.push({ at, from: at, to: at, first, second, weight: SAID * signIn(verbs, text) });
    } else {
      const isMove = Object.hasOwn(moves, text);
      const isChoice = Object.hasOwn(prefers, text);
      const links = (isMove ? moves : isChoice ? prefers : leaves)[text]!;
      const from = isMove ? wordBetween(tokens, at, end, (word) => origin.has(word)) : at;
      const to = from < 0 ? -1 : wordBetween(tokens, from + 1, end, (word) => links.includes(word));
      if (to < 0) continue;
      const [first, second] = [
        { from: at + 1, to: to - 1 },
        { from: to + 1, to: Math.min(end, to + 5) },
      ];
      found.push({ at, from: at, to: at, first, second, weight: isChoice ? SAID : -SAID });
    }
  }
  return found;
}

/** The first such word behind `from`, up to `to`; -1 for none. */
function wordBetween(
  tokens: readonly Token[],
  from: number,
  to: number,
  is: (word: string) => boolean,
): number {
  for (let at = from + 1; at <= to; at++) if (is(tokens[at]!.text)) return at;
  return -1;
}

/** Where the boosters before a word begin. */
function boosted(tokens: readonly Token[], at: number, lexicon: Lexicon): number {
  let from = at;
  while (from > 0 && Object.hasOwn(lexicon.boosters, tokens[from - 1]!.text)) from -= 1;
  return from;
}

function signIn(words: Readonly<Record<string, 1 | -1>>, word: string): 1 | -1 | 0 {
  return Object.hasOwn(words, word) ? words[word]! : 0;
}

function reach(at: number, distance: number, inSentence: (index: number) => boolean): number {
  let end = at;
  const step = Math.sign(distance);
  while (end !== at + distance && inSentence(end + step)) end += step;
  return end;
}

function between(weights: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let at = from + 1; at < to; at++) sum += weights[at]!;
  return sum;
}
