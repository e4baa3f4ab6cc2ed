import { type Lexicon, type Phrase, phraseTable } from './lexicon.ts';
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

const tables = new WeakMap<Lexicon, ReadonlyMap<string, readonly Phrase[]>>();

export interface Weighed {
  /** One for each token; 0 for a token that says nothing. */
  weights: number[];
  /** Tokens that together make the weight of one: phrases, and words with their negation. First and last index. */
  spans: Map<number, readonly [number, number]>;
  /** For each token, whether a negation reaches it. */
  negated: boolean[];
}

/**
 * Weight of each token, after negation, boosters, capitals and contrast. The rules and the factors of negation and
 * contrast are VADER's (Hutto and Gilbert 2014); the reaches are ours.
 */
export function weigh(tokens: readonly Token[], lexicon: Lexicon | null): Weighed {
  const weights = tokens.map((token) => (token.kind === 'sign' ? signValence(token.text) : 0));
  const spans = new Map<number, readonly [number, number]>();
  const negated = new Array<boolean>(tokens.length).fill(false);
  if (lexicon === null) return { weights, spans, negated };
  const inPhrase = setWords(tokens, weights, spans, lexicon);
  boost(tokens, weights, lexicon);
  negate(tokens, weights, spans, lexicon, inPhrase, negated);
  contrast(tokens, weights, lexicon);
  return { weights, spans, negated };
}

/** Valence of a token alone; a hyphenated word unknown as a whole counts by its parts. */
function wordValence(token: Token, lexicon: Lexicon): number {
  const word = token.text;
  const whole = lexicon.valence(word);
  if (whole !== 0) return whole;
  const stretched = unstretched(word, lexicon);
  if (stretched !== 0) return stretched;
  if (!word.includes('-')) return 0;
  const sum = word.split('-').reduce((total, part) => total + lexicon.valence(part), 0);
  return Math.max(-4, Math.min(4, sum));
}

/** "sooo", "looove": three or more of a letter stand for one or two, and mean a little more. */
function unstretched(word: string, lexicon: Lexicon): number {
  if (!/(.)\1\1/.test(word)) return 0;
  const two = lexicon.valence(word.replace(/(\p{L})\1{2,}/gu, '$1$1'));
  return 1.2 * (two !== 0 ? two : lexicon.valence(word.replace(/(\p{L})\1{2,}/gu, '$1')));
}

/** @returns tokens that are inside a phrase, whose meaning is already weighed as a whole */
function setWords(
  tokens: readonly Token[],
  weights: number[],
  spans: Weighed['spans'],
  lexicon: Lexicon,
): Set<number> {
  const table = tables.get(lexicon) ?? phraseTable(lexicon.phrases);
  tables.set(lexicon, table);
  const inPhrase = new Set<number>();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'word') continue;
    const phrase = phraseAt(table.get(token.text), tokens, at);
    if (phrase) {
      const last = at + phrase.words.length - 1;
      for (let inside = at; inside <= last; inside++) inPhrase.add(inside);
      weights[last] = phrase.valence;
      spans.set(last, [at, last]);
      at = last;
      continue;
    }
    weights[at] = wordValence(token, lexicon) * (token.loud ? LOUD : 1);
  }
  return inPhrase;
}

function phraseAt(
  phrases: readonly Phrase[] | undefined,
  tokens: readonly Token[],
  at: number,
): Phrase | undefined {
  for (const phrase of phrases ?? []) {
    let same = 1;
    while (same < phrase.words.length && tokens[at + same]?.text === phrase.words[same]) same += 1;
    if (same === phrase.words.length && tokens[at + same - 1]!.field === tokens[at]!.field) return phrase;
  }
  return undefined;
}

function boost(tokens: readonly Token[], weights: number[], lexicon: Lexicon): void {
  for (let at = 0; at < tokens.length; at++) {
    if (weights[at] === 0 || tokens[at]!.kind !== 'word') continue;
    for (let back = 1; back <= BOOST_REACH && at >= back; back++) {
      const before = tokens[at - back]!;
      if (before.kind !== 'word' || before.clause !== tokens[at]!.clause) break;
      const boost = Object.hasOwn(lexicon.boosters, before.text) ? lexicon.boosters[before.text]! : 0;
      if (boost !== 0) weights[at]! *= 1 + (back === 1 ? boost : boost * 0.8);
    }
  }
}

function negate(
  tokens: readonly Token[],
  weights: number[],
  spans: Weighed['spans'],
  lexicon: Lexicon,
  inPhrase: ReadonlySet<number>,
  negated: boolean[],
): void {
  const done = new Set<number>();
  let place = 0;
  const before = (distance: number): string | undefined => tokens[place - distance]?.text;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'word' || inPhrase.has(at)) continue;
    place = at;
    const reach = lexicon.negates(token.text, before);
    if (reach === 0) continue;
    for (let next = at + 1; next <= at + MARKED_REACH && sameClause(tokens, at, next); next++)
      negated[next] = true;
    let turned = false;
    for (let next = at + 1; next <= at + reach && sameClause(tokens, at, next); next++) {
      if (weights[next] === 0) continue;
      // "n'a plus aucun bug" turns once.
      if (!done.has(next)) {
        weights[next]! *= TURN;
        spans.set(next, [at, next]);
      }
      done.add(next);
      turned = true;
      break;
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

function sameClause(tokens: readonly Token[], at: number, other: number): boolean {
  return tokens[other]?.clause === tokens[at]!.clause && tokens[other]!.kind === 'word';
}

/** Of a sentence with "but", what comes after it is meant. */
function contrast(tokens: readonly Token[], weights: number[], lexicon: Lexicon): void {
  for (let at = 0; at < tokens.length; at++) {
    const { sentence, text } = tokens[at]!;
    if (!lexicon.contrasts.has(text)) continue;
    for (let other = at - 1; tokens[other]?.sentence === sentence; other--)
      weights[other]! *= BEFORE_CONTRAST;
    for (let other = at + 1; tokens[other]?.sentence === sentence; other++) weights[other]! *= AFTER_CONTRAST;
    return;
  }
}
