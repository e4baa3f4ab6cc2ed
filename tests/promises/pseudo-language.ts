import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aliases } from '../../src/messages/languages/en/aliases.ts';
import { choices } from '../../src/messages/languages/en/choices.ts';
import { commands } from '../../src/messages/languages/en/commands.ts';
import { discord } from '../../src/messages/languages/en/discord.ts';
import { typed } from '../../src/messages/languages/en/typed.ts';
import type { CommandText } from '../../src/messages/languages/shapes.ts';
import type { Extension } from './house-copy.ts';
import { sourceTexts } from './source-texts.ts';

const ENGLISH = join(import.meta.dirname, '../../src/messages/languages/en');
/** Where numbers, dates and lists come from: a script of its own, so that no Latin word is theirs. */
const INTL = 'el-GR';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'åƀçđéƒğĥîĵķļḿñöṕɋŕšţûṽŵẋýžÅɃÇĐÉƑĞĤÎĴĶĻḾÑÖṔɊŔŠŢÛṼŴẊÝŽ';
/** What is the same in every language: escapes, places for values, addresses, the command itself, time zones, operators, names. */
const KEPT =
  /(\\(?:u[\da-f]{4}|.)|\{n\}|https?:\/\/\S+|\/earshot\b|\b[A-Z]\w+\/[A-Z]\w+|\bEARSHOT_[A-Z_]+|\b(?:AND|OR|NOT|CSV|HTTP|JSON|NDJSON|POST|RSS|Earshot|Slack|Discord)\b)/;

/** A word with an accent on every letter: how verbs, options and choices are called. */
function accented(text: string): string {
  return text
    .split(KEPT)
    .map((piece, nth) =>
      nth % 2 === 1 ? piece : piece.replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)]!),
    )
    .join('');
}

const NAMES = new Set([discord.triageGroup, discord.target]);

/** A third longer and in brackets as well: how sentences read. A line to type stays one. @param pieces around values */
function stretched(pieces: readonly string[]): string[] {
  // Names that platforms take have no room for more.
  if (NAMES.has(pieces.join(''))) return pieces.map(accented);
  const letters = pieces.join('').replace(KEPT, '').match(/[a-z]/gi)?.length ?? 0;
  const changed = pieces.map(accented);
  if (letters === 0 || pieces[0]!.startsWith('/earshot')) return changed;
  const last = changed.length - 1;
  changed[0] = `[${changed[0]}`;
  changed[last] = `${changed[last]}${'·'.repeat(Math.ceil(letters / 3))}]`;
  return changed;
}

/** Literals that are no text: names of things in the code, what is compared with them, types. */
export function isCode(before: string, after: string): boolean {
  return (
    /\b(?:from|import|case|extends|typeof)$|[!=]==$|(?<!\|)\|$|<$/.test(before) ||
    /^(?:[!=]==|\|(?!\|)|in\b|extends\b|>)/.test(after) ||
    (/[{,]$/.test(before) && after.startsWith(':')) ||
    (/[\w\])]\[$/.test(before) && after.startsWith(']')) ||
    /new Intl\.\w+\([^)]*$/.test(before)
  );
}

/** A file of English texts with every text changed. */
function rewritten(source: string): string {
  const edits = sourceTexts(source).flatMap(({ from, to, pieces }) => {
    const before = source.slice(0, from).trimEnd();
    if (/new Intl\.\w+\($/.test(before)) return [{ from, to, text: `'${INTL}'` }];
    if (isCode(before, source.slice(to).trimStart())) return [];
    const texts = stretched(pieces.map((piece) => source.slice(piece.from, piece.to)));
    return pieces.map((piece, nth) => ({ ...piece, text: texts[nth]! }));
  });
  return edits
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to), source);
}

function namesOf(words: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(words).map(([key, names]) => [key, names.map(accented)]));
}

