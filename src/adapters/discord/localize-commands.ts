import type { CommandDefinition } from '../../commands/command.ts';
import { findVerb } from '../../commands/parser/parse.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import type { Element, Message, Run, Text } from '../../messages/message.ts';
import { type CommandIds, commandRuns } from './command-mention.ts';
import { pathOf, typedShape } from './typed-line.ts';

/** The heading of the help of a command. */
const HEADING = /^\/earshot (\p{L}[\p{L}-]*)$/u;

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
    if (typeof run === 'string' || !('command' in run)) return [run];
    return commandRuns(run.command, vocabulary, ids);
  };
  const localHeading = (text: string): string => {
    const definition = findVerb(HEADING.exec(text)?.[1] ?? '', definitions);
    return definition ? pathOf(definition, language) : text;
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
        return { ...element, text: localHeading(element.text) };
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
