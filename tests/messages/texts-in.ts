import type { Message } from '../../src/messages/message.ts';

/** All texts but those under keys that nobody reads. */
export function textsIn(value: unknown, code: ReadonlySet<string>, key = ''): string[] {
  if (code.has(key)) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, code, key));
  if (typeof value !== 'object' || value === null) return [];
  const isOption = 'value' in value && ('label' in value || ('text' in value && !('type' in value)));
  return Object.entries(value).flatMap(([name, inner]) =>
    isOption && name === 'value' ? [] : textsIn(inner, code, name),
  );
}

/** Names of things in a message: of kinds, verbs, ids, the sentiment of a post. */
const OF_MESSAGE = new Set([
  ...['kind', 'verb', 'tone', 'mood', 'platform', 'id', 'unit', 'what', 'style', 'url', 'state', 'arg'],
  ...['language', 'args', 'subject', 'file'],
]);
/** Names of things in what is sent to Slack. */
export const OF_SLACK = new Set([
  ...['type', 'action_id', 'block_id', 'value', 'url', 'style', 'callback_id', 'private_metadata', 'filter'],
  ...[
    'dispatch_action_config',
    'name',
    'align',
    'user_id',
    'channel_id',
    'slack_file',
    'initial_value',
    'format',
  ],
]);

/** Names of things in what is sent to Discord. */
export const OF_DISCORD = new Set(['custom_id', 'value', 'url', 'name', 'default_values', 'media', 'id']);

/** Whatever a person reads of a message. */
export const textsOf = (message: Message) =>
  textsIn(message, OF_MESSAGE).filter((text) => !/^(?:neg|neu|pos)$/.test(text));
