import type { PlatformName } from '../listening/channel.ts';
import { copyOf } from '../messages/languages/copy.ts';
import type { Config } from './config.ts';
import { UserError } from './errors.ts';

/** A chat platform did not start; `cause` is what its SDK threw. */
export class PlatformFailure extends Error {
  readonly platform: PlatformName;

  constructor(platform: PlatformName, cause: unknown) {
    super(`${platform} did not start`, { cause });
    this.name = 'PlatformFailure';
    this.platform = platform;
  }
}

/** A platform does not want the bot: the message is a sentence for whoever runs it. */
export class Lost extends Error {}

/** Whether the platform has answered that it does not want the bot. */
export function isRefusal({ cause }: PlatformFailure): boolean {
  return typeof (cause as { data?: { error?: unknown } }).data?.error === 'string';
}

const NAMES: Readonly<Record<PlatformName, string>> = {
  slack: 'Slack',
  discord: 'Discord',
  terminal: 'The terminal',
};
const TOKENS: Readonly<Partial<Record<PlatformName, string>>> = {
  slack: 'EARSHOT_SLACK_BOT_TOKEN and EARSHOT_SLACK_APP_TOKEN',
  discord: 'EARSHOT_DISCORD_TOKEN',
};
/** Longest reason of an SDK that is repeated, in UTF-16 units. */
const MAX_REASON = 300;

/** A cause that a person can mend, in one line without secrets; null = a bug of ours. */
export function startProblem(error: unknown, config: Config): string | null {
  const line = reasonOf(error, config);
  return line && config.secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line);
}

function reasonOf(
  error: unknown,
  { EARSHOT_DATABASE, EARSHOT_HTTP_HOST, EARSHOT_HTTP_PORT }: Config,
): string | null {
  if (error instanceof PlatformFailure) return platformProblem(error);
  if (error instanceof UserError) {
    const { what, why, fix } = copyOf('en').problems[error.code](error.params);
    return [what, why, fix].filter((part) => part).join(' ');
  }
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const { port } = error as NodeJS.ErrnoException & { port?: number };
  if (port !== undefined && port === EARSHOT_HTTP_PORT)
    return `port ${EARSHOT_HTTP_PORT} of ${EARSHOT_HTTP_HOST} cannot be opened (${code}). Set EARSHOT_HTTP_PORT to a free port, or to off.`;
  const place = placeProblem(code, EARSHOT_DATABASE);
  if (place !== null) return `${place} Set EARSHOT_DATABASE to a file in a folder that this user may write.`;
  // Thrown on purpose, as a sentence: the database is damaged, or of a newer Earshot.
  return error instanceof Error && error.constructor === Error && code === '' ? error.message : null;
}

/** Codes of Node's system errors and of SQLite: whatever stands in the way of the file, the way out is another file. */
function placeProblem(code: string, path: string): string | null {
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return `the database ${path} cannot be made: a part of that path is a file, not a folder.`;
  if (code === 'EISDIR') return `the database ${path} is a folder, not a file.`;
  if (/^E[A-Z]+$/.test(code)) return `the database ${path} cannot be made (${code}).`;
  return /^SQLITE_(?:CANTOPEN|IOERR|PERM|AUTH|READONLY|FULL)/.test(code)
    ? `the database ${path} cannot be opened (${code}).`
    : null;
}

function platformProblem({ platform, cause }: PlatformFailure): string {
  if (cause instanceof Lost) return cause.message;
  const { code, syscall, port, data } = cause as NodeJS.ErrnoException & {
    port?: number;
    data?: { error?: string };
  };
  const name = NAMES[platform];
  if (syscall === 'listen')
    return `port ${port ?? ''} for ${name} cannot be opened (${code}). Set EARSHOT_SLACK_PORT to a free port that this user may open.`;
  // Slack says why it refuses a call by a name (reference/methods/auth.test and apps.connections.open, errors).
  if (data?.error)
    return `${name} does not let the bot in (${data.error}). Check ${TOKENS[platform] ?? 'its settings'}, then start again.`;
  const reason = rootOf(cause).replace(/\s+/g, ' ').slice(0, MAX_REASON);
  return `${name} could not be started: ${reason}. Check the network and its settings, then start again.`;
}

/** The deepest cause: "fetch failed" alone helps nobody. Slack's SDK keeps it under a name of its own. */
function rootOf(error: unknown): string {
  const { cause, original, message, code } = error as NodeJS.ErrnoException & { original?: unknown };
  const deeper = cause ?? original;
  if (deeper instanceof Error && deeper !== error) return rootOf(deeper);
  return message || code || String(error);
}
