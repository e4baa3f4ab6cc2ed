import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The text of each file by its path in the project. */
export type Files = ReadonlyMap<string, string>;

/** The code below some folders of the project. */
export function filesUnder(...folders: string[]): Files {
  return new Map(
    folders.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.m?ts$|\.mjs$/.test(name))
        .map((name) => [`${folder}/${name}`, readFileSync(join(ROOT, folder, name), 'utf8')] as const),
    ),
  );
}

export interface Import {
  from: string;
  /** A path inside the project, or the name of a package. */
  to: string;
  /** Gone when the code runs. */
  typeOnly: boolean;
}

const STATEMENT = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)';/gm;
/** A type named where it is used, or code that is loaded later. */
const CALL = /\bimport\(\s*'([^']+)'\s*\)(\.\w)?/g;

export function importsOf(files: Files): Import[] {
  return [...files].flatMap(([from, text]) => {
    const target = (path: string) => (path.startsWith('.') ? posix.join(posix.dirname(from), path) : path);
    return [
      ...[...text.matchAll(STATEMENT)].map(([, type, path]) => ({
        from,
        to: target(path!),
        typeOnly: type !== undefined,
      })),
      ...[...text.matchAll(CALL)].map(([, path, member]) => ({
        from,
        to: target(path!),
        typeOnly: member !== undefined,
      })),
    ];
  });
}