/** The sentences of an answer as they are written, functions as well. */
function answersOf(source: string): Map<string, string> {
  const blocks = [...source.matchAll(/^ {2}'?([\w-]+)'?: \{\n([\s\S]*?)^ {2}\},\n/gm)];
  return new Map(
    blocks.flatMap(([, verb, block]) => {
      const answer = /^ {4}answer: (\{\n[\s\S]*?^ {4}\}),\n/m.exec(block!)?.[1];
      return answer === undefined ? [] : [[verb!, rewritten(answer)]];
    }),
  );
}

function commandsFile(source: string): string {
  const answers = answersOf(source);
  const entries = Object.entries<CommandText>(commands).map(([verb, text]) => {
    const data = {
      names: text.names.map(accented),
      description: stretched([text.description])[0],
      ...(text.target === undefined ? {} : { target: accented(text.target) }),
      args: Object.fromEntries(
        Object.entries(text.args).map(([name, about]) => [name, stretched([about])[0]]),
      ),
      options: namesOf(text.options),
      example: accented(text.example),
    };
    const answer = answers.get(verb);
    const fields = Object.entries(data).map(([name, value]) => `${name}: ${JSON.stringify(value)},`);
    return [`  '${verb}': {`, ...fields, ...(answer ? [`answer: ${answer},`] : []), '},'].join('\n');
  });
  return [
    "import type { Commands } from '../en/commands.ts';\n",
    'export const commands: Commands = {',
    ...entries,
    '};\n',
  ].join('\n');
}

/**
 * The folder of an invented language, made of the English one by a script: every text a third longer, in brackets and
 * with accents, so that what is still English in a message stands out.
 * @returns texts by path in the project
 */
function pseudoLanguage(tag: string): Record<string, string> {
  const own: Record<string, string> = {
    'index.ts': readFileSync(join(ENGLISH, 'index.ts'), 'utf8')
      .replace('const englishLanguage:', `const ${tag}:`)
      .replace("tag: 'en'", `tag: '${tag}'`)
      .replace("intl: 'en-US'", `intl: '${INTL}'`)
      .replace("name: 'English'", `name: '${accented('Pseudo')}'`),
    'choices.ts': [
      "import type { LanguageRecord } from '../language.ts';",
      `export const choices: LanguageRecord['choices'] = ${JSON.stringify(namesOf(choices), null, 2)};`,
      '',
    ].join('\n\n'),
    'aliases.ts': [
      "import type { LanguageRecord } from '../language.ts';",
      `export const aliases: LanguageRecord['aliases'] = ${JSON.stringify(namesOf(aliases), null, 2)};`,
      '',
    ].join('\n\n'),
    'typed.ts': [
      "import type { TypedWords } from '../language.ts';",
      `export const typed: TypedWords = ${JSON.stringify(namesOf({ ...typed }), null, 2)};`,
      '',
    ].join('\n\n'),
    'commands.ts': commandsFile(readFileSync(join(ENGLISH, 'commands.ts'), 'utf8')),
    'copy.ts': readFileSync(join(ENGLISH, 'copy.ts'), 'utf8')
      .replace('export const copy =', 'export const copy: LanguageCopy =')
      .replace(/export type LanguageCopy.*\n/, '')
      .replace(/^/, "import type { LanguageCopy } from '../en/copy.ts';\n"),
  };
  const files = readdirSync(ENGLISH).map((name): [string, string] => {
    const text = own[name] ?? rewritten(readFileSync(join(ENGLISH, name), 'utf8'));
    return [`src/messages/languages/${tag}/${name}`, text.replace(/^export type \w+ = typeof \w+;\n/gm, '')];
  });
  return Object.fromEntries(files);
}

/** The steps of CONTRIBUTING for it. */
export function languageExtension(tag: string): Extension {
  const file = 'src/messages/languages/index.ts';
  return {
    write: pseudoLanguage(tag),
    lines: [
      { file, after: 'import { englishLanguage }', line: `import { ${tag} } from './${tag}/index.ts';` },
      { file, after: '  frenchLanguage,', line: `  ${tag},` },
    ],
  };
}
