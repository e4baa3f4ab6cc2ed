import type { CommandDefinition, Problem } from '../../commands/command.ts';
import type { Span } from '../../config/errors.ts';
import type { Language } from '../../listening/channel.ts';
import { type Argument, askedAlone, formArgs } from '../../messages/command-spec.ts';
import { formatOf } from '../../messages/format.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { verbIn } from '../../messages/languages/vocabulary.ts';
import type { Message } from '../../messages/message.ts';
import { plainTextObject, type SlackBlock } from './block.ts';
import { bothOf, FIELD, type FieldState, fieldOf, GROUPS, groupsField, rawOf } from './form-fields.ts';
import type { Origin } from './inbound.ts';
import {
  cut,
  MAX_BLOCK_TEXT,
  MAX_INPUT,
  MAX_MODAL_TITLE,
  MAX_PRIVATE_METADATA,
  MAX_VIEW_BLOCKS,
} from './limits.ts';
import { viewBlocks } from './view-blocks.ts';

export const FORM = 'form';
/** Of a preview, so that the fields below stay in reach. */
const PREVIEW_BLOCKS = 20;
/** Longest label and error of an input, in characters; Slack allows 2,000. */
const LABEL = 150;
const ERROR = 280;

export interface FormRequest {
  definition: CommandDefinition;
  values: Readonly<Record<string, string>>;
  origin: Origin;
  language: Language;
  /** The query field asks for a preview when Enter is pressed. */
  previews: boolean;
  /** Preview of the query, shown above its field's neighbors. */
  preview: Message | null;
  /** Choosing the keyword fills the other fields with what is set for it. */
  refills: boolean;
}

/** The modal of a command, derived from its arguments. */
export function formView(request: FormRequest) {
  const { definition, values, origin, language, previews, preview, refills } = request;
  const words = copyOf(language).slack;
  const { verb } = definition;
  const copy = copyOf(language).commands[verb];
  const blocks: SlackBlock[] = [];
  const asked = askedAlone(definition, values);
  for (const argument of asked ?? formArgs(definition)) {
    // Slack tells nobody who belongs to a user group.
    if (argument.kind === 'people' && argument.only === 'groups') continue;
    const label = copy?.args[argument.name] ?? argument.name;
    if (isTooLong(argument, values[argument.name])) {
      // Cut short, it would be saved so.
      blocks.push({ type: 'context', elements: [plainTextObject(words.tooLongToShow(label))] });
      continue;
    }
    const isQuery = previews && isQueryOf(argument);
    const dispatches = isQuery || (refills && isKeywordOf(argument));
    blocks.push({
      type: 'input',
      block_id: blockId(argument.name, origin.filled),
      optional: (!argument.required || argument.unless !== undefined) && asked === null,
      label: plainTextObject(cut(`${label.charAt(0).toUpperCase()}${label.slice(1)}`, LABEL)),
      element: {
        ...fieldOf(argument, values[argument.name], language),
        ...(isQuery
          ? { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] }, multiline: false }
          : {}),
      },
      ...(dispatches ? { dispatch_action: true } : {}),
      // Opened where there is no channel: say which one gets the alerts.
      ...(verb === 'add' && argument.kind === 'channel' && origin.channel.startsWith('@')
        ? { hint: plainTextObject(words.elseDirect) }
        : {}),
      ...(argument.kind === 'text' && (argument.max ?? 0) > MAX_INPUT
        ? { hint: plainTextObject(words.longOnes(formatOf({ language, timeZone: 'UTC' }).number(MAX_INPUT))) }
        : {}),
    });
    if (argument.kind === 'people')
      blocks.push({
        type: 'input',
        block_id: blockId(`${argument.name}${GROUPS}`, origin.filled),
        optional: true,
        label: plainTextObject(cut(words.groupsOf(label), LABEL)),
        element: groupsField(argument.name, values[argument.name], language),
      });
    if (isQuery)
      blocks.push(
        ...(preview
          ? viewBlocks(preview)
              .filter(({ type }) => type !== 'actions')
              .slice(0, PREVIEW_BLOCKS)
          : [{ type: 'context', elements: [plainTextObject(words.tryFirst)] }]),
      );
  }
  return {
    type: 'modal' as const,
    callback_id: FORM,
    title: plainTextObject(
      cut(copyOf(language).units.colon('Earshot', verbIn(verb, language)), MAX_MODAL_TITLE),
    ),
    submit: plainTextObject(words.save),
    close: plainTextObject(words.cancel),
    private_metadata: metadataOf(asked ? { ...origin, known: withoutEmpty(values) } : origin),
    blocks: blocks.slice(0, MAX_VIEW_BLOCKS),
  };
}

