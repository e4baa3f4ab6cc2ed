import type { Config } from './config.ts';
import { UserError } from './errors.ts';
import { words } from './messages/words.ts';

/** What keeps the bot from starting and a person can mend, in one sentence; null = a bug of ours. */
export function startProblem(error: unknown, config: Config): string | null {
  const { EARSHOT_DATABASE, EARSHOT_HTTP_HOST, EARSHOT_HTTP_PORT } = config;
  if (error instanceof UserError) {
    const { what, why, fix } = words('en').problems[error.code](error.params);
    return [what, why, fix].filter((part) => part).join(' ');
  }
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const { port } = error as NodeJS.ErrnoException & { port?: number };
  if (port !== undefined && port === EARSHOT_HTTP_PORT)
    return `port ${EARSHOT_HTTP_PORT} of ${EARSHOT_HTTP_HOST} cannot be opened (${code}). Set EARSHOT_HTTP_PORT to a free port, or to off.`;
  if (!/^(EACCES|EPERM|EROFS|ENOTDIR|ENOENT|ENOSPC)$/.test(code)) return null;
  return `the folder of ${EARSHOT_DATABASE} cannot be made (${code}). Set EARSHOT_DATABASE to a file in a folder that this user may write.`;
}
