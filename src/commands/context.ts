import { type Span, UserError } from '../config/errors.ts';
import type { Channel } from '../listening/channel.ts';
import type { Argument } from '../messages/command-spec.ts';
import { typedWords } from '../messages/languages/vocabulary.ts';
import type { Locale } from '../messages/locale.ts';
import type { Message } from '../messages/message.ts';
import type { ArgumentValue, CommandContext, CommandDefinition, Reply, Values } from './command.ts';

const ALL = new Set(typedWords('all'));
const NONE = new Set(typedWords('nobody'));

export function isAll(typed: string): boolean {
  return ALL.has(typed.toLowerCase());
}

/** An answer that only the person sees. */
export function privately(message: Message): Reply {
  return { visibility: 'private', message };
}

/** Shown to everybody, in the channel's language, when asked so; else to the person alone, in theirs. */
export async function shown(
  { channel, locale }: CommandContext,
  everybody: boolean,
  build: (locale: Locale) => Message | Promise<Message>,
): Promise<Reply> {
  return everybody
    ? { visibility: 'channel', message: await build(channel) }
    : { visibility: 'private', message: await build(locale) };
}

/** The value of an argument as its kind promises; undefined when it was not given. */
export function given<T extends ArgumentValue>(values: Values, name: string): T | undefined {
  return values[name] as T | undefined;
}

/** The channel of `--in`, else the one spoken in. */
export function channelOf({ channel }: CommandContext, values: Values): Channel {
  return given<Channel>(values, 'in') ?? channel;
}

/** `en, fr` as a list; `all` as none. Undefined when it was not given. */
export function givenList(values: Values, name: string): string[] | undefined {
  const typed = given<string>(values, name);
  if (typed === undefined) return undefined;
  if (isAll(typed)) return [];
  return typed.split(/[\s,;]+/).filter((item) => item !== '');
}

/** The same where a list may be empty: `none` as none. */
export function givenWords(values: Values, name: string): string[] | undefined {
  const typed = given<string>(values, name);
  return typed !== undefined && NONE.has(typed.toLowerCase()) ? [] : givenList(values, name);
}

/** A value that is not there; which there may be is said where they are few. */
export function missingArgument(argument: Argument, verb: string, position: Span | null = null): UserError {
  const params = {
    argument: argument.name,
    verb,
    ...(argument.kind === 'lookup' ? { of: argument.of } : {}),
  };
  return new UserError(
    'missing-argument',
    argument.kind === 'choice' ? { ...params, choices: argument.choices.join(', ') } : params,
    position,
  );
}

/** A refusal of `work` is about this argument, unless it says itself which one. */
export async function withArgument<T>(argument: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError) || error.params.argument !== undefined) throw error;
    throw new UserError(error.code, { ...error.params, argument }, error.position);
  }
}

/** Whether a day or an hour of the channel's own zone was named: `snooze 12 until 9am`. */
export function namesTime(definition: Pick<CommandDefinition, 'args'>, values: Values): boolean {
  return definition.args.some(({ name, kind }) => kind === 'moment' && values[name] !== undefined);
}
