import type { Lexicon, Phrase } from './lexicon.ts';
import { limitAt } from './limit.ts';
import { signValence } from './signs.ts';
import type { Token } from './tokens.ts';

/** A turned word keeps most of its strength, with the other sign ("not good" is less bad than "bad"). */
const TURN = -0.74;
const LOUD = 1.25;
const BEFORE_CONTRAST = 0.5;
const AFTER_CONTRAST = 1.5;
const BOOST_REACH = 2;
/** Words behind a negator that are read as negated, whether they have a valence or not. */
const MARKED_REACH = 4;
/** Words behind a negator among which one may widen it, and how far it then reaches. */
const WIDENING_REACH = 4;
const WIDE_REACH = 12;

export interface Weighed {
  /** One for each token; 0 for a token that says nothing. */
  weights: number[];
  /** Tokens that together make the weight of one: phrases, and words with their negation. First and last index. */
  spans: Map<number, readonly [number, number]>;
  /** For each token, whether a negation reaches it. */
  negated: boolean[];
  /** How much trouble is denied ("not a single outage"). */
  relief: number;
  /** Sum of the sayings, whose meaning does not hang on the words around them. */
  strong: number;
}

/**
 * Weight of each token, after negation, boosters, capitals and contrast. The rules and the factors of negation and
 * contrast are VADER's (Hutto and Gilbert 2014); the reaches are ours.
 */
export function weigh(tokens: readonly Token[], lexicon: Lexicon | null): Weighed {
  const weights = tokens.map((token) => (token.kind === 'sign' ? signValence(token.text) : 0));
  const negated = new Array<boolean>(tokens.length).fill(false);
  const weighed: Weighed = { weights, spans: new Map(), negated, relief: 0, strong: 0 };
  if (lexicon === null) return weighed;
  const inPhrase = setWords(tokens, weighed, lexicon);
  boost(tokens, weights);
  negate(tokens, weighed, lexicon, inPhrase);
  contrast(tokens, weights);
  return weighed;
}

/** @returns tokens that are inside a phrase, whose meaning is already weighed as a whole */
function setWords(tokens: readonly Token[], weighed: Weighed, lexicon: Lexicon): ReadonlySet<number> {
  const { weights, spans } = weighed;
  const inPhrase = new Set<number>();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const { word } = token;
    if (word === null) continue;
    const phrase = word.phrases && phraseAt(word.phrases, tokens, at);
    const limited = word.limits && !phrase ? limitAt(tokens, at, lexicon) : null;
    const valence = phrase?.valence ?? limited?.valence;
    if (valence === undefined) {
      weights[at] = word.valence * (token.loud ? LOUD : 1);
      continue;
    }
    const last = limited?.to ?? at + phrase!.words.length - 1;
    for (let inside = at; inside <= last; inside++) inPhrase.add(inside);
    weights[last] = valence;
    weighed.strong += valence;
    spans.set(last, [at, last]);
    at = last;
  }
  return inPhrase;
}

function phraseAt(phrases: readonly Phrase[], tokens: readonly Token[], at: number): Phrase | undefined {
  for (const phrase of phrases) {
    let same = 1;
    while (same < phrase.words.length && tokens[at + same]?.text === phrase.words[same]) same += 1;
    if (same === phrase.words.length && tokens[at + same - 1]!.field === tokens[at]!.field) return phrase;
  }
  return undefined;
}

function boost(tokens: readonly Token[], weights: number[]): void {
  for (let at = 0; at < tokens.length; at++) {
    const share = tokens[at]!.word?.booster ?? 0;
    if (share === 0) continue;
    const { clause } = tokens[at]!;
    for (let ahead = 1; ahead <= BOOST_REACH; ahead++) {
      const token = tokens[at + ahead];
      if (token?.kind !== 'word' || token.clause !== clause) break;
      if (weights[at + ahead] !== 0) weights[at + ahead]! *= 1 + (ahead === 1 ? share : share * 0.8);
    }
  }
}

