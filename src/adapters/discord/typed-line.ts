import type { CommandDefinition } from '../../commands/command.ts';
import { findVerb, parseLine } from '../../commands/parse.ts';
import type { Language } from '../../listening/channel.ts';
import type { Element, Message, Run, Text } from '../../messages/message.ts';

/** The command for everybody; a base command with subcommands cannot be called itself, so `help` is one of them. */
export const ROOT = 'earshot';
/** The verbs for managers: Discord hides a whole command from those without a permission, never one subcommand. */
export const ADMIN_ROOT = 'earshot-admin';
/** Discord takes 25 subcommands: those that act on alerts stand in a group of their own. */
export const TRIAGE_GROUP = 'triage';

export function rootOf({ needs }: CommandDefinition): typeof ROOT | typeof ADMIN_ROOT {
  return needs === 'admin' ? ADMIN_ROOT : ROOT;
}

/** How a verb is called on Discord: `/earshot triage claim`. */
function pathOf(definition: CommandDefinition, language: Language): string {
  const verb = language === 'fr' ? (definition.aliases[0] ?? definition.verb) : definition.verb;
  const group = definition.group === 'triage' && definition.needs !== 'admin' ? `${TRIAGE_GROUP} ` : '';
  return `/${rootOf(definition)} ${group}${verb}`;
}

/** The message with the commands it names as one types them here: `/earshot claim 12` has a group and typed options. */
export function spelled(message: Message, definitions: readonly CommandDefinition[]): Message {
  const { language } = message;
  const inSentence = (sentence: string) =>
    sentence.replace(/\/earshot (\p{L}[\p{L}-]*)/gu, (whole, verb: string) => {
      const definition = findVerb(verb, definitions);
      return definition ? pathOf(definition, language) : whole;
    });
  const run = (one: Run): Run => {
    if (typeof one === 'string') return inSentence(one);
    if ('code' in one) return { code: typedLine(one.code, definitions, language) ?? inSentence(one.code) };
    return 'bold' in one ? { bold: inSentence(one.bold) } : one;
  };
  const text = (one: Text): Text => (typeof one === 'string' ? inSentence(one) : one.map(run));
  // The help lists verbs alone, each at the head of its line.
  const item = (one: Text): Text => {
    const [head, ...rest] = typeof one === 'string' ? [] : one;
    const verb = typeof head === 'object' && 'code' in head ? head.code : '';
    const named = definitions.find((each) => [each.verb, ...each.aliases].includes(verb));
    return named ? [{ code: pathOf(named, language) }, ...rest.map(run)] : text(one);
  };
  const elements = message.elements.map((element) => respelled(element, { text, item, inSentence }));
  return { ...message, elements };
}

function respelled(
  element: Element,
  {
    text,
    item,
    inSentence,
  }: { text(text: Text): Text; item(text: Text): Text; inSentence(text: string): string },
): Element {
  switch (element.kind) {
    case 'heading':
      return { ...element, text: inSentence(element.text) };
    case 'text':
    case 'note':
      return { ...element, text: text(element.text) };
    case 'facts':
      return { ...element, facts: element.facts.map(({ name, value }) => ({ name, value: text(value) })) };
    case 'list':
      return { ...element, items: element.items.map(item) };
    default:
      return element;
  }
}

/** A whole line with its options named, or null when it is none that could be typed as it stands. */
function typedLine(
  line: string,
  definitions: readonly CommandDefinition[],
  language: Language,
): string | null {
  const [, rest] = /^\/earshot (\S.*)$/s.exec(line) ?? [];
  const parsed = rest === undefined ? null : parseLine(rest, definitions);
  const definition = parsed?.ok && definitions.find(({ verb }) => verb === parsed.verb);
  if (!definition || !parsed.ok) return null;
  const options = definition.args.flatMap(({ name, aliases, kind }) => {
    const value = parsed.args[name];
    if (value === undefined) return [];
    const option = language === 'fr' ? (aliases?.[0] ?? name) : name;
    return [`${option}:${kind === 'flag' ? (value === 'true' ? 'True' : 'False') : value}`];
  });
  return [pathOf(definition, language), ...options].join(' ');
}
