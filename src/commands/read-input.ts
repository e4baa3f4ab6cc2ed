import { UserError } from '../config/errors.ts';
import type { CommandDefinition, Invocation } from './command.ts';
import { commands } from './index.ts';
import { parseLine } from './parser/parse.ts';

/** The command that was asked for, with its values as they were given. @throws UserError */
export function readInput(invocation: Invocation): {
  definition: CommandDefinition;
  args: Record<string, string>;
} {
  const { input, origin } = invocation;
  if ('text' in input) {
    const parsed = parseLine(input.text, commands);
    if (!parsed.ok) throw parsed.problem;
    return { definition: commands.find(({ verb }) => verb === parsed.verb)!, args: parsed.args };
  }
  const definition = commands.find(({ verb }) => verb === input.verb);
  const unknown = Object.keys(input.args).find(
    (name) => !definition?.args.some((argument) => argument.name === name),
  );
  if (!definition || unknown !== undefined) {
    // Made by an older version of the bot, or by nobody of ours.
    if (origin === 'button') throw new UserError('stale-button');
    if (!definition) throw new UserError('unknown-verb', { typed: input.verb });
    throw new UserError('unknown-flag', { typed: unknown!, verb: input.verb });
  }
  return { definition, args: { ...input.args } };
}
