import type { Reading } from '../reading.ts';
import type { Token } from '../tokens.ts';
import type { Construction, Step, Verdict } from './construction.ts';
import { constructionsOfTarget } from './table.ts';

/** Words that `*` stands for at most. */
const MOST_ANY = 4;
const NUMBERS: ReadonlySet<string> = new Set(
  'one two three four five six seven eight nine ten twelve twenty deux trois quatre cinq six sept huit neuf dix douze vingt'.split(
    ' ',
  ),
);

/** Over these `*` does not reach: what follows is left. */
const AWAY: ReadonlySet<string> = new Set('off from away without'.split(' '));

/** How often each verdict is found, and the valence of the words inside those of praise and blame. */
export interface Found {
  counts: Record<Verdict, number>;
  praised: number;
  blamed: number;
  /** Valence of what is denied without a negator. */
  denied: number;
  /** The sentence of the first flat one; -1 for none. */
  flatSentence: number;
}

export function findConstructions(reading: Reading, lang: string): Found {
  const { tokens, own } = reading;
  const found: Found = {
    counts: { good: 0, bad: 0, turned: 0, denied: 0, kept: 0, flat: 0, asks: 0, demands: 0 },
    praised: 0,
    blamed: 0,
    denied: 0,
    flatSentence: -1,
  };
  if (own === null) return found;
  const ofTarget = constructionsOfTarget(lang);
  for (let at = 0; at < tokens.length; at++) {
    const { word } = tokens[at]!;
    const begins = word === null ? (own.has(at) ? ofTarget : undefined) : word.constructions.begins;
    if (begins === undefined) continue;
    if (begins.open.length > 0) countAll(found, begins.open, reading, at);
    const next = tokens[at + 1];
    const likely = next && begins.bySecond.get(next.text);
    if (likely) countAll(found, likely, reading, at);
  }
  return found;
}

function countAll(found: Found, constructions: readonly Construction[], reading: Reading, at: number): void {
  for (const construction of constructions) {
    const end = endOf(construction, reading, at);
    if (end >= 0) count(found, construction, reading, at, end);
  }
}

function count(
  found: Found,
  { verdict }: Construction,
  { tokens, weights }: Reading,
  from: number,
  to: number,
): void {
  found.counts[verdict] += 1;
  if (verdict === 'flat' && found.flatSentence < 0) found.flatSentence = tokens[from]!.sentence;
  if (verdict === 'denied') found.denied += saidBehind(tokens, weights, to);
  if (verdict !== 'good' && verdict !== 'bad') return;
  let sum = 0;
  for (let at = from; at < to; at++) sum += weights[at]!;
  if (verdict === 'good') found.praised += Math.max(0, -sum);
  else found.blamed += Math.max(0, sum);
}

/** The place behind a construction whose first word stands at `at`; -1 when the others do not follow. */
function endOf({ begins, steps }: Construction, reading: Reading, at: number): number {
  return begins && !isBeginning(reading, at) ? -1 : match(steps, 0, reading, at, at + 1);
}

function match(steps: readonly Step[], from: number, reading: Reading, start: number, place: number): number {
  let at = place;
  for (let step = from; step < steps.length; step++) {
    const wanted = steps[step]!;
    if (wanted === '.') {
      const kind = reading.tokens[at]?.kind;
      if (kind === 'word' || kind === 'name') return -1;
      continue;
    }
    if (wanted === '*') {
      if (step === steps.length - 1) return at;
      for (let skipped = 0; skipped <= MOST_ANY; skipped++) {
        const end = match(steps, step + 1, reading, start, at + skipped);
        if (end >= 0) return end;
        const token = reading.tokens[at + skipped];
        if (!token || (token.kind !== 'word' && token.kind !== 'name') || AWAY.has(token.text)) return -1;
      }
      return -1;
    }
    const token = reading.tokens[at];
    if (!token || token.sentence !== reading.tokens[start]!.sentence || !fits(wanted, token, reading, at))
      return -1;
    at += 1;
  }
  return at;
}

function fits(wanted: Step, { kind, text }: Token, { own }: Reading, at: number): boolean {
  const isOwn = own?.has(at) === true;
  if (wanted === '$') return isOwn;
  if (wanted === '_') return !isOwn && (kind === 'word' || kind === 'name');
  if (wanted === '#') return kind === 'word' && isNumber(text);
  const words = wanted as ReadonlySet<string>;
  return !isOwn && (words.has(text) || (words.has('#') && isNumber(text)));
}

/** Whether nothing but the name and marks stand before a token in its clause. */
function isBeginning({ tokens, own }: Reading, at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined) return true;
  return before.kind !== 'word' || before.clause !== tokens[at]!.clause || own?.has(at - 1) === true;
}

function saidBehind(tokens: readonly Token[], weights: readonly number[], from: number): number {
  let sum = 0;
  for (let at = from; tokens[at]?.clause === tokens[from]?.clause && tokens[at]; at++) sum += weights[at]!;
  return sum;
}

function isNumber(text: string): boolean {
  return /^\d/.test(text) || NUMBERS.has(text);
}
