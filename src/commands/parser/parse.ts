/** Long because one line is read from its verb to its last option, and each step hands on what it left. */
import { UserError } from '../../config/errors.ts';
import type { Argument, LookupKind } from '../../messages/command-spec.ts';
import { clip } from '../../messages/foreign.ts';
import { aliasesOf, optionNames, typedWords, verbNames } from '../../messages/languages/vocabulary.ts';
import { foldWord, nearest } from '../../services/nearest.ts';
import type { CommandDefinition } from '../command.ts';
import { missingArgument } from '../context.ts';
import { flagOf } from './flags.ts';
import { lexLine, plainWord, type Word } from './lex.ts';
import { unadorned } from './markup.ts';
import { fitsTarget, valueBehind } from './shorthand.ts';
import { isValue, wordsOfChoice, wordsOfValue } from './value-length.ts';

/** A typed line as a verb with raw values by argument name: what a button or a form sends as well. */
interface ParsedLine {
  ok: true;
  verb: string;
  args: Record<string, string>;
}

export type ParseResult = ParsedLine | { ok: false; problem: UserError };

/** Slack's longest slash text is far below; a longer line is a pasted accident. */
const MAX_LINE = 8_000;
const ONE_WORD: ReadonlySet<LookupKind> = new Set(['alert', 'verb', 'post', 'item']);
const YES = new Set(['true', '1', ...typedWords('yes').map(foldWord)]);
const DURING = new Set(typedWords('during').map(foldWord));
const NO = new Set(['false', '0', ...typedWords('no').map(foldWord)]);

/**
 * Reads `<verb> [target] [--flag value | --flag=value]…`, the same line on every platform: verb first, long flags only,
 * quotes of every language. Only the structure is checked here; the router checks the values. An empty line is `help`.
 * Nothing is guessed: a misspelled verb or flag is refused with its nearest match, and a destructive verb is never even
 * suggested.
 */
export function parseLine(line: string, definitions: readonly CommandDefinition[]): ParseResult {
  try {
    return read(line, definitions);
  } catch (error) {
    if (error instanceof UserError) return { ok: false, problem: error };
    throw error;
  }
}

/** The definition a typed verb means: exactly, or without accents when only one verb is meant so. */
export function findVerb(typed: string, definitions: readonly CommandDefinition[]): CommandDefinition | null {
  const exact = typed.normalize('NFC').toLowerCase();
  const found = definitions.find(({ verb }) => verbNames(verb).includes(exact));
  if (found) return found;
  const folded = foldWord(typed);
  const alike = definitions.filter(({ verb }) => verbNames(verb).some((name) => foldWord(name) === folded));
  return alike.length === 1 ? alike[0]! : null;
}

function read(line: string, definitions: readonly CommandDefinition[]): ParsedLine {
  if (line.length > MAX_LINE)
    throw new UserError('bad-argument', { argument: 'line', problem: 'too-long', max: MAX_LINE });
  const words = lexLine(unadorned(line));
  const first = words.shift();
  if (!first) return { ok: true, verb: 'help', args: {} };
  const typed = plainWord(first);
  const definition = findVerb(typed, definitions);
  const brought = definition?.verb === 'import' ? queryBehind(words, definitions) : null;
  if (brought) return { ok: true, verb: brought.verb, args: readArguments(words.slice(1), brought) };
  if (!definition || !fitsTarget(words, definition)) {
    const short = readShorthand(typed, words, definitions);
    if (short) return short;
  }
  if (!definition) {
    const safe = definitions.filter(({ destructive }) => !destructive).flatMap(({ verb }) => verbNames(verb));
    const near = nearest(typed, safe);
    throw new UserError(
      'unknown-verb',
      { typed: clip(typed, 60), ...(near === null ? {} : { near }) },
      spanOf(first),
    );
  }
  return { ok: true, verb: definition.verb, args: readArguments(words, definition) };
}

/** `import query "…"`: a query is brought, not a file; `import query` alone is a file of that name. */
function queryBehind(
  words: readonly Word[],
  definitions: readonly CommandDefinition[],
): CommandDefinition | null {
  const [second, third] = words;
  if (!second || !third || second.quoted) return null;
  const isQuery = aliasesOf('translate').some((name) => foldWord(name) === foldWord(plainWord(second)));
  return isQuery ? (definitions.find(({ verb }) => verb === 'translate') ?? null) : null;
}

