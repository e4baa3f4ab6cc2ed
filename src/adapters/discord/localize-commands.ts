import type { CommandDefinition } from '../../commands/command.ts';
import { findVerb } from '../../commands/parser/parse.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { choiceWords } from '../../messages/languages/vocabulary.ts';
import type { Element, Message, Run, Text } from '../../messages/message.ts';
import { plain } from '../../messages/message.ts';
import { type CommandIds, commandRuns } from './command-mention.ts';
import { knownOption, pathOf, typedLine, typedShape, type Vocabulary } from './typed-line.ts';

/** An argument that follows a command in a sentence: a quoted name, a number, an option, a channel, an address. */
const ARGUMENT =
  /\s(?:"[^"]+"|<[^>]+>|#?\d[\p{L}\d:-]*|--\p{L}[\p{L}-]*|#\p{L}[\p{L}-]*|https?:\/\/\S*[^\s.,;])/uy;
/** Names with commas between. */
const NAMES = /\s\p{Lu}[\p{L}\d]*(?:, \p{Lu}[\p{L}\d]*)+/uy;
const WORD = /\s(\p{L}+)/uy;
const COMMAND = /\/earshot (\p{L}[\p{L}-]*)/gu;
const OPTION = /--(\p{L}[\p{L}-]*)(?:=([\p{L}\d]+))?/gu;

/** The message with the commands it names as one types them here: `/earshot claim 12` has a group and typed options. */
export function localizeCommands(
  message: Message,
  definitions: readonly CommandDefinition[],
  ids: CommandIds = new Map(),
): Message {
  const { language } = message;
  const vocabulary = { definitions, language };
  const { help } = copyOf(language);
  const localRun = (run: Run): Run[] => {
    if (typeof run === 'string') return sentence(run, vocabulary);
    if ('command' in run) return commandRuns(run.command, vocabulary, ids);
    return ['bold' in run ? { bold: plain(sentence(run.bold, vocabulary)) } : run];
  };
  const localText = (text: Text): Text => {
    const runs = typeof text === 'string' ? localRun(text) : text.flatMap(localRun);
    return runs.length === 1 && typeof runs[0] === 'string' ? runs[0] : runs;
  };
  /** The help lists options alone, each at the head of its line. */
  const localItem = (item: Text): Text => {
    const [head, ...rest] = typeof item === 'string' ? [] : item;
    const code = typeof head === 'object' && 'code' in head ? head.code : '';
    const shape = typedShape(code, language);
    if (shape === code) return localText(item);
    // Options that are on or off are chosen here as well.
    const alone = ` (${help.kinds.flag})`;
    return [
      { code: shape },
      ...rest.flatMap((run) => (typeof run === 'string' ? run.replace(alone, '') : run)),
    ];
  };
  const localElement = (element: Element): Element => {
    switch (element.kind) {
      case 'heading':
        return { ...element, text: plain(sentence(element.text, vocabulary)) };
      case 'text':
      case 'note':
        return { ...element, text: localText(element.text) };
      case 'facts': {
        // Other names of a verb cannot be typed here.
        const facts = element.facts.filter(({ name }) => name !== help.also);
        return { ...element, facts: facts.map(({ name, value }) => ({ name, value: localText(value) })) };
      }
      case 'list':
        return { ...element, items: element.items.map(localItem) };
      default:
        return element;
    }
  };
  return { ...message, elements: message.elements.map(localElement) };
}

/** A sentence whose commands, with what belongs to them, and options stand apart as code. */
function sentence(text: string, vocabulary: Vocabulary): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const found of text.matchAll(COMMAND)) {
    const definition = findVerb(found[1]!, vocabulary.definitions);
    if (!definition || found.index < at) continue;
    const end = endOf(text, found.index + found[0].length, definition, vocabulary);
    runs.push(...withOptions(text.slice(at, found.index), vocabulary));
    runs.push({ code: openLine(text.slice(found.index, end), definition, vocabulary) });
    at = end;
  }
  return [...runs, ...withOptions(text.slice(at), vocabulary)];
}

function endOf(text: string, from: number, { args }: CommandDefinition, { definitions }: Vocabulary): number {
  let at = from;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    return found ? { end: pattern.lastIndex, word: found[1] ?? '' } : null;
  };
  const target = args.find(({ positional }) => positional);
  if (target?.kind === 'lookup' && target.of === 'verb') {
    const verb = take(WORD);
    return verb && findVerb(verb.word, definitions) ? verb.end : at;
  }
  if (target?.kind === 'choice') {
    const choice = take(WORD);
    if (choice && target.choices.flatMap(choiceWords).includes(choice.word)) at = choice.end;
  }
  for (;;) {
    const next = take(ARGUMENT) ?? (target?.kind === 'text' ? take(NAMES) : null);
    if (!next) return at;
    at = next.end;
  }
}

/** A line whose last options may lack their values: the sentence says in words what belongs there. */
function openLine(line: string, definition: CommandDefinition, vocabulary: Vocabulary): string {
  const whole = typedLine(line, vocabulary);
  if (whole !== null) return whole;
  const [, begun, option] = /^(.*) --(\p{L}[\p{L}-]*)$/su.exec(line) ?? [];
  if (begun === undefined || option === undefined) return pathOf(definition, vocabulary.language);
  return `${openLine(begun, definition, vocabulary)} ${knownOption(option, [definition], vocabulary.language) ?? option}:`;
}

function withOptions(text: string, { definitions, language }: Vocabulary): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const found of text.matchAll(OPTION)) {
    const name = knownOption(found[1]!, definitions, language);
    if (name === null) continue;
    if (found.index > at) runs.push(text.slice(at, found.index));
    runs.push({ code: found[2] === undefined ? name : `${name}:${found[2]}` });
    at = found.index + found[0].length;
  }
  return at < text.length ? [...runs, text.slice(at)] : runs;
}
