import type { z } from 'zod';

/** Something in a file that cannot be read: where it is, and what should stand there instead of what does. */
export interface Problem {
  path: readonly PropertyKey[];
  expected: string;
  /** Only where it is not simply the value at `path`. */
  found?: string;
  /** The key itself is wrong, not its value. */
  key?: string;
}

/** The mistakes of a file by its shape. */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: issue.path,
        key,
        found: `the key ${key}`,
        expected: issue.message,
      }));
    if (issue.code === 'invalid_key') {
      const key = String(issue.path.at(-1));
      const [reason] = issue.issues;
      return [{ path: issue.path.slice(0, -1), key, found: key, expected: reason?.message ?? 'another key' }];
    }
    return [{ path: issue.path, expected: plainWords(issue.message) }];
  });
}

const NAMES: Readonly<Record<string, string>> = {
  object: 'a map',
  record: 'a map',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
};

/** The validator's own message, in the words of the format. */
function plainWords(message: string): string {
  const [, type] = /^Invalid input: expected (\w+)/.exec(message) ?? [];
  return type === undefined ? message : (NAMES[type] ?? type);
}
