import { readMarked } from '../../listening/alerts/alert.ts';
import type { Language } from '../../listening/channel.ts';
import { readPostName } from '../../listening/mentions/post-name.ts';
import { DAY, HOUR, MINUTE } from '../../listening/time.ts';
import type { Argument, LookupKind } from '../../messages/command-spec.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { choiceLabel, typedDuration } from '../../messages/languages/vocabulary.ts';
import { plainTextObject, type SlackBlock } from './block.ts';
import { cut, MAX_INPUT, MAX_OPTION, MAX_OPTIONS } from './limits.ts';

/** `action_id` of the field of an argument; its `block_id` is the argument's name. */
export const FIELD = 'in|';

const LENGTHS = [30 * MINUTE, 4 * HOUR, 7 * DAY];

/** The input of an argument, with what it holds now. */
export function fieldOf(argument: Argument, now: string | undefined, language: Language): SlackBlock {
  const words = copyOf(language).slack;
  const action_id = `${FIELD}${argument.name}`;
  const option = (value: string, label = value) => ({ text: plainTextObject(cut(label, MAX_OPTION)), value });
  const select = (options: ReturnType<typeof option>[]): SlackBlock => {
    const initial = options.find(({ value }) => value === now);
    return {
      type: 'static_select',
      action_id,
      placeholder: plainTextObject(words.choose),
      options: options.slice(0, MAX_OPTIONS),
      ...(initial ? { initial_option: initial } : {}),
    };
  };
  const typed = (max: number, more: Record<string, unknown> = {}): SlackBlock => ({
    type: 'plain_text_input',
    action_id,
    max_length: Math.min(max, MAX_INPUT),
    ...(now ? { initial_value: now.slice(0, Math.min(max, MAX_INPUT)) } : {}),
    ...more,
  });
  switch (argument.kind) {
    case 'text':
      return typed(argument.max ?? 500, { multiline: (argument.max ?? 500) > 300 });
    case 'integer':
      return {
        type: 'number_input',
        action_id,
        is_decimal_allowed: false,
        min_value: String(argument.min),
        max_value: String(argument.max),
        ...(now !== undefined && /^-?\d+$/.test(now) ? { initial_value: now } : {}),
      };
    case 'choice':
      return select(argument.choices.map((choice) => option(choice, choiceLabel(choice, language))));
    case 'flag':
      return select([option('true', words.yes), option('false', words.no)]);
    case 'duration':
      return typed(40, {
        placeholder: plainTextObject(LENGTHS.map((ms) => typedDuration(ms, language)).join(', ')),
      });
    case 'moment':
      return typed(40, { placeholder: plainTextObject(words.dayAndTime) });
    case 'time':
      if (argument.withDay) return typed(40);
      return {
        type: 'timepicker',
        action_id,
        ...(now !== undefined && /^\d\d:\d\d$/.test(now) ? { initial_time: now } : {}),
      };
    case 'channel': {
      const id = idIn(now);
      return {
        type: 'conversations_select',
        action_id,
        placeholder: plainTextObject(words.choose),
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(id ? { initial_conversation: id } : {}),
      };
    }
    case 'person': {
      const id = idIn(now);
      return {
        type: 'users_select',
        action_id,
        placeholder: plainTextObject(words.choose),
        ...(id ? { initial_user: id } : {}),
      };
    }
    case 'people':
      return peopleField(action_id, now, words.choose);
    case 'lookup':
      return {
        type: 'external_select',
        action_id,
        placeholder: plainTextObject(words.choose),
        min_query_length: 0,
        ...(now && now.length <= MAX_OPTION
          ? { initial_option: option(now, labelOf(argument.of, now, words.thisPost)) }
          : {}),
      };
  }
}

/** What is chosen already, as people know it. */
function labelOf(of: LookupKind, now: string, thisPost: string): string {
  const alert = readMarked(now)?.number;
  if ((of === 'post' || (of === 'item' && alert === undefined && now.includes('-'))) && readPostName(now))
    return thisPost;
  return String(alert ?? now);
}

/** Slack chooses people and user groups in fields of their own: the second one's name is the argument's with this after it. */
export const GROUPS = '+groups';

/** The user groups of an argument that takes them. Slack lists them for no field: we do, as for keywords. */
export function groupsField(name: string, now: string | undefined, language: Language): SlackBlock {
  const tokens = [...(now ?? '').matchAll(/<!subteam\^[A-Z0-9]{2,30}\|([^>]{1,40})>/g)];
  const chosen = tokens.map(([value, label]) => ({ text: plainTextObject(`@${label}`), value }));
  return {
    type: 'multi_external_select',
    action_id: `${FIELD}${name}${GROUPS}`,
    placeholder: plainTextObject(copyOf(language).slack.choose),
    min_query_length: 0,
    ...(chosen.length > 0 ? { initial_options: chosen } : {}),
  };
}

/** People are chosen, not spelled. */
function peopleField(action_id: string, now: string | undefined, choose: string): SlackBlock {
  const people = [...(now ?? '').matchAll(/<@([UW][A-Z0-9]{2,30})(?:\|[^>]*)?>/g)].map(([, id]) => id!);
  return {
    type: 'multi_users_select',
    action_id,
    placeholder: plainTextObject(choose),
    ...(people.length > 0 ? { initial_users: people } : {}),
  };
}

function idIn(now: string | undefined): string | null {
  return /^<?[#@]?([A-Z][A-Z0-9]{2,30})(?:\|[^>]*)?>?$/.exec(now ?? '')?.[1] ?? null;
}

/** The word that commands take for nobody. */
const NOBODY = 'off';

/** State of a filled field, as Slack sends it. */
export interface FieldState {
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_time?: string | null;
  selected_conversation?: string | null;
  selected_user?: string | null;
  selected_users?: string[] | null;
  selected_options?: { value: string }[] | null;
}

/** Those who were chosen in both fields of an argument. */
export function bothOf(people: string | undefined, groups: string): string {
  const chosen = [people, groups].filter((text) => text !== undefined && text !== NOBODY);
  return chosen.length > 0 ? chosen.join(', ') : NOBODY;
}

/** The raw value as the router reads it from a typed line; an empty field is left out. */
export function rawOf(state: FieldState): string | undefined {
  if (state.selected_conversation) return `<#${state.selected_conversation}>`;
  // An empty choice of people is written out: an empty text would change nothing.
  if (state.selected_users) return state.selected_users.map((id) => `<@${id}>`).join(', ') || NOBODY;
  if (state.selected_options) return state.selected_options.map(({ value }) => value).join(', ') || NOBODY;
  if (state.selected_user) return `<@${state.selected_user}>`;
  return state.value ?? state.selected_option?.value ?? state.selected_time ?? undefined;
}
