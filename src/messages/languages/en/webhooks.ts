import type { ImportProblem } from '../../../listening/sources/import/import-row.ts';
import type { PushRefusal } from '../../../listening/sources/inbound/webhook.ts';

const refusals: Record<PushRefusal, string> = {
  signature:
    'The signature is missing or wrong. The sender must use the current secret and sign the exact bytes that it sends.',
  time: 'The clock of the sender is more than 5 minutes off.',
  body: 'The body holds no readable post.',
};

const problems: Record<ImportProblem, string> = {
  'not-readable': 'It cannot be read.',
  'too-long': 'It is too long for a post.',
  'no-id': 'It is marked as deleted, but has no id.',
  'no-text': 'It has no text and no title.',
  'no-address': 'It has no http(s) address.',
  'no-date': 'It has no date.',
  'no-time-zone': 'Its date names no time zone.',
  'bad-date': 'Its date cannot be read.',
};

export const webhooks = {
  title: 'Webhooks',
  count: { one: 'One webhook.', other: '{n} webhooks.' },
  none: 'No webhook yet. To create one:',
  addCommand: '/earshot webhook helpdesk',
  made: (name: string) => `Webhook “${name}” created.`,
  rotated: (name: string) => `Webhook “${name}” has a new secret.`,
  once: 'Copy its secret now: it is not shown again.',
  address: 'Address',
  unreachable: 'none yet: whoever runs the bot has to set EARSHOT_HTTP_PORT',
  secret: 'Secret',
  former: 'Old secret',
  formerUntil: (when: string) => `valid until ${when}`,
  how: 'Send one post, a list of up to 500, or {"mentions": […]} by POST as JSON, signed as in Standard Webhooks (headers webhook-id, webhook-timestamp, webhook-signature). Each post needs a text, an address and a date with its time zone:',
  example:
    '{"sourceId":"ticket-881","url":"https://help.example/t/881","text":"Kestrelbox invoice is wrong","author":{"handle":"c-19"},"createdAt":"2026-11-20T09:15:00Z"}',
  last: 'Last push',
  pushes: 'Accepted pushes',
  refusedAt: 'Last refusal',
  refusals,
  problems,
  rotate: 'New secret',
  remove: 'Remove',
  removeAsk: (name: string) => `Remove the webhook “${name}”? Its posts stay. Further pushes are refused.`,
  removed: (name: string) => `Webhook “${name}” removed. Its posts stay.`,
  /** Answers to the sender's program. */
  push: {
    unknown: 'This webhook does not exist.',
    tooMany: 'Too many pushes in one minute. Put more posts into each.',
    allBad: 'No post was accepted.',
    storage: 'The posts could not be stored. Send them again later.',
    refused: refusals,
    problems,
  },
};

export type WebhookWords = typeof webhooks;
