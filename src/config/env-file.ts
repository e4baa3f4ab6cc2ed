import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { ConfigProblem } from './source-options.ts';

/** The file of settings, as far as it can be read. */
export interface EnvFile {
  values: Record<string, string | undefined>;
  /** Lines that somebody meant as a setting and that are none: `NAME: value`. */
  withColon: string[];
  /** Why it cannot be read although it is there; null = it was read, or there is none. */
  problem: ConfigProblem | null;
}

/** Reads `.env`; editors of Windows write it with a mark at its begin, or in two bytes a letter. */
export function readEnvFile(file: string): EnvFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problem =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? null
        : code === 'EISDIR'
          ? {
              name: file,
              problem: 'is a folder',
              fix: 'Remove it and make a file of that name, with one NAME=value a line.',
            }
          : { name: file, problem: `cannot be read (${code})`, fix: 'Let this user read it.' };
    return { values: {}, withColon: [], problem };
  }
  const text = decoded(bytes);
  return {
    values: parseEnv(text),
    withColon: [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z][A-Za-z0-9_]*)[ \t]*:[ \t]*\S/gm)].map(
      ([, name]) => name!,
    ),
    problem: null,
  };
}

function decoded(bytes: Buffer): string {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  // The decoder takes the mark away.
  return new TextDecoder(label).decode(bytes);
}
