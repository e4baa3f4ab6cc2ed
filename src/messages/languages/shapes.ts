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

/** What people read about one command. Descriptions are 1 to 100 characters, as the platforms demand. */
export interface CommandText {
  description: string;
  /** By argument name. */
  args: Readonly<Record<string, string>>;
  /** A whole line as one would type it, `/earshot` included. */
  example: string;
}

/** By verb. */
export type CommandWords = Readonly<Record<string, CommandText>>;
