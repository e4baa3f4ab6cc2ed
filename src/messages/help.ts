import type { Language } from '../listening/channel.ts';
import type { Argument, CommandSpec, Needs } from './command-spec.ts';
import { type Copy, copyOf } from './languages/copy.ts';
import { choiceIn, optionIn, verbIn, verbNames } from './languages/vocabulary.ts';
import type { Locale } from './locale.ts';
import type { Button, Element, Message, Run, Text } from './message.ts';

/** A topic of the help: the commands of one group. */
export type HelpTopic = CommandSpec['group'];
export const HELP_TOPICS: readonly HelpTopic[] = ['listen', 'read', 'posts', 'triage', 'settings'];

/** What stands for all topics where one is named. */
export const ALL_TOPICS = 'topics';
/** A topic where a command could be meant by the same word. */
export function topicId(topic: HelpTopic): string {
  return `topic-${topic}`;
}

/** What to do first, in six lines. */
export function helpOverview({ language }: Locale): Message {
  const words = copyOf(language);
  const { help } = words;
  const elements: Element[] = [
    { kind: 'heading', text: help.first },
    { kind: 'list', items: Object.values(help.steps).map((step) => stepLine(step, words)) },
    {
      kind: 'buttons',
      buttons: [{ label: help.addFirst, verb: 'add', args: {}, style: 'primary' }, allButton(words)],
    },
  ];
  return { language, summary: help.first, mood: 'plain', elements };
}

/**
 * The names of all commands, a line a topic, and a button for each.
 * @param who says who may set the bot up (`setUpNote`)
 */
export function helpTopics(
  definitions: readonly CommandSpec[],
  { language }: Locale,
  who: readonly Element[] = [],
): Message {
  const words = copyOf(language);
  const { help, units } = words;
  const topics = HELP_TOPICS.filter((topic) => definitions.some(({ group }) => group === topic));
  const elements: Element[] = [
    { kind: 'heading', text: help.title },
    {
      kind: 'list',
      items: topics.map((topic): Text => {
        const verbs = definitions.filter(({ group }) => group === topic);
        const names = verbs.flatMap(({ verb }, nth) => [nth === 0 ? '' : ', ', commandRun(verb, language)]);
        return [{ bold: help.topics[topic].name }, units.colon('', ''), ...names];
      }),
    },
    ...who,
    {
      kind: 'buttons',
      buttons: topics.map((topic) => ({
        label: help.topics[topic].name,
        verb: 'help',
        args: { target: topicId(topic) },
      })),
    },
    { kind: 'note', text: [`${help.more} `, { command: help.moreExample }] },
  ];
  return { language, summary: help.title, mood: 'plain', elements };
}

/**
 * The commands of one topic, one line each.
 * @param also the command that is called like the topic, in full below
 */
export function helpTopic(
  topic: HelpTopic,
  definitions: readonly CommandSpec[],
  { language }: Locale,
  also: Message | null = null,
): Message {
  const words = copyOf(language);
  const { help } = words;
  const { name } = help.topics[topic];
  const verbs = definitions.filter(({ group }) => group === topic);
  const elements: Element[] = [
    { kind: 'heading', text: name },
    { kind: 'list', items: verbs.map((definition) => verbLine(definition, language, words)) },
    ...(also?.elements ?? []),
    { kind: 'buttons', buttons: [allButton(words)] },
  ];
  return { language, summary: name, mood: 'plain', elements };
}

/**
 * One command in full: how to type it, each argument, an example.
 * @param who says who may set the bot up, where this command does
 */
export function helpVerb(
  definition: CommandSpec,
  { language }: Locale,
  who: readonly Element[] = [],
): Message {
  const words = copyOf(language);
  const { help } = words;
  const verb = verbIn(definition.verb, language);
  const copy = words.commands[definition.verb];
  const description = copy?.description ?? '';
  const others = verbNames(definition.verb).filter((name) => name !== verb);
  const facts: { name: string; value: Text }[] = [
    { name: help.usage, value: [{ command: usageOf(definition, language) }] },
  ];
  if (copy) facts.push({ name: help.example, value: [{ command: copy.example }] });
  if (others.length > 0) facts.push({ name: help.also, value: others.join(', ') });
  const elements: Element[] = [
    { kind: 'heading', text: `/earshot ${verb}` },
    { kind: 'text', text: description },
    { kind: 'facts', facts },
  ];
  const typed = definition.args.filter(({ byButton }) => !byButton);
  if (typed.length > 0) {
    elements.push({ kind: 'text', text: [{ bold: help.arguments }] });
    elements.push({
      kind: 'list',
      items: typed.map((argument): Text => {
        const what = copy?.args[argument.name] ?? '';
        const hint = [argument.required ? help.required : null, kindWords(argument, language, words)].filter(
          Boolean,
        );
        const more = hint.length > 0 ? ` (${hint.join(', ')})` : '';
        return [
          { code: shapeOf(argument, definition.verb, language) },
          `${words.units.colon('', what)}${more}`,
        ];
      }),
    });
  }
  const remarks = [
    ...(definition.needs === 'admin' ? [help.adminOnly] : []),
    ...(definition.destructive ? [help.cannotUndo] : []),
  ];
  if (remarks.length > 0) elements.push({ kind: 'note', text: remarks.join(' ') });
  if (setsUp(definition.needs)) elements.push(...who);
  return { language, summary: help.summaryVerb(verb, description), mood: 'plain', elements };
}

function setsUp(needs: Needs): boolean {
  if (typeof needs === 'string') return needs === 'set-up';
  return needs.usually === 'set-up' || Object.values(needs.given).includes('set-up');
}

function stepLine({ command, what }: { command: string; what: string }, words: Copy): Text {
  return [{ command }, words.units.colon('', what)];
}

function verbLine(definition: CommandSpec, language: Language, words: Copy): Text {
  const description = words.commands[definition.verb]?.description ?? '';
  return [commandRun(definition.verb, language), words.units.colon('', description)];
}

function commandRun(verb: string, language: Language): Run {
  const name = verbIn(verb, language);
  return { command: `/earshot ${name}`, text: name };
}

function allButton({ help }: Copy): Button {
  return { label: help.title, verb: 'help', args: { target: ALL_TOPICS } };
}

function usageOf(definition: CommandSpec, language: Language): string {
  const parts = definition.args.flatMap((argument) => {
    if (argument.byButton) return [];
    const shape = shapeOf(argument, definition.verb, language);
    return argument.required ? shape : `[${shape}]`;
  });
  return ['/earshot', verbIn(definition.verb, language), ...parts].join(' ');
}

function shapeOf(argument: Argument, verb: string, language: Language): string {
  const { placeholders } = copyOf(language).help;
  if (argument.positional) {
    if (argument.kind === 'lookup') return `<${placeholders.lookup[argument.of]}>`;
    return `<${argument.kind === 'choice' ? placeholders.choice : placeholders.text}>`;
  }
  const name = optionIn(verb, argument.name, language);
  return argument.kind === 'flag' ? `--${name}` : `--${name} …`;
}

function kindWords(argument: Argument, language: Language, { help }: Copy): string {
  switch (argument.kind) {
    case 'choice':
      return help.choices(argument.choices.map((choice) => choiceIn(choice, language)).join(', '));
    case 'integer':
      return help.between(String(argument.min), String(argument.max));
    case 'lookup':
      return help.kinds.lookup[argument.of];
    default:
      return help.kinds[argument.kind];
  }
}
