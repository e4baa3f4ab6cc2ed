import type { Language } from '../listening/channel.ts';
import type { Argument, CommandSpec, Needs } from './command-spec.ts';
import { type Copy, copyOf } from './languages/copy.ts';
import { choiceIn, optionIn, verbIn, verbNames } from './languages/vocabulary.ts';
import type { Locale } from './locale.ts';
import type { Element, Message, Text } from './message.ts';

const GROUPS: readonly CommandSpec['group'][] = ['listen', 'read', 'posts', 'triage', 'settings'];

/**
 * What to do first, then all commands by group, one line each.
 * @param who says who may set the bot up (`setUpNote`)
 */
export function helpOverview(
  definitions: readonly CommandSpec[],
  { language }: Locale,
  who: readonly Element[] = [],
): Message {
  const words = copyOf(language);
  const { help } = words;
  const elements: Element[] = [
    { kind: 'heading', text: help.first },
    { kind: 'list', items: Object.values(help.steps).map((step) => stepLine(step, words)) },
    {
      kind: 'buttons',
      buttons: [{ label: help.addFirst, verb: 'add', args: {}, style: 'primary' }],
    },
    ...who,
    { kind: 'heading', text: help.title },
  ];
  for (const group of GROUPS) {
    const verbs = definitions.filter((definition) => definition.group === group);
    if (verbs.length === 0) continue;
    elements.push({ kind: 'text', text: [{ bold: help.groups[group] }] });
    elements.push({ kind: 'list', items: verbs.map((definition) => verbLine(definition, language, words)) });
  }
  elements.push({ kind: 'text', text: [`${help.more} `, { command: help.moreExample }] });
  return { language, summary: `${help.title}. ${help.intro}`, mood: 'plain', elements };
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
  const verb = verbIn(definition.verb, language);
  return [{ command: `/earshot ${verb}`, text: verb }, words.units.colon('', description)];
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