/** `mute kestrelbox 4h`: another verb with an option set, to the last word where that is one of its values. */
function readShorthand(
  typed: string,
  words: Word[],
  definitions: readonly CommandDefinition[],
): ParsedLine | null {
  const folded = foldWord(typed);
  const isMeant = ({ word }: { word: string }) => aliasesOf(word).some((name) => foldWord(name) === folded);
  const definition = definitions.find(({ shorthands }) => shorthands?.some(isMeant));
  const short = definition?.shorthands?.find(isMeant);
  if (!definition || !short) return null;
  const { option } = short;
  const rest = [...words];
  const argument = definition.args.find(({ name }) => name === option);
  const count = argument ? valueBehind(rest, argument) : 0;
  let value: string | null = null;
  if (count > 0) {
    value = rest.splice(-count).map(plainWord).join(' ');
    const before = rest.at(-1)!;
    if (rest.length > 1 && !before.quoted && DURING.has(foldWord(plainWord(before)))) rest.pop();
  }
  const args = readArguments(rest, definition);
  return { ok: true, verb: definition.verb, args: { [option]: value ?? short.value, ...args } };
}

function readArguments(words: Word[], definition: CommandDefinition): Record<string, string> {
  const args: Record<string, string> = {};
  const target = definition.args.find((argument) => argument.positional);
  const targetWords: { word: Word; index: number }[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const flag = flagOf(word);
    if (flag === null) {
      targetWords.push({ word, index });
      continue;
    }
    const argument = findFlag(flag.name, definition, word);
    if (argument.name in args)
      throw new UserError(
        'bad-argument',
        { argument: argument.name, problem: 'twice', verb: definition.verb },
        spanOf(word),
      );
    if (argument.kind === 'flag') {
      const next = words[index + 1];
      const answered = flag.value === null && next !== undefined && isYesOrNo(next);
      args[argument.name] = flagValue(
        answered ? words[++index]! : flag.value,
        argument,
        definition.verb,
        word,
      );
      continue;
    }
    const value: Word[] = flag.value === null ? [] : [flag.value];
    // Where no target may follow, all of it is the place: `--time-zone New Jersey`.
    const place = !target && argument.kind === 'text' && argument.shape === 'time-zone';
    const runs = runsOn(argument) || place;
    const own = wordsOfValue([...value, ...words.slice(index + 1)], argument);
    const goesOn = () => runs || value.length < own || endsInComma(value.at(-1)!);
    while (index + 1 < words.length && goesOn() && flagOf(words[index + 1]!) === null)
      value.push(words[++index]!);
    if (value.length === 0) throw missingArgument(argument, definition.verb, spanOf(word));
    args[argument.name] = rawValue(value, argument);
  }
  readPositionals(targetWords, target, definition, args);
  return args;
}

/** Words without a flag: the target's, then those of the arguments that may follow it. */
function readPositionals(
  found: { word: Word; index: number }[],
  target: Argument | undefined,
  definition: CommandDefinition,
  args: Record<string, string>,
): void {
  const left = (argument: Argument) => !(argument.name in args);
  let at = 0;
  const take = (taker: Argument) => {
    const from = at;
    const next = (nth: number) =>
      found[nth] && (nth === from || found[nth].index === found[nth - 1]!.index + 1);
    const own = wordsOfValue(followingWords(found, from), taker);
    while (next(at) && (at < from + own || takesWords(taker))) at++;
    if (taker.kind === 'choice' && at > from)
      at = from + wordsOfChoice(followingWords(found, from), taker.choices);
    if (at > from)
      args[taker.name] = rawValue(
        found.slice(from, at).map(({ word }) => word),
        taker,
      );
    // `digest monday` is the weekly one.
    if (at > from && taker.implies && target && left(target)) args[target.name] = taker.implies;
  };
  const opening = definition.args.find((argument) => argument.kind === 'choice' && argument.opens);
  // A name may be any words: `campaign spring launch`.
  const isName = ({ kind, implies }: Argument) => kind === 'text' && implies !== undefined;
  const reads = (argument: Argument) => isValue(followingWords(found, at), argument) || isName(argument);
  // `digest 9am` says when, not how often; `alerts last week` names none.
  const isAlert = target?.kind === 'lookup' && target.of === 'alert' && !target.required;
  const mayBeOther = target?.kind === 'choice' || isAlert;
  // `report weekly monday 9am`: whatever can be read behind an opening word belongs to it.
  const opened =
    opening?.kind === 'choice' && left(opening)
      ? opening.choices.find((choice) => reads({ ...opening, choices: [choice] }))
      : undefined;
  if (opening && opened !== undefined) take(opening);
  const followers = definition.args.filter(
    ({ rest }) => rest === true || (rest && opened !== undefined && rest.includes(opened)),
  );
  const isOther =
    (mayBeOther || opened !== undefined) && !reads(target!) && followers.filter(left).some(reads);
  if (target && left(target) && !isOther) take(target);
  while (at < found.length) {
    // `digest 9am daily`: a choice is known wherever it stands.
    const choice = target?.kind === 'choice' && left(target) ? [target] : [];
    const open = [...choice, ...followers.filter(left)];
    // `snooze 12 tomorrow 9am` names a moment, not the length `tomorrow`.
    const taken = (argument: Argument) => wordsOfValue(followingWords(found, at), argument);
    const readers = open.filter(reads).sort((a, b) => taken(b) - taken(a));
    // What nobody reads is refused as a value of the first.
    const named = opened !== undefined && target && left(target) ? target : undefined;
    const follower = readers[0] ?? named ?? (open.length === followers.length ? open[0] : undefined);
    if (!follower) break;
    take(follower);
  }
  const stray = found[at]?.word;
  if (stray)
    throw new UserError(
      'too-many-arguments',
      { verb: definition.verb, typed: clip(plainWord(stray), 60) },
      spanOf(stray),
    );
}