function negate(
  tokens: readonly Token[],
  weighed: Weighed,
  lexicon: Lexicon,
  inPhrase: ReadonlySet<number>,
): void {
  const { weights, spans, negated } = weighed;
  const done = new Set<number>();
  let place = 0;
  const before = (distance: number): string | undefined => tokens[place - distance]?.text;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.word?.mayNegate !== true || inPhrase.has(at)) continue;
    place = at;
    const reach = lexicon.negates(token.text, before);
    if (reach === 0) continue;
    if (lexicon.undoing?.has(tokens[at + 1]?.text ?? '')) {
      weighed.strong += 2 * Math.sign(nextWeight(tokens, weights, at));
      continue;
    }
    const denial = denialReach(tokens, at, lexicon);
    const end = endOfScope(tokens, at, Math.max(reach, MARKED_REACH, denial.reach), lexicon);
    for (let next = at + 1; next <= Math.min(end, at + MARKED_REACH); next++) negated[next] = true;
    let turned = false;
    for (let next = at + 1; next <= end; next++) {
      const weight = weights[next]!;
      if (weight === 0 || next > at + (weight < 0 ? Math.max(reach, denial.reach) : reach)) continue;
      // "n'a plus aucun bug" turns once.
      if (!done.has(next)) {
        if (weight < 0 && denial.reach > 0) weighed.relief -= weight;
        weights[next] = weight * TURN;
        spans.set(next, [at, next]);
      }
      done.add(next);
      turned = true;
      // "Not a single crash or outage": all of it is denied.
      if (!denial.isWide || weight > 0) break;
    }
    if (turned) continue;
    for (let back = at - 1; back >= at - 2 && sameClause(tokens, at, back); back--) {
      if (weights[back] === 0 || !lexicon.turnedBackwards.has(tokens[back]!.text)) continue;
      weights[back]! *= TURN;
      spans.set(back, [back, at]);
      break;
    }
  }
}

/** "Not only fast": what it is besides, it is all the more. */
function nextWeight(tokens: readonly Token[], weights: readonly number[], at: number): number {
  for (let next = at + 1; next <= at + MARKED_REACH && sameClause(tokens, at, next); next++)
    if (weights[next] !== 0) return weights[next]!;
  return 0;
}

function denialReach(
  tokens: readonly Token[],
  at: number,
  { denials, widening }: Lexicon,
): { reach: number; isWide: boolean } {
  const { text } = tokens[at]!;
  const reach = denials && Object.hasOwn(denials, text) ? denials[text]! : 0;
  if (widening)
    for (let next = at + 1; next <= at + WIDENING_REACH && sameClause(tokens, at, next); next++)
      if (widening.has(tokens[next]!.text)) return { reach: WIDE_REACH, isWide: true };
  return { reach, isWide: false };
}

/** The last token in reach of a negator that belongs to what it negates. */
function endOfScope(tokens: readonly Token[], at: number, reach: number, { stopping }: Lexicon): number {
  let end = at;
  while (end < at + reach && sameClause(tokens, at, end + 1) && !stopping?.has(tokens[end + 1]!.text))
    end += 1;
  return end;
}

function sameClause(tokens: readonly Token[], at: number, other: number): boolean {
  return tokens[other]?.clause === tokens[at]!.clause && tokens[other]!.kind === 'word';
}

/** Of a sentence with "but", what comes after it is meant. */
function contrast(tokens: readonly Token[], weights: number[]): void {
  for (let at = 0; at < tokens.length; at++) {
    const { sentence, word } = tokens[at]!;
    if (word?.contrasts !== true) continue;
    for (let other = at - 1; tokens[other]?.sentence === sentence; other--)
      weights[other]! *= BEFORE_CONTRAST;
    for (let other = at + 1; tokens[other]?.sentence === sentence; other++) weights[other]! *= AFTER_CONTRAST;
    return;
  }
}
