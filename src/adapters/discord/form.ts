/** Long because the fields of every kind, filled in and read back, belong together. */
import {
  ComponentType,
  type ModalData,
  type ModalSubmitInteraction,
  type SelectMenuModalData,
  TextInputStyle,
} from 'discord.js';
import type { CommandDefinition } from '../../commands/command.ts';
import { rankedOptions } from '../../listening/alerts/kinds/index.ts';
import type { Language } from '../../listening/channel.ts';
import { type Argument, askedAlone, formArgs } from '../../messages/command-spec.ts';
import { clip } from '../../messages/foreign.ts';
import { formatOf } from '../../messages/format.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { choiceLabel, optionIn, verbIn } from '../../messages/languages/vocabulary.ts';
import type { DiscordPress } from './custom-id.ts';
import {
  MAX_CHOICE,
  MAX_FIELD_DESCRIPTION,
  MAX_FIELD_LABEL,
  MAX_INPUT,
  MAX_MODAL_FIELDS,
  MAX_MODAL_TITLE,
  MAX_OPTIONS,
} from './limits.ts';
import { POSTABLE } from './register.ts';

/** The word that commands take for nobody. */
const NOBODY = 'off';

/**
 * The arguments of commands with more of them than a modal has room for: those that matter most, then further modals;
 * what is in none is an option only.
 */
const FIELDS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  add: [['target', 'any', 'all', 'none', 'name']],
  edit: [
    ['query', 'name', 'kind', 'lang', 'source'],
    ['any', 'all', 'none'],
  ],
  alert: inModals(rankedOptions.map(({ argument }): string => argument).toSpliced(1, 0, 'mute')),
  digest: [['target', 'at', 'day', 'in']],
  settings: [
    ['quiet', 'budget', 'escalate-to', 'on-call', 'language'],
    ['time-zone', 'charts', 'retention'],
    ['set-up', 'set-up-roles', 'guests'],
  ],
};

function inModals(names: readonly string[]): string[][] {
  const count = Math.ceil(names.length / MAX_MODAL_FIELDS);
  return Array.from({ length: count }, (_, nth) =>
    names.slice(nth * MAX_MODAL_FIELDS, (nth + 1) * MAX_MODAL_FIELDS),
  );
}

/** Which of a verb's forms has fields for these arguments. */
export function formWith(verb: string, args: Readonly<Record<string, string>>): number {
  const found = (FIELDS[verb] ?? []).findIndex((fields) => fields.every((name) => name in args));
  return Math.max(found, 0);
}

/** The form after that one; null when the verb has but one. */
export function otherForm(verb: string, nth: number): number | null {
  const count = FIELDS[verb]?.length ?? 1;
  return count < 2 ? null : (nth + 1) % count;
}

/**
 * Verbs whose bare call opens a form that holds how things are (or shows it, with a button to the form), and the one
 * argument that a bare call has.
 */
export const SHOWN_BARE: Readonly<Record<string, string>> = {
  edit: 'target',
  alert: 'target',
  digest: '',
  settings: '',
};

/** The argument alone that a bare call of the verb has. */
export function aboutOf(verb: string, values: Readonly<Record<string, string>>): Record<string, string> {
  const name = SHOWN_BARE[verb] ?? '';
  const value = values[name];
  return value === undefined ? {} : { [name]: value };
}

/**
 * The form of a command as a modal. What has no field but is known (an alert's number) goes along in the id.
 * @param nth of its forms
 */
export function modalJson(
  definition: CommandDefinition,
  values: Readonly<Record<string, string>>,
  language: Language,
  idOf: (press: DiscordPress) => string,
  { home, nth = 0 }: { home?: string | undefined; nth?: number } = {},
) {
  const fields = fieldsOf(definition, values, nth);
  const about = SHOWN_BARE[definition.verb];
  const hidden = Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) =>
        value !== '' &&
        !fields.some((field) => field.name === name) &&
        // An argument without a field stays as it is now, not as it was when the form was opened.
        (about === undefined || name === about),
    ),
  );
  const copy = copyOf(language).commands[definition.verb];
  return {
    title: titleOf(definition.verb, language),
    custom_id: idOf({
      what: 'form',
      verb: definition.verb,
      args: hidden,
      ...(home === undefined ? {} : { home }),
    }),
    components: fields.map((argument) => ({
      type: ComponentType.Label,
      label: clip(labelOf(argument, definition.verb, language), MAX_FIELD_LABEL),
      description: clip(
        described(argument, copy?.args[argument.name] || argument.name, language),
        MAX_FIELD_DESCRIPTION,
      ),
      component: fieldJson(argument, values[argument.name], language),
    })),
  };
}

/** A field that takes less than its argument says so. */
function described(argument: Argument, what: string, language: Language): string {
  if (argument.kind !== 'text' || (argument.max ?? 0) <= MAX_INPUT) return what;
  const max = formatOf({ language, timeZone: 'UTC' }).number(MAX_INPUT);
  return copyOf(language).discord.upTo(what, max);
}

function fieldsOf(
  definition: CommandDefinition,
  values: Readonly<Record<string, string>>,
  nth: number,
): readonly Argument[] {
  const asked = askedAlone(definition, values);
  if (asked) return asked.slice(0, MAX_MODAL_FIELDS);
  const named = FIELDS[definition.verb]?.[nth];
  // What is longer than a field stays out: cut short, it would be saved so.
  const fits = ({ name }: Argument) => (values[name] ?? '').length <= MAX_INPUT;
  if (named)
    return named.flatMap((name) =>
      definition.args.filter((argument) => argument.name === name && fits(argument)),
    );
  // A known argument gets no field, unless it was given empty: a button's way to ask for it.
  return formArgs(definition)
    .filter(({ name }) => name !== 'yes' && (values[name] === undefined || values[name] === ''))
    .slice(0, MAX_MODAL_FIELDS);
}

