import type { Config } from './config.ts';
import { UserError } from './errors.ts';
import { words } from './messages/words.ts';

/** What keeps the bot from starting and a person can mend, in one sentence; null = a bug of ours. */
export function startProblem(error: unknown, { EARSHOT_DATABASE }: Config): string | null {
  if (error instanceof UserError) {
    const { what, why, fix } = words('en').problems[error.code](error.params);
    return [what, why, fix].filter((part) => part).join(' ');
  }
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (!/^(EACCES|EPERM|EROFS|ENOTDIR|ENOENT|ENOSPC)$/.test(code)) return null;
  return `the folder of ${EARSHOT_DATABASE} cannot be made (${code}). Set EARSHOT_DATABASE to a file in a folder that this user may write.`;
}
