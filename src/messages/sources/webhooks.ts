import type { Webhook, WebhookHealth } from '../../listening/sources/inbound/webhook.ts';
import type { Millis } from '../../listening/time.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message, Text } from '../message.ts';
import { momentRun } from '../runs.ts';
import { textMessage } from '../text-message.ts';

/** A new secret, for the person who asked: it is not shown again. @param address where to push to; null = not reachable */
export function webhookSecret(
  { name, secrets }: Webhook,
  address: string | null,
  now: Millis,
  locale: Locale,
): Message {
  const { webhooks: copy } = copyOf(locale.language);
  const former = secrets[1]?.until ?? null;
  const summary = former === null ? copy.made(oneLine(name, 40)) : copy.rotated(oneLine(name, 40));
  const facts: { name: string; value: Text }[] = [
    { name: copy.address, value: address === null ? copy.unreachable : [{ code: address }] },
    { name: copy.secret, value: [{ code: secrets[0]!.secret }] },
  ];
  if (former !== null)
    facts.push({
      name: copy.former,
      value: compose(copy.formerUntil, momentRun(former, now, formatOf(locale))),
    });
  return {
    language: locale.language,
    // The summary may show up in a notification: the secret is not in it.
    summary,
    mood: 'good',
    elements: [
      { kind: 'text', text: [{ bold: summary }, ` ${copy.once}`] },
      { kind: 'facts', facts },
      { kind: 'text', text: copy.how },
      { kind: 'text', text: [{ code: copy.example }] },
    ],
  };
}

/** Each webhook with what came in. */
export function webhookList(
  all: readonly (Webhook & { health: WebhookHealth })[],
  addressOf: (id: string) => string | null,
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const { webhooks: copy } = words;
  const format = formatOf(locale);
  const summary = all.length === 0 ? copy.none : format.count(all.length, copy.count);
  const elements: Element[] = [{ kind: 'heading', text: copy.title }];
  if (all.length === 0)
    elements.push({ kind: 'text', text: [`${copy.none} `, { command: copy.addCommand }] });
  for (const { name, id, health } of all) {
    const { lastAt, pushes, refused } = health;
    const facts: { name: string; value: Text }[] = [
      { name: copy.address, value: [{ code: addressOf(id) ?? `/in/${id}` }] },
      { name: copy.last, value: lastAt === null ? words.sources.never : [momentRun(lastAt, now, format)] },
      { name: copy.pushes, value: format.number(pushes) },
    ];
    // Refusals older than the last success are somebody's past: of no use today.
    if (refused && refused.at > (lastAt ?? 0))
      facts.push({
        name: copy.refusedAt,
        value: [momentRun(refused.at, now, format), `. ${copy.refusals[refused.why]}`],
      });
    elements.push(
      { kind: 'text', text: [{ bold: oneLine(name, 40) }] },
      { kind: 'facts', facts },
      {
        kind: 'buttons',
        buttons: [
          { label: copy.rotate, verb: 'webhook', args: { target: id, rotate: 'true' } },
          { label: copy.remove, verb: 'webhook', args: { target: id, remove: 'true' }, style: 'danger' },
        ],
      },
    );
  }
  return { language: locale.language, summary, mood: 'plain', elements };
}

export function webhookQuestion({ id, name }: Webhook, locale: Locale): Message {
  const { webhooks: copy } = copyOf(locale.language);
  const question = copy.removeAsk(oneLine(name, 40));
  return {
    language: locale.language,
    summary: question,
    mood: 'warning',
    elements: [
      { kind: 'text', text: question },
      {
        kind: 'buttons',
        buttons: [
          {
            label: copy.remove,
            verb: 'webhook',
            args: { target: id, remove: 'true', yes: 'true' },
            style: 'danger',
          },
        ],
      },
    ],
  };
}

export function webhookRemoved({ name }: Webhook, locale: Locale): Message {
  return textMessage(copyOf(locale.language).webhooks.removed(oneLine(name, 40)), 'quiet', locale);
}