/** What the command does; its name, where that is too long for a title: a title is never cut. */
function titleOf(verb: string, language: Language): string {
  const { description } = copyOf(language).commands[verb] ?? {};
  if (description !== undefined && description.length <= MAX_MODAL_TITLE) return description;
  return clip(capital(verbIn(verb, language)), MAX_MODAL_TITLE);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The target by its own word, an option by its name. */
function labelOf({ name }: Argument, verb: string, language: Language): string {
  const target = name === 'target' ? copyOf(language).commands[verb]?.target : undefined;
  return capital(target ?? copyOf(language).discord.fieldName(optionIn(verb, name, language)));
}

function fieldJson(argument: Argument, value: string | undefined, language: Language) {
  const { name } = argument;
  const required = argument.required === true && argument.unless === undefined;
  switch (argument.kind) {
    case 'choice': {
      const options = argument.choices.map((choice) => ({
        label: clip(choiceLabel(choice, language), MAX_CHOICE),
        value: choice,
        default: choice === value,
      }));
      return {
        type: ComponentType.StringSelect,
        custom_id: name,
        required,
        min_values: required ? 1 : 0,
        max_values: 1,
        options: options.slice(0, MAX_OPTIONS),
      };
    }
    case 'flag': {
      const { yes, no } = copyOf(language).discord;
      const options = [
        { label: yes, value: 'true', default: value === 'true' },
        { label: no, value: 'false', default: value === 'false' },
      ];
      return {
        type: ComponentType.StringSelect,
        custom_id: name,
        required,
        min_values: required ? 1 : 0,
        max_values: 1,
        options,
      };
    }
    case 'channel':
      return {
        type: ComponentType.ChannelSelect,
        custom_id: name,
        required,
        min_values: required ? 1 : 0,
        max_values: 1,
        channel_types: POSTABLE,
        ...chosen('channel', value),
      };
    case 'person':
      return {
        type: ComponentType.UserSelect,
        custom_id: name,
        required,
        min_values: required ? 1 : 0,
        max_values: 1,
        ...chosen('user', value),
      };
    case 'people':
      return {
        type: argument.only === 'groups' ? ComponentType.RoleSelect : ComponentType.MentionableSelect,
        custom_id: name,
        required,
        min_values: required ? 1 : 0,
        max_values: Math.min(argument.max, MAX_OPTIONS),
        ...chosenPeople(value),
      };
    default: {
      const max = argument.kind === 'text' ? Math.min(argument.max ?? 500, MAX_INPUT) : 100;
      return {
        type: ComponentType.TextInput,
        custom_id: name,
        style: max > 200 ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required,
        max_length: max,
        ...(value === undefined || value === '' ? {} : { value: value.slice(0, max) }),
      };
    }
  }
}

/** Preselection of a select of channels or persons. @param value `<#id>`, `<@id>`, or the id alone */
function chosen(type: 'channel' | 'user', value: string | undefined) {
  const id = /^<?[#@]?(\d{15,21})(?:\|[^>]*)?>?$/.exec(value ?? '')?.[1];
  return id === undefined ? {} : { default_values: [{ id, type }] };
}

/** Preselection of a select of people and roles, as a typed line names them. */
function chosenPeople(value: string | undefined) {
  const found = [...(value ?? '').matchAll(/<@(&|!?)(\d{15,21})(?:\|[^>]*)?>/g)];
  const default_values = found.map(([, mark, id]) => ({ id: id!, type: mark === '&' ? 'role' : 'user' }));
  return default_values.length === 0 ? {} : { default_values };
}

/** The filled-in values, by argument; a field left empty is an empty value. */
export function filledIn(
  interaction: ModalSubmitInteraction,
  definition: CommandDefinition,
): Record<string, string> {
  const args: Record<string, string> = {};
  for (const [name, field] of interaction.fields.fields) {
    const argument = definition.args.find((candidate) => candidate.name === name);
    if (!argument) continue;
    if (argument.kind === 'people') {
      args[name] = peopleOf(field);
      continue;
    }
    const chosen = 'values' in field ? field.values?.[0] : undefined;
    const value = 'value' in field && typeof field.value === 'string' ? field.value : (chosen ?? '');
    args[name] = value === '' ? '' : tokenOf(argument, value, field);
  }
  return args;
}

/** Chosen people and roles as a typed line names them; an empty choice is nobody. */
function peopleOf(field: ModalData): string {
  const { users, roles } = field as Partial<SelectMenuModalData>;
  const tokens = [
    ...(users?.map(({ id, globalName, username }) => `<@${id}|${tokenName(globalName ?? username)}>`) ?? []),
    ...(roles?.map((role) => `<@&${role?.id}|${tokenName(role?.name ?? '')}>`) ?? []),
  ];
  return tokens.join(', ') || NOBODY;
}

function tokenName(name: string): string {
  return name.replace(/[<>|]/g, '');
}

/** A chosen channel or person as a typed line has it, named as the client sees it: an id alone is nobody's name. */
function tokenOf(argument: Argument, value: string, field: ModalData): string {
  const { channels, users } = field as Partial<SelectMenuModalData>;
  const tagged = (mark: '#' | '@', name: string | null | undefined) =>
    name ? `<${mark}${value}|${tokenName(name)}>` : `<${mark}${value}>`;
  if (argument.kind === 'channel') {
    const channel = channels?.get(value);
    return tagged('#', channel && 'name' in channel ? channel.name : null);
  }
  if (argument.kind === 'person') {
    const user = users?.get(value);
    return tagged('@', user?.globalName ?? user?.username);
  }
  return value.trim();
}
