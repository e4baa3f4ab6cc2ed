import { expect, test } from 'vitest';
import type { Evidence } from '../../src/listening/alerts/alert.ts';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { alertCard } from '../../src/messages/alerts/alert.ts';
import { type Message, plain } from '../../src/messages/message.ts';
import { alert, evidence, PARIS } from './samples.ts';

const EN = { language: 'en', timeZone: PARIS } as const;
const FR = { language: 'fr', timeZone: PARIS } as const;

function cardOf(locale: typeof EN | typeof FR, part: Partial<Evidence>): Message {
  return alertCard(alert({ evidence: evidence(part) }), 'Kestrelbox', locale);
}

function factOf(card: Message, name: string): string | undefined {
  const facts = card.elements.flatMap((element) => (element.kind === 'facts' ? element.facts : []));
  const value = facts.find((fact) => fact.name === name)?.value;
  return value === undefined ? undefined : plain(value).replace(/\s/g, ' ');
}

test('the card names the webhook and the imports that were read', () => {
  const row = { state: 'ok', since: null, detail: null } as const;
  const coverage = [
    { source: 'feed', ...row },
    { source: 'webhook', name: 'desk', ...row },
    { source: 'import', ...row },
  ];
  const en = cardOf(EN, { coverage });
  expect(factOf(en, 'Sources checked')).toBe('Feeds, webhook desk, and Import: up to date');
  const fr = cardOf(FR, { coverage });
  expect(factOf(fr, 'Sources consultées')).toBe('Flux, webhook desk et Import : à jour');
});

test('of a few posts the mood is told and not judged', () => {
  const moodOf = (now: number, before: number, moodSignificant = false) =>
    factOf(
      cardOf(EN, {
        sentimentNow: { negative: now, posts: now },
        sentimentBefore: { negative: 0, posts: before },
        moodSignificant,
      }),
      'Mood',
    );
  expect(moodOf(7, 95)).toBe('7 of 7 negative (100%), 0% in the 14 days before');
  expect(moodOf(8, 3)).toBe('8 of 8 negative (100%), 0% in the 14 days before');
  expect(moodOf(8, 95, true)).toBe('8 of 8 negative (100%), 0% in the 14 days before: a clear change');
  expect(moodOf(9, 95)).toBe('9 of 9 negative (100%), 0% in the 14 days before: no clear change');
});

test('a latest window that ended long ago says when', () => {
  const grown = alert();
  const first = { total: 11, usual: 0 };
  const at = grown.raisedAt + 15 * MINUTE;
  const nowOf = (locale: typeof EN | typeof FR, behind: number) => {
    const now = { ...grown.now, first, at, total: 18, observed: 18, observedUntil: at - behind };
    const card = alertCard({ ...grown, now }, 'Kestrelbox', locale);
    return factOf(card, locale === EN ? 'Now' : 'Maintenant')
      ?.split(';')[0]
      ?.trim();
  };
  expect(nowOf(EN, 0)).toBe('18 negative mentions in 2 h');
  expect(nowOf(EN, 25 * MINUTE)).toBe('18 negative mentions in 2 h');
  expect(nowOf(EN, 3 * HOUR)).toBe('18 negative mentions in 2 h, up to 11:20');
  expect(nowOf(FR, 3 * HOUR)).toBe('18 mentions négatives en 2 h, jusqu’à 11:20');
});
