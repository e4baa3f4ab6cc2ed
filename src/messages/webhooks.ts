import type { Millis } from '../listening/time.ts';
import type { Webhook, WebhookHealth } from '../listening/webhook.ts';
import { oneLine } from './foreign.ts';
import { formatOf } from './format.ts';
import type { Locale } from './locale.ts';
import type { Element, Message, Text } from './message.ts';
import { said } from './said.ts';
import { words as wordsOf } from './words.ts';

/** A new secret, for the person who asked: it is not shown again. @param address where to push to; null = not reachable */
export function webhookSecret(
  { name, secrets }: Webhook,
  address: string | null,
  now: Millis,
  locale: Locale,
): Message {
  const { webhooks: told } = wordsOf(locale.language);
  const former = secrets[1]?.until ?? null;
  const summary = former === null ? told.made(oneLine(name, 40)) : told.rotated(oneLine(name, 40));
  const facts: { name: string; value: Text }[] = [
    { name: told.address, value: address === null ? told.unreachable : [{ code: address }] },
    { name: told.secret, value: [{ code: secrets[0]!.secret }] },
  ];
  if (former !== null)
    facts.push({ name: told.former, value: told.formerUntil(formatOf(locale).when(former, now)) });
  return {
    language: locale.language,
    // The summary may show up in a notification: the secret is not in it.
    summary,
    mood: 'good',
    elements: [
      { kind: 'text', text: [{ bold: summary }, ` ${told.once}`] },
      { kind: 'facts', facts },
      { kind: 'text', text: told.how },
      { kind: 'text', text: [{ code: told.example }] },
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
  const words = wordsOf(locale.language);
  const { webhooks: told } = words;
  const format = formatOf(locale);
  const summary = all.length === 0 ? told.none : format.count(all.length, told.count);
  const elements: Element[] = [{ kind: 'heading', text: told.title }];
  if (all.length === 0) elements.push({ kind: 'text', text: [`${told.none} `, { code: told.addCommand }] });
  for (const { name, id, health } of all) {
    const { lastAt, pushes, refused } = health;
    const facts: { name: string; value: Text }[] = [
      { name: told.address, value: [{ code: addressOf(id) ?? `/in/${id}` }] },
      { name: told.last, value: lastAt === null ? words.sources.never : format.when(lastAt, now) },
      { name: told.pushes, value: format.number(pushes) },
    ];
    // Refusals older than the last success are somebody's past: of no use today.
    if (refused && refused.at > (lastAt ?? 0))
      facts.push({
        name: told.refusedAt,
        value: `${format.when(refused.at, now)}. ${told.refusals[refused.why]}`,
      });
    elements.push(
      { kind: 'text', text: [{ bold: oneLine(name, 40) }] },
      { kind: 'facts', facts },
      {
        kind: 'buttons',
        buttons: [
          { label: told.rotate, verb: 'webhook', args: { target: id, rotate: 'true' } },
          { label: told.remove, verb: 'webhook', args: { target: id, remove: 'true' }, style: 'danger' },
        ],
      },
    );
  }
  return { language: locale.language, summary, mood: 'plain', elements };
}

export function webhookQuestion({ id, name }: Webhook, locale: Locale): Message {
  const { webhooks: told } = wordsOf(locale.language);
  const question = told.removeAsk(oneLine(name, 40));
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
            label: told.remove,
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
  return said(wordsOf(locale.language).webhooks.removed(oneLine(name, 40)), 'quiet', locale);
}
