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
/** What "not one reply" weighs. */
const DENIED_WISH = -2;
/** What is said of all that there is counts as much more. */
const SURE = 2;
/** From "ne" to "que". */
const RESTRICTED_REACH = 4;
const NONE: ReadonlySet<number> = new Set();
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
  /** Tokens inside a saying, which is weighed as a whole. */
  inPhrase: ReadonlySet<number>;
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
  const weighed: Weighed = { weights, spans: new Map(), negated, relief: 0, strong: 0, inPhrase: NONE };
  if (lexicon === null) return weighed;
  weighed.inPhrase = setWords(tokens, weighed, lexicon);
  boost(tokens, weights);
  negate(tokens, weighed, lexicon);
  contrast(tokens, weights);
  return weighed;
}

/** @returns tokens that are inside a phrase, whose meaning is already weighed as a whole */
function setWords(tokens: readonly Token[], weighed: Weighed, lexicon: Lexicon): ReadonlySet<number> {
  const { weights, spans } = weighed;
  let inPhrase: Set<number> | undefined;
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
    inPhrase ??= new Set();
    for (let inside = at; inside <= last; inside++) inPhrase.add(inside);
    weights[last] = valence;
    weighed.strong += valence;
    spans.set(last, [at, last]);
    at = last;
  }
  return inPhrase ?? NONE;
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

function negate(tokens: readonly Token[], weighed: Weighed, lexicon: Lexicon): void {
  const { weights, spans, negated, inPhrase } = weighed;
  let done: Set<number> | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.word?.restricts && !inPhrase.has(at)) restrict(tokens, weighed, at, lexicon);
    if (token.word?.mayNegate !== true || inPhrase.has(at)) continue;
    const reach = lexicon.negates(token.text, (distance) => tokens[at - distance]?.text);
    if (reach === 0) continue;
    if (lexicon.undoing?.has(tokens[at + 1]?.text ?? '')) {
      weighed.strong += SURE * Math.sign(nextWeight(tokens, weights, at));
      continue;
    }
    const denial = denialReach(tokens, at, lexicon);
    // "Pas une seule": alone, "seule" would be sad.
    if (denial.wide > 0) weights[denial.wide] = 0;
    const end = endOfScope(tokens, at, Math.max(reach, MARKED_REACH, denial.reach), lexicon);
    for (let next = at + 1; next <= Math.min(end, at + MARKED_REACH); next++) negated[next] = true;
    let turned = false;
    for (let next = at + 1; next <= end; next++) {
      if (denial.reach > 0 && tokens[next]!.word?.wanted && !inPhrase.has(next)) {
        weights[next] = DENIED_WISH;
        spans.set(next, [at, next]);
        turned = true;
        break;
      }
      const weight = weights[next]!;
      if (weight === 0 || next > at + (weight < 0 ? Math.max(reach, denial.reach) : reach)) continue;
      // "n'a plus aucun bug" turns once.
      if (!done?.has(next)) {
        if (weight < 0 && denial.reach > 0) weighed.relief -= weight;
        weights[next] = weight * TURN;
        spans.set(next, [at, next]);
      }
      done = (done ?? new Set()).add(next);
      turned = true;
      // "Not a single crash or outage": all of it is denied.
      if (denial.wide === 0 || weight > 0) break;
    }
    if (!turned) turnBackwards(tokens, weighed, at, lexicon);
  }
}

/** "J'aime pas", "ne déçoit jamais": the negator stands behind what it turns. */
function turnBackwards(tokens: readonly Token[], weighed: Weighed, at: number, lexicon: Lexicon): void {
  const { weights, spans } = weighed;
  const { turnedBackwards, twoParts } = lexicon;
  for (let back = at - 1; back >= at - 2 && sameClause(tokens, at, back); back--) {
    if (weights[back] === 0) continue;
    const isBetween = twoParts?.first.has(tokens[back - 1]?.text ?? '') === true;
    if (!isBetween && !turnedBackwards.has(tokens[back]!.text)) continue;
    if (weights[back]! < 0) weighed.relief -= weights[back]!;
    weights[back]! *= TURN;
    spans.set(back, [back, at]);
    return;
  }
}

/** "N'a que des qualités": it is all that there is. "Ne marche que le dimanche": it hardly does. */
function restrict(
  tokens: readonly Token[],
  weighed: Weighed,
  at: number,
  { twoParts, turnedBackwards }: Lexicon,
): void {
  const { weights } = weighed;
  for (let back = at - 1; back >= at - RESTRICTED_REACH && sameClause(tokens, at, back); back--) {
    if (!twoParts!.first.has(tokens[back]!.text)) continue;
    const verb = back + 1;
    if (verb < at && turnedBackwards.has(tokens[verb]!.text) && weights[verb]! > 0) {
      weights[verb]! *= TURN;
      weighed.strong += SURE * TURN;
    } else weighed.strong += SURE * Math.sign(nextWeight(tokens, weights, at));
    return;
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
): { reach: number; wide: number } {
  const { text } = tokens[at]!;
  const reach = denials && Object.hasOwn(denials, text) ? denials[text]! : 0;
  if (widening)
    for (let next = at + 1; next <= at + WIDENING_REACH && sameClause(tokens, at, next); next++)
      if (widening.has(tokens[next]!.text)) return { reach: WIDE_REACH, wide: next };
  return { reach, wide: 0 };
}

/** The last token in reach of a negator that belongs to what it negates. */
function endOfScope(tokens: readonly Token[], at: number, reach: number, { stopping }: Lexicon): number {
  let end = at;
  while (end < at + reach && sameClause(tokens, at, end + 1) && !stopping?.has(tokens[end + 1]!.text))
    end += 1;
  return end;
}

function sameClause(tokens: readonly Token[], at: number, other: number): boolean {
  const token = tokens[other];
  return token?.clause === tokens[at]!.clause && (token.kind === 'word' || token.kind === 'name');
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
