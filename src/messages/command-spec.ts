import type { Millis } from '../listening/time.ts';

/** The closed union of argument kinds: the parser, the modal, the options, the prompt and the help derive from it. */
export type Argument = {
  /** The first positional argument of a verb is `target`; all others are flags. */
  name: string;
  positional?: boolean;
  /** Typed words after the target are its value too: `note 12 looks real` needs no `--text`. */
  rest?: boolean;
  required?: boolean;
  /** Other names the flag answers to; the French one first. */
  aliases?: readonly string[];
} /**
 * `runs`: as a flag, its value runs on to the next flag instead of being one word. `verbatim`: likewise, and quotes
 * inside belong to the value (a query); single quotes around the whole are taken off. `people`: it names people, as
 * `person` does, with commas or spaces between.
 */ & (
  | { kind: 'text'; max?: number; runs?: boolean; verbatim?: boolean; people?: boolean }
  | { kind: 'integer'; min: number; max: number }
  /** `also`: other words for a choice, French ones above all. */
  | { kind: 'choice'; choices: readonly string[]; also?: Readonly<Record<string, string>> }
  | { kind: 'flag' }
  /** `30m`, `4h`, `7d`, `2w`; parsed to milliseconds. `words` are taken as they are; `also` as for choices. */
  | {
      kind: 'duration';
      min: Millis;
      max: Millis;
      words?: readonly string[];
      also?: Readonly<Record<string, string>>;
    }
  /** `HH:MM`. */
  | { kind: 'time' }
  /** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM` in the channel's time zone; parsed to a moment. */
  | { kind: 'moment' }
  | { kind: 'channel' }
  | { kind: 'person' }
  | { kind: 'lookup'; of: 'keyword' | 'alert' | 'source' | 'verb' }
);

/** How a command is asked for: enough for its help, its form and its line. Descriptions come from each language's copy. */
export interface CommandSpec {
  verb: string;
  /** Other verbs for it; the French one first. */
  aliases: readonly string[];
  needs: 'member' | 'admin';
  /** Where it makes sense; `triage` verbs are shown as buttons first. */
  group: 'listen' | 'read' | 'triage' | 'settings';
  args: readonly Argument[];
  /** True when the effect cannot be undone: never guessed from a misspelling, asked to confirm. */
  destructive?: boolean;
  /** Adapters with forms open one when the verb is called without its required arguments. */
  form?: boolean;
}
