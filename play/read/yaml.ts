import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import type { Problem } from './problem.ts';

/** A YAML file with the places of its parts. */
export interface YamlFile {
  value: unknown;
  /** `12:5`, where a part begins. */
  placeOf(path: readonly PropertyKey[]): string;
  /** `12:5: feeds.forum.keep: found "many", expected a whole number` */
  describe(problem: Problem): string;
}

/** In the words of the format, where those of the parser are meant for its users. */
const EXPECTED: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: 'each key once',
  TAB_AS_INDENT: 'spaces: tabs do not indent in YAML',
  MULTIPLE_DOCS: 'one document in the file',
};

/** @returns the file, or its mistakes as lines that a person can follow */
export function readYaml(text: string): YamlFile | { mistakes: string[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  if (document.errors.length > 0)
    return {
      mistakes: document.errors.map(
        ({ pos, code, message }) =>
          `${at(pos[0])}: found ${rowAt(text, pos[0])}, expected ${EXPECTED[code] ?? `YAML: ${message.split('\n', 1)[0]}`}`,
      ),
    };
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    return { mistakes: [`1:1: found aliases, expected YAML: ${(error as Error).message}`] };
  }
  return {
    value,
    placeOf: (path) => at(placeOf(document, { path }).offset),
    describe: (problem) => {
      const { node, offset } = placeOf(document, problem);
      const path = pathOf(problem.key === undefined ? problem.path : [...problem.path, problem.key]);
      const found = problem.found ?? (node === null ? 'nothing' : shown(node, document));
      return `${at(offset)}: ${path === '' ? '' : `${path}: `}found ${found}, expected ${problem.expected}`;
    },
  };
}

/** Where something is, or where it is missing: the nearest thing around it. */
function placeOf(
  document: Document,
  { path, key }: Pick<Problem, 'path' | 'key'>,
): { node: Node | null; offset: number } {
  let node: Node | null = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const parent: Node | null = isAlias(node) ? (node.resolve(document) ?? null) : node;
    const next: Node | null = childOf(parent, step);
    if (next === null) return { node: null, offset: keyOffset(parent, String(step)) ?? offset };
    node = next;
    offset = startOf(next) ?? offset;
  }
  if (key !== undefined)
    offset = keyOffset(isAlias(node) ? (node.resolve(document) ?? null) : node, key) ?? offset;
  return { node, offset };
}

function childOf(parent: Node | null, step: PropertyKey): Node | null {
  if (isSeq(parent)) {
    const item = parent.items[Number(step)];
    return isNode(item) ? item : null;
  }
  const value = isMap(parent) ? pairOf(parent, String(step))?.value : undefined;
  return isNode(value) ? value : null;
}

function keyOffset(parent: Node | null, key: string): number | null {
  const found = isMap(parent) ? pairOf(parent, key)?.key : null;
  return isNode(found) ? startOf(found) : null;
}

function pairOf(map: { items: { key: unknown; value: unknown }[] }, key: string) {
  return map.items.find((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === key);
}

/** The rest of a line, as it stands in the file. */
function rowAt(text: string, offset: number): string {
  const rest = text
    .slice(offset, offset + 200)
    .split('\n', 1)[0]!
    .trim();
  if (rest !== '') return clipped(JSON.stringify(rest));
  return text.slice(offset).trim() === '' ? 'the end of the file' : 'the end of the line';
}

function startOf(node: Node | null): number | null {
  return node?.range?.[0] ?? null;
}

function shown(node: Node, document: Document): string {
  const value: unknown = node.toJS(document);
  if (value === null) return 'nothing';
  return clipped(JSON.stringify(value));
}

function clipped(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