function withoutEmpty(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

function metadataOf(origin: Origin): string {
  const text = JSON.stringify(origin);
  return text.length <= MAX_PRIVATE_METADATA ? text : JSON.stringify({ ...origin, responseUrl: null });
}

/** @returns null for what was not written by `formView` */
export function originOf(metadata: string | undefined): Origin | null {
  try {
    const read = JSON.parse(metadata ?? '') as Partial<Origin> | null;
    if (typeof read?.verb !== 'string' || typeof read.channel !== 'string') return null;
    const { verb, channel, channelName, responseUrl, thread, filled, known } = read;
    return {
      verb,
      channel,
      channelName: typeof channelName === 'string' ? channelName : channel,
      responseUrl: typeof responseUrl === 'string' ? responseUrl : null,
      thread: typeof thread === 'string' ? thread : null,
      filled: typeof filled === 'number' ? filled : 0,
      ...(known && typeof known === 'object' ? { known } : {}),
    };
  } catch {
    return null;
  }
}

/**
 * Slack does not change a field whose id stays the same, whatever the next view says. So a form that is filled anew
 * gets new ids, and one that only shows a preview has the same ids as before.
 */
function blockId(name: string, filled: number): string {
  return filled === 0 ? name : `${name}~${filled}`;
}

/** The filled fields as raw values by argument name. */
export function valuesOf(
  state: Readonly<Record<string, Readonly<Record<string, FieldState>>>>,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [id, fields] of Object.entries(state)) {
    const name = id.replace(/~\d+$/, '');
    const field = fields[`${FIELD}${name}`];
    const raw = field ? rawOf(field) : undefined;
    if (raw !== undefined && raw !== '') values[name] = raw;
  }
  for (const [name, groups] of Object.entries(values)) {
    if (!name.endsWith(GROUPS)) continue;
    const argument = name.slice(0, -GROUPS.length);
    delete values[name];
    values[argument] = bothOf(values[argument], groups);
  }
  return values;
}

/** A refusal beside the field it is about, else the first one; a query's with the place, which a field cannot underline. */
export function fieldErrors(
  definition: CommandDefinition,
  values: Readonly<Record<string, string>>,
  origin: Origin,
  message: Message,
  { argument, position }: Problem,
): Record<string, string> {
  const { known } = origin;
  // What was known has no field.
  const fields = known
    ? definition.args.filter(({ name }) => values[name] !== undefined && !Object.hasOwn(known, name))
    : formArgs(definition);
  const wrong = fields.find(({ name }) => name === argument) ?? fields[0];
  if (!wrong) return {};
  const query = values[wrong.name];
  const place = position && query !== undefined ? placeIn(query, position) : '';
  const sentence = cut(`${cut(message.summary, ERROR)}${place}`, MAX_BLOCK_TEXT);
  return { [blockId(wrong.name, origin.filled)]: sentence };
}

/** The words at the place of a query's problem. */
function placeIn(query: string, { start, end }: Span): string {
  const before = query.slice(Math.max(0, start - 12), start);
  return ` (${start + 1}: ${start > 12 ? '…' : ''}${before}▸${query.slice(start, Math.max(end, start + 1) + 12)})`;
}

function isKeywordOf(argument: Argument): boolean {
  return argument.kind === 'lookup' && argument.of === 'keyword';
}

function isQueryOf(argument: Argument): boolean {
  return argument.kind === 'text' && argument.verbatim === true && argument.positional === true;
}

function isTooLong(argument: Argument, value: string | undefined): boolean {
  return argument.kind === 'text' && value !== undefined && value.length > MAX_INPUT;
}
