import type { ImportProblem } from '../../../listening/sources/import/import-row.ts';
import type { PushRefusal } from '../../../listening/sources/inbound/webhook.ts';

const refusals: Record<PushRefusal, string> = {
  signature: 'The signature is missing or wrong: is it the current secret, over the bytes as they are sent?',
  time: 'The time of the push is more than 5 minutes from ours: is the clock of the sender right?',
  body: 'The body holds no post that can be read.',
};

const problems: Record<ImportProblem, string> = {
  'not-readable': 'It cannot be read.',
  'too-long': 'It is too long for a post.',
  'no-id': 'It is deleted, but has no id.',
  'no-text': 'It has no text and no title.',
  'no-address': 'It has no http(s) address.',
  'no-date': 'It has no date.',
  'no-time-zone': 'Its date names no time zone.',
  'bad-date': 'Its date cannot be read.',
};

export const webhooks = {
  title: 'Webhooks',
  count: { one: 'One webhook.', other: '{n} webhooks.' },
  none: 'There is no webhook yet. Make one:',
  addCommand: '/earshot webhook helpdesk',
  made: (name: string) => `The webhook “${name}” is made.`,
  rotated: (name: string) => `The webhook “${name}” has a new secret.`,
  once: 'Copy its secret now: it is not shown again.',
  address: 'Address',
  unreachable: 'The bot opens no port: whoever runs it has to set EARSHOT_HTTP_PORT.',
  secret: 'Secret',
  former: 'Former secret',
  formerUntil: (when: string) => `valid until ${when}`,
  how: 'POST one post, a list of up to 500, or {"mentions": […]} as JSON, signed as Standard Webhooks says (headers webhook-id, webhook-timestamp, webhook-signature). Each post needs a text, an address and a date with its time zone:',
  example:
    '{"sourceId":"ticket-881","url":"https://help.example/t/881","text":"Kestrelbox invoice is wrong","author":{"handle":"c-19"},"createdAt":"2026-11-20T09:15:00Z"}',
  last: 'Last push',
  pushes: 'Pushes taken',
  refusedAt: 'Refused',
  refusals,
  problems,
  rotate: 'New secret',
  remove: 'Remove',
  removeAsk: (name: string) =>
    `Remove the webhook “${name}”? What it brought stays; whoever pushes to it is refused.`,
  removed: (name: string) => `The webhook “${name}” is removed. What it brought stays.`,
  /** Answers to the sender's program. */
  push: {
    unknown: 'There is no such webhook.',
    tooMany: 'Too many pushes in a minute: put more posts into each.',
    allBad: 'No post could be taken.',
    storage: 'It could not be stored. Send it again later.',
    refused: refusals,
    problems,
  },
};

export type WebhookWords = typeof webhooks;
