import type { Ability } from '../listening/rights.ts';
import type { Millis } from '../listening/time.ts';
import type { LanguageRecord } from './languages/language.ts';

/** The closed union of argument kinds: the parser, the modal, the options, the prompt and the help derive from it. */
export type Argument = {
  /** The first positional argument of a verb is `target`; all others are flags. */
  name: string;
  positional?: boolean;
  /**
   * Typed words after the target are its value too: `note 12 looks real` needs no `--text`. A list: only behind these opening
   * choices, `report off 2`.
   */
  rest?: boolean | readonly string[];
  /** What the target is where this one was typed as one of those words, and no target: `digest monday` is the weekly one. */
  implies?: string;
  required?: boolean;
  /** Only buttons fill it in: forms, options and the help leave it out. */
  byButton?: boolean;
  /** Forms and options leave it out: buttons say it there. */
  typedOnly?: boolean;
  /** Discord's options leave it out, which have no room for all; its form has it. */
  inForm?: boolean;
  /** Not required where one of these is given. */
  unless?: readonly string[];
} /**
 * `runs`: as a flag, its value runs on to the next flag instead of being one word. `verbatim`: likewise, and quotes
 * inside belong to the value (a query); single quotes around the whole are taken off.
 */ & (
  | { kind: 'text'; max?: number; runs?: boolean; verbatim?: boolean; shape?: 'time-zone' }
  /** `unit`: it may stand behind the number, `90 days`. */
  | { kind: 'integer'; min: number; max: number; unit?: 'days' }
  /** `opens`: the first word of a line, where it is one of these, before any target: `report weekly`. */
  | { kind: 'choice'; choices: readonly string[]; opens?: true }
  | { kind: 'flag' }
  /**
   * `30m`, `4h`, `7 days`, `2w`; parsed to milliseconds. `words` are choices beside them. `past`: the time up to now, which may
   * be named by its beginning, `yesterday`.
   */
  | {
      kind: 'duration';
      min: Millis;
      max: Millis;
      words?: readonly string[];
      past?: true;
    }
  /** `HH:MM`. `withDay`: a day of the week or of the month may stand beside it or alone, `Mon 08:00`, `1st` (`parser/day-times.ts`). */
  | { kind: 'time'; withDay?: true }
  /**
   * `YYYY-MM-DD` or `YYYY-MM-DD HH:MM` in the channel's time zone; parsed to a moment. `dayAt`: the time of day that `tomorrow`
   * or `Monday` alone means; a date is its midnight. `after`: the argument before it whose end it is. `closest`: a day of no
   * year may be over as well as ahead.
   */
  | { kind: 'moment'; dayAt?: string; after?: string; closest?: boolean }
  /**
   * The command is about this channel instead of the one where it is asked; with `needs`, it is about both, and takes that
   * in this one. `orPeople`: whoever types a person or a group instead means them.
   */
  | { kind: 'channel'; needs?: Ability; orPeople?: boolean }
  | { kind: 'person' }
  /**
   * Persons and groups that the platform can notify (Slack: people and user groups; Discord: members and roles), or groups
   * alone; chosen from a list, or typed with commas or spaces between. `words` are choices beside them.
   */
  | { kind: 'people'; only?: 'groups'; max: number; words?: readonly string[] }
  /** `many`: several with commas between. */
  | { kind: 'lookup'; of: LookupKind; many?: true }
);

/**
 * What a value may name. A post goes by its address or by the reference that lists print; an item of triage is an alert, or a
 * post that is to become one.
 */
export type LookupKind = 'keyword' | 'alert' | 'source' | 'verb' | 'post' | 'item';

/**
 * What a command takes of whoever asks for it, in the channel that it is about (`listening/rights.ts` says who that is).
 * `given`: each of these arguments that is given takes something else, `name` or `name:value`; of arguments that are not
 * listed, and without any, it takes what is usual. `changed`: these take it only where they change something, which the
 * service finds out: a form sends back whatever it showed.
 */
export type Needs =
  | Ability
  | {
      usually: Ability;
      given: Readonly<Record<string, Ability>>;
      changed?: Readonly<Record<string, Ability>>;
    };

/**
 * How a command is asked for: enough for its help, its form and its line. Verb, options and choices are named in English;
 * the languages hold how else each may be typed, its description and its help.
 */
export interface CommandSpec {
  verb: string;
  needs: Needs;
  /** Where it makes sense; `triage` and `posts` verbs are shown as buttons first. */
  group: 'listen' | 'read' | 'posts' | 'triage' | 'settings';
  args: readonly Argument[];
  /** True when the effect cannot be undone: never guessed from a misspelling, asked to confirm. */
  destructive?: boolean;
  /** From then on the bot posts in the channel of the command, unless another is named; a list: where the target is of it. */
  postsHere?: true | readonly string[];
  /** Other verbs that people type for this one with an option set, `mute kestrelbox 4h`: its usual value, or the last word. */
  shorthands?: readonly { word: keyof LanguageRecord['aliases']; option: string; value: string }[];
  /** Its answer is one page of a list; with a `page`, it takes the place of the one before. */
  turnsPages?: boolean;
  /** Adapters with forms open one when the verb is called without its required arguments. */
  form?: boolean;
}

/** Arguments that a form asks for. */
export function formArgs({ args }: Pick<CommandSpec, 'args'>): Argument[] {
  return args.filter(({ byButton, typedOnly }) => !byButton && !typedOnly);
}

/** Arguments that Discord offers as options. */
export function optionArgs({ args }: Pick<CommandSpec, 'args'>): Argument[] {
  return args.filter(({ byButton, typedOnly, inForm }) => !byButton && !typedOnly && !inForm);
}

/** Whether a required argument is not there, and nothing that stands for it. */
export function isLacking(
  { name, required, unless = [] }: Argument,
  has: (name: string) => boolean,
): boolean {
  return required === true && !has(name) && !unless.some(has);
}

/**
 * What a button asks for by leaving it empty, of a verb that opens no form of all its arguments: the form asks for these
 * alone. null = it asks for nothing so.
 */
export function askedAlone(
  { form, args }: Pick<CommandSpec, 'form' | 'args'>,
  values: Readonly<Record<string, string>>,
): readonly Argument[] | null {
  const asked = form ? [] : args.filter(({ name }) => values[name] === '');
  return asked.length === 0 ? null : asked;
}
