import type { Argument, CommandDefinition } from '../../commands/command.ts';
import type { Language } from '../../listening/channel.ts';
import { parseQuery } from '../../listening/query/parse.ts';
import type { Message } from '../../messages/message.ts';
import { words as wordsOf } from '../../messages/words.ts';
import { type Block, plainText } from './block.ts';
import { FIELD, type FieldState, fieldOf, rawOf } from './form-fields.ts';
import type { Origin } from './inbound.ts';
import { cut, MAX_BLOCK_TEXT, MAX_MODAL_TITLE, MAX_PRIVATE_METADATA, MAX_VIEW_BLOCKS } from './limits.ts';
import { viewBlocks } from './view-blocks.ts';
import { SLACK_WORDS } from './words.ts';

export const FORM = 'form';
/** Verbs that change what is set, and answer with it when they are typed bare: here they have a form as well. */
export const CHANGE_VERBS: ReadonlySet<string> = new Set(['alert', 'digest', 'settings']);
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
  /** What the query found, shown above its field's neighbors. */
  preview: Message | null;
}

/** The modal of a command, derived from its arguments. */
export function formView({ definition, values, origin, language, previews, preview }: FormRequest) {
  const words = SLACK_WORDS[language];
  const { verb } = definition;
  const told = wordsOf(language).commands[verb];
  const blocks: Block[] = [];
  for (const argument of definition.args) {
    const label = told?.args[argument.name] ?? argument.name;
    const isQuery = previews && isQueryOf(argument);
    blocks.push({
      type: 'input',
      block_id: argument.name,
      optional: !argument.required,
      label: plainText(cut(`${label.charAt(0).toUpperCase()}${label.slice(1)}`, LABEL)),
      element: {
        ...fieldOf(argument, values[argument.name], language),
        ...(isQuery
          ? { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] }, multiline: false }
          : {}),
      },
      ...(isQuery ? { dispatch_action: true } : {}),
    });
    if (isQuery)
      blocks.push(
        ...(preview
          ? viewBlocks(preview).slice(0, 20)
          : [{ type: 'context', elements: [plainText(words.tryFirst)] }]),
      );
  }
  return {
    type: 'modal' as const,
    callback_id: FORM,
    title: plainText(cut(`Earshot: ${verb}`, MAX_MODAL_TITLE)),
    submit: plainText(words.save),
    close: plainText(words.cancel),
    private_metadata: metadataOf(origin),
    blocks: blocks.slice(0, MAX_VIEW_BLOCKS),
  };
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
    const { verb, channel, channelName, responseUrl } = read;
    return {
      verb,
      channel,
      channelName: typeof channelName === 'string' ? channelName : channel,
      responseUrl: typeof responseUrl === 'string' ? responseUrl : null,
    };
  } catch {
    return null;
  }
}

/** The filled fields as raw values by argument name. */
export function valuesOf(
  state: Readonly<Record<string, Readonly<Record<string, FieldState>>>>,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, fields] of Object.entries(state)) {
    const field = fields[`${FIELD}${name}`];
    const raw = field ? rawOf(field) : undefined;
    if (raw !== undefined && raw !== '') values[name] = raw;
  }
  return values;
}

/**
 * A refusal beside the field it is about: the query when it cannot be read (with the place), else the argument that the
 * sentence names, else the first one.
 */
export function fieldErrors(
  definition: CommandDefinition,
  values: Readonly<Record<string, string>>,
  message: Message,
): Record<string, string> {
  const wrong =
    definition.args.find((argument) => isQueryOf(argument) && unreadable(values[argument.name])) ??
    definition.args.find(({ name }) => message.summary.includes(`--${name}`)) ??
    definition.args.find(({ name }) => name !== 'target' && message.summary.includes(`\`${name}\``)) ??
    definition.args[0];
  const place = wrong ? placeIn(values[wrong.name], wrong) : '';
  return wrong ? { [wrong.name]: cut(`${cut(message.summary, ERROR)}${place}`, MAX_BLOCK_TEXT) } : {};
}

function isQueryOf(argument: Argument): boolean {
  return argument.kind === 'text' && argument.verbatim === true;
}

function unreadable(query: string | undefined): boolean {
  return query !== undefined && !parseQuery(query).ok;
}

/** The words at the place of a query's problem, since a field cannot underline them. */
function placeIn(query: string | undefined, argument: Argument): string {
  if (query === undefined || !isQueryOf(argument)) return '';
  const parsed = parseQuery(query);
  if (parsed.ok || !parsed.problem.span) return '';
  const { start, end } = parsed.problem.span;
  const before = query.slice(Math.max(0, start - 12), start);
  return ` (${start + 1}: ${start > 12 ? '…' : ''}${before}▸${query.slice(start, Math.max(end, start + 1) + 12)})`;
}
