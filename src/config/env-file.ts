import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { ConfigProblem } from './source-options.ts';

/** The file of settings, as far as it can be read. */
export interface EnvFile {
  values: Record<string, string | undefined>;
  /** Lines that somebody meant as a setting and that are none: `NAME: value`, `NAME value`. */
  withoutEqual: { name: string; sign: ':' | ' ' }[];
  /** Lines of one word, such as a token that was copied without its name, by their number. */
  bare: { line: number; word: string }[];
  /** Why it cannot be read although it is there; null = it was read, or there is none. */
  problem: ConfigProblem | null;
}

const WITHOUT_EQUAL =
  /^[ \t]*(?:export[ \t]+)?([A-Za-z][A-Za-z0-9_]*)(?:[ \t]*(:)[ \t]*|[ \t]+)(?![ \t=:])\S/gm;

/** Names under which the file ends up that should be `.env`: Notepad adds an ending, file managers hide the point. */
const MISNAMED = /^(?:_?env|dotenv|\.env\.[a-z]+|\.?env\.(?:txt|env|rtf|doc))$/i;

/** Files beside the one that is read that hold a setting which `isOurs`; none can be read: none. */
export function misnamedFiles(folder: string, isOurs: (name: string) => boolean): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => MISNAMED.test(name) && name !== '.env' && statSync(join(folder, name)).isFile())
      .filter((name) => Object.keys(readEnvFile(join(folder, name)).values).some(isOurs));
  } catch {
    return [];
  }
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
    return { values: {}, withoutEqual: [], bare: [], problem };
  }
  const text = decoded(bytes);
  return {
    values: parseEnv(text),
    withoutEqual: [...text.matchAll(WITHOUT_EQUAL)].map(([, name, sign]) => ({
      name: name!,
      sign: sign === ':' ? ':' : ' ',
    })),
    bare: text.split(/\r?\n/).flatMap((line, index) => {
      const word = line.trim().replace(/^(["'])(.*)\1$/, '$2');
      return /^[^\s=#]+$/.test(word) ? [{ line: index + 1, word }] : [];
    }),
    problem: null,
  };
}

function decoded(bytes: Buffer): string {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  // The decoder takes the mark away.
  return new TextDecoder(label).decode(bytes);
}
