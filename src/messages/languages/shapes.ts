import type { ProblemCode, ProblemParams } from '../../config/errors.ts';

/** Forms of a counted noun by plural category; `{n}` stands for the number as printed. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** A mistake in three sentences: what happened, why, what to do next. Empty `why` when `what` says it all. */
export interface ProblemText {
  what: string;
  why?: string;
  fix?: string;
}

export type ProblemWords = Record<ProblemCode, (params: ProblemParams) => ProblemText>;

/** Names of one thing, the one that is shown first. What is written with accents may be typed without. */
export type Names = readonly [string, ...string[]];

/** Everything that people read and type about one command. Descriptions are 1 to 100 characters, as the platforms demand. */
export interface CommandText {
  names: Names;
  description: string;
  /** A word or two for the target, above its field in a form. */
  target?: string;
  /** Descriptions, by argument name. */
  args: Readonly<Record<string, string>>;
  /** Names of the options, by argument name; a target has none. */
  options: Readonly<Record<string, Names>>;
  /** A whole line as one would type it, `/earshot` included. */
  example: string;
  /** Sentences that only the answer to this command says. */
  answer?: Readonly<Record<string, string | ((...values: string[]) => string)>>;
}

/** By verb. */
export type CommandWords = Readonly<Record<string, CommandText>>;

/** How much has become of how much; `figure` is in the reader's writing, and empty where the kind says it all. */
export interface Growth {
  kind: 'doubled' | 'more-than-doubled' | 'tripled' | 'halved' | 'times' | 'up' | 'down';
  figure: string;
}
