const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** Facts only: ids, counts, sources, durations. Never post text, never a token. */
type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `error` is logged with its stack: bugs are loud. */
  error(event: string, error: unknown, fields?: LogFields): void;
}

/** JSON lines to `write`; every secret is replaced wherever it turns up, even inside a stack. */
export function createLog(level: Level, secrets: readonly string[], write: (line: string) => void): Log {
  const least = LEVELS.indexOf(level);
  const hidden = secrets.filter((secret) => secret.length >= 6);
  const line = (at: Level, event: string, fields: LogFields) => {
    if (LEVELS.indexOf(at) < least) return;
    let text = JSON.stringify({ at: new Date().toISOString(), level: at, event, ...fields });
    for (const secret of hidden) text = text.replaceAll(JSON.stringify(secret).slice(1, -1), '[secret]');
    write(`${text}\n`);
  };
  return {
    debug: (event, fields = {}) => line('debug', event, fields),
    info: (event, fields = {}) => line('info', event, fields),
    warn: (event, fields = {}) => line('warn', event, fields),
    error: (event, error, fields = {}) =>
      line('error', event, {
        ...fields,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  };
}
