import type { TermHit } from '../mentions/mention.ts';
import { LEXICONS } from './languages.ts';
import type { Lexicon } from './lexicon.ts';
import { stretches } from './target.ts';
import { type Token, tokensOf } from './tokens.ts';
import { type Weighed, weigh } from './weigh.ts';

const NO_WORDS: ReadonlySet<string> = new Set();

/** A text cut and weighed, as every engine reads it. */
export interface Reading extends Weighed {
  lexicon: Lexicon | null;
  tokens: Token[];
  /** Tokens of the target; null when there is none, or when it stands in no field that is read. */
  own: Set<number> | null;
}

export interface Readable {
  text: string;
  title: string | null;
  lang: string | null;
  target: readonly Pick<TermHit, 'start' | 'end' | 'field'>[];
}

export function readText(ask: Readable): Reading {
  const lexicon = ask.lang !== null && Object.hasOwn(LEXICONS, ask.lang) ? LEXICONS[ask.lang]! : null;
  const tokens = cut(ask, lexicon);
  const weighed = weigh(tokens, lexicon);
  const own = ownTokens(tokens, ask.target);
  // A brand called "Brilliant" is no praise of itself.
  if (own) for (const at of own) weighed.weights[at] = 0;
  return { lexicon, tokens, ...weighed, own };
}

function cut(ask: Readable, lexicon: Lexicon | null): Token[] {
  const tokens: Token[] = [];
  for (const field of ['title', 'text'] as const) {
    const whole = ask[field] ?? '';
    const places = ask.target.filter((hit) => hit.field === field);
    for (const { from, to } of stretches(whole, places)) {
      const next = tokensOf(
        whole.slice(from, to),
        field,
        lexicon?.elision ?? null,
        lexicon?.contrasts ?? NO_WORDS,
        tokens.at(-1),
      );
      for (const token of next) {
        token.start += from;
        token.end += from;
        tokens.push(token);
      }
    }
  }
  return tokens;
}

function ownTokens(tokens: readonly Token[], target: Readable['target']): Set<number> | null {
  if (target.length === 0) return null;
  const own = new Set<number>();
  tokens.forEach((token, at) => {
    if (
      target.some(({ field, start, end }) => field === token.field && token.start < end && token.end > start)
    )
      own.add(at);
  });
  return own.size === 0 ? null : own;
}