/** The words from here on that no flag parts. */
function followingWords(found: readonly { word: Word; index: number }[], from: number): Word[] {
  const end = found.findIndex(({ index }, nth) => nth > from && index !== found[nth - 1]!.index + 1);
  return found.slice(from, end === -1 ? undefined : end).map(({ word }) => word);
}

/** `--lang en, fr`: a list goes on after its comma. */
function endsInComma(word: Word): boolean {
  return !word.quoted && /[,;]$/.test(plainWord(word));
}

/** As a flag, its value runs on to the next flag. */
function runsOn(argument: Argument): boolean {
  if (argument.kind === 'text') return argument.runs === true || argument.verbatim === true;
  return argument.kind === 'people' || (argument.kind === 'channel' && argument.orPeople === true);
}

/** Keywords have names of several words; an alert is a number, a choice is one word, and so is what names a post. */
function takesWords(argument: Argument): boolean {
  return argument.kind === 'text' || (argument.kind === 'lookup' && !ONE_WORD.has(argument.of));
}

function rawValue(words: Word[], argument: Argument): string {
  const [only] = words;
  if (argument.kind === 'text' && argument.verbatim) {
    return words.length === 1 && only!.single
      ? plainWord(only!)
      : words.map((word) => word.verbatim).join(' ');
  }
  if (words.length === 1 && only!.pieces.length === 1) {
    const piece = only!.pieces[0]!;
    if (typeof piece !== 'string') {
      const name = piece.name === null ? '' : `|${piece.name}`;
      if (argument.kind === 'channel' && 'channel' in piece) return `<#${piece.channel}${name}>`;
      if (argument.kind === 'person' && 'person' in piece) return `<@${piece.person}${name}>`;
    }
  }
  if (argument.kind === 'choice') return words.map(plainWord).join('-');
  const namesPeople = argument.kind === 'people' || (argument.kind === 'channel' && argument.orPeople);
  return words.map(namesPeople ? withPeople : plainWord).join(' ');
}

/** A word whose people and groups keep their ids: a name alone reaches nobody. */
function withPeople(word: Word): string {
  return word.pieces
    .map((piece) => {
      if (typeof piece === 'string' || 'channel' in piece) return plainWord({ ...word, pieces: [piece] });
      const name = piece.name === null ? '' : `|${piece.name}`;
      return 'group' in piece ? `<${piece.mark}${piece.group}${name}>` : `<@${piece.person}${name}>`;
    })
    .join('');
}

function findFlag(typed: string, definition: CommandDefinition, word: Word): Argument {
  const folded = foldWord(typed);
  const named = ({ name }: Argument) => optionNames(definition.verb, name);
  const found = definition.args.find((argument) => named(argument).some((name) => foldWord(name) === folded));
  if (found) return found;
  const near = nearest(typed, definition.args.filter((argument) => argument.name !== 'yes').flatMap(named));
  throw new UserError(
    'unknown-flag',
    { typed: clip(typed, 60), verb: definition.verb, ...(near === null ? {} : { near }) },
    spanOf(word),
  );
}

/** `--first no`: quotes keep the word for whatever follows the flag. */
function isYesOrNo(word: Word): boolean {
  const text = word.quoted ? '' : foldWord(plainWord(word));
  return YES.has(text) || NO.has(text);
}

function flagValue(value: Word | null, argument: Argument, verb: string, word: Word): string {
  if (value === null) return 'true';
  const text = foldWord(plainWord(value));
  if (YES.has(text)) return 'true';
  if (NO.has(text)) return 'false';
  throw new UserError(
    'bad-argument',
    { argument: argument.name, problem: 'yes-or-no', typed: clip(plainWord(value), 60), verb },
    spanOf(word),
  );
}

function spanOf(word: Word): { start: number; end: number } {
  return { start: word.start, end: word.end };
}
