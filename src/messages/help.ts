import type { Argument, CommandDefinition } from '../commands/command.ts';
import { type Copy, copyOf } from './languages/copy.ts';
import type { Locale } from './locale.ts';
import type { Element, Message, Text } from './message.ts';

const GROUPS: readonly CommandDefinition['group'][] = ['listen', 'read', 'triage', 'settings'];

/** All commands by group, one line each. */
export function helpOverview(definitions: readonly CommandDefinition[], { language }: Locale): Message {
  const words = copyOf(language);
  const { help } = words;
  const elements: Element[] = [
    { kind: 'heading', text: help.title },
    { kind: 'text', text: help.intro },
  ];
  for (const group of GROUPS) {
    const verbs = definitions.filter((definition) => definition.group === group);
    if (verbs.length === 0) continue;
    elements.push({ kind: 'text', text: [{ bold: help.groups[group] }] });
    elements.push({ kind: 'list', items: verbs.map((definition) => verbLine(definition, language, words)) });
  }
  elements.push({ kind: 'text', text: [`${help.more} `, { command: help.moreExample }] });
  elements.push({ kind: 'text', text: [`${help.first} `, { command: help.firstExample }] });
  elements.push({
    kind: 'buttons',
    buttons: [{ label: help.addFirst, verb: 'add', args: {}, style: 'primary' }],
  });
  return { language, summary: `${help.title}. ${help.intro}`, mood: 'plain', elements };
}

/** One command in full: how to type it, each argument, an example. */
export function helpVerb(definition: CommandDefinition, { language }: Locale): Message {
  const words = copyOf(language);
  const { help } = words;
  const verb = verbIn(definition, language);
  const copy = words.commands[definition.verb];
  const description = copy?.description ?? '';
  const others = [definition.verb, ...definition.aliases].filter((name) => name !== verb);
  const facts: { name: string; value: Text }[] = [
    { name: help.usage, value: [{ command: usageOf(definition, language, words) }] },
  ];
  if (copy) facts.push({ name: help.example, value: [{ command: copy.example }] });
  if (others.length > 0) facts.push({ name: help.also, value: others.join(', ') });
  const elements: Element[] = [
    { kind: 'heading', text: `/earshot ${verb}` },
    { kind: 'text', text: description },
    { kind: 'facts', facts },
  ];
  if (definition.args.length > 0) {
    elements.push({ kind: 'text', text: [{ bold: help.arguments }] });
    elements.push({
      kind: 'list',
      items: definition.args.map((argument): Text => {
        const what = copy?.args[argument.name] ?? '';
        const hint = [argument.required ? help.required : null, kindWords(argument, language, words)].filter(
          Boolean,
        );
        const more = hint.length > 0 ? ` (${hint.join(', ')})` : '';
        return [{ code: shapeOf(argument, language, words) }, `${words.units.colon('', what)}${more}`];
      }),
    });
  }
  const remarks = [
    ...(definition.needs === 'admin' ? [help.adminOnly] : []),
    ...(definition.destructive ? [help.cannotUndo] : []),
  ];
  if (remarks.length > 0) elements.push({ kind: 'note', text: remarks.join(' ') });
  return { language, summary: help.summaryVerb(verb, description), mood: 'plain', elements };
}

/** The verb as people type it in their language: French ones stand first among the aliases. */
function verbIn({ verb, aliases }: CommandDefinition, language: Locale['language']): string {
  return language === 'fr' ? (aliases[0] ?? verb) : verb;
}

function verbLine(definition: CommandDefinition, language: Locale['language'], words: Copy): Text {
  const description = words.commands[definition.verb]?.description ?? '';
  const verb = verbIn(definition, language);
  return [{ command: `/earshot ${verb}`, text: verb }, words.units.colon('', description)];
}

function usageOf(definition: CommandDefinition, language: Locale['language'], words: Copy): string {
  const parts = definition.args.map((argument) => {
    const shape = shapeOf(argument, language, words);
    return argument.required ? shape : `[${shape}]`;
  });
  return ['/earshot', verbIn(definition, language), ...parts].join(' ');
}

function shapeOf(argument: Argument, language: Locale['language'], { help }: Copy): string {
  const { placeholders } = help;
  if (argument.positional) {
    if (argument.kind === 'lookup') return `<${placeholders.lookup[argument.of]}>`;
    return `<${argument.kind === 'choice' ? placeholders.choice : placeholders.text}>`;
  }
  const name = language === 'fr' ? (argument.aliases?.[0] ?? argument.name) : argument.name;
  return argument.kind === 'flag' ? `--${name}` : `--${name} …`;
}

function kindWords(argument: Argument, language: Locale['language'], { help }: Copy): string {
  switch (argument.kind) {
    case 'choice': {
      // In French a choice is shown by the French word it answers to, when it has one.
      const own = Object.entries(language === 'fr' ? (argument.also ?? {}) : {});
      const names = argument.choices.map(
        (choice) => own.find(([, value]) => value === choice)?.[0] ?? choice,
      );
      return help.choices(names.join(', '));
    }
    case 'integer':
      return help.between(String(argument.min), String(argument.max));
    case 'lookup':
      return help.kinds.lookup[argument.of];
    default:
      return help.kinds[argument.kind];
  }
}
