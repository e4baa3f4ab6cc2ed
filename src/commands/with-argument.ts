import { UserError } from '../config/errors.ts';
import type { CommandDefinition, Problem } from './command.ts';

/** A refusal of `work` is about this argument, unless it says itself which one. */
export async function withArgument<T>(argument: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError) || error.params.argument !== undefined) throw error;
    throw new UserError(error.code, { ...error.params, argument }, error.position);
  }
}

/** Which argument a refusal is about, and where in its value. @param definition null = no command was understood */
export function problemOf(error: UserError, definition: CommandDefinition | null): Problem {
  const { code, params, position } = error;
  const named = definition?.args.find(({ name }) => name === params.argument || name === params.option);
  // A command reads one query at most, and only a query has places of its own; others are places in the typed line.
  const query =
    code === 'query'
      ? definition?.args.find((argument) => argument.kind === 'text' && argument.verbatim)
      : undefined;
  return { code, argument: (query ?? named)?.name ?? null, position: code === 'query' ? position : null };
}
