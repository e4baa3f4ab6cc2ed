import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MessagePage } from '../../src/adapters/discord/pages.ts';
import { renderDiscord } from '../../src/adapters/discord/render.ts';
import { renderSlack } from '../../src/adapters/slack/render.ts';
import type { Alert } from '../../src/listening/alerts/alert.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { alertList, openItems } from '../../src/messages/alerts/list.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import { type Message, plain, type Text } from '../../src/messages/message.ts';
import { alert, kestrelbox, maple, NOW, PARIS } from './samples.ts';

/** Of one message. */
const ALERTS_LISTED = 7;
const names = new Map([[kestrelbox.id, kestrelbox.name]]);

const alerts = fc
  .array(
    fc.record({
      severity: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
      age: fc.integer({ min: 0, max: 20 * DAY }),
      state: fc.constantFrom('new' as const, 'claimed' as const, 'snoozed' as const),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((given) =>
    given.map(({ severity, age, state }, index) =>
      alert({
        id: `x${index}`,
        number: index + 1,
        severity,
        raisedAt: NOW - age,
        triage: { state, holder: state === 'new' ? null : maple, snoozedUntil: NOW + DAY },
      }),
    ),
  );

/** Numbers of the alerts in the order in which a message names them, each with its buttons right below. */
function listedIn({ elements }: Message): number[] {
  return elements.flatMap((element, index) => {
    if (element.kind !== 'text' || typeof element.text === 'string') return [];
    const card = element.text.find((run) => typeof run === 'object' && 'alert' in run);
    if (typeof card !== 'object' || !('alert' in card)) return [];
    const below = elements[index + 1];
    expect(below?.kind === 'buttons' && below.buttons.length + (below.menus?.length ?? 0)).toBeGreaterThan(0);
    expect(JSON.stringify(below)).toContain(`"${card.alert}.`);
    return [card.alert];
  });
}

const urgency = (a: Alert, b: Alert) => a.severity - b.severity || a.raisedAt - b.raisedAt;

describe.each(languageTags)('lists of alerts in %s', (language) => {
  const locale = { language, timeZone: PARIS };

  test('page by page name every alert once, by severity and then by age, each with its buttons', () => {
    fc.assert(
      fc.property(alerts, (all) => {
        const pages = Math.ceil(all.length / ALERTS_LISTED);
        const seen = Array.from({ length: pages }, (_, index) =>
          listedIn(alertList(all, names, 'open', NOW, locale, { number: index + 1, of: {} })),
        ).flat();
        const byNumber = new Map(all.map((one) => [one.number, one]));
        const sorted = [...all].sort(urgency).map(({ severity, raisedAt }) => [severity, raisedAt]);
        expect(seen.map((n) => [byNumber.get(n)!.severity, byNumber.get(n)!.raisedAt])).toEqual(sorted);
        expect(new Set(seen).size).toBe(all.length);
      }),
      { seed: 21, numRuns: 60 },
    );
  });

  test('say how many are left, with a button that shows them', () => {
    fc.assert(
      fc.property(alerts, (all) => {
        const message = openItems(all, names, NOW, locale)!;
        const more = message.elements.flatMap((element) =>
          element.kind === 'buttons'
            ? element.buttons.filter(({ verb, args }) => verb === 'alerts' && args.page)
            : [],
        );
        expect(more.map(({ args }) => args)).toEqual(all.length > ALERTS_LISTED ? [{ page: '2' }] : []);
      }),
      { seed: 22, numRuns: 40 },
    );
  });

  test('are one message on Slack and on Discord, however full', () => {
    fc.assert(
      fc.property(alerts, (all) => {
        const message = openItems(all, names, NOW + HOUR, locale)!;
        expect(renderSlack(message).parts).toHaveLength(1);
        const pages: MessagePage[] = renderDiscord(message, { pictureOf: () => null, idOf: () => 'id' });
        expect(pages).toHaveLength(1);
      }),
      { seed: 23, numRuns: 40 },
    );
  });

  test('a page beyond the last is the last: alerts were closed meanwhile', () => {
    const all = Array.from({ length: 9 }, (_, index) => alert({ id: `y${index}`, number: index + 1 }));
    const last = listedIn(alertList(all, names, 'open', NOW, locale, { number: 2, of: {} }));
    expect(last).toHaveLength(2);
    expect(listedIn(alertList(all, names, 'open', NOW, locale, { number: 40, of: {} }))).toEqual(last);
  });

  test('what is back to normal by itself is overdue for nobody: the list says since when it is over', () => {
    const late = alert({ severity: 1, triage: { respondBy: NOW - HOUR } });
    const textOf = (one: Alert) =>
      plain(openItems([one], names, NOW + DAY, locale)!.elements.flatMap(lineOf));
    const lineOf = (element: Message['elements'][number]) =>
      element.kind === 'text' ? runsOf(element.text) : [];
    const runsOf = (text: Text) => (typeof text === 'string' ? [text] : text);
    const over = { en: 'back to normal since', fr: 'retour à la normale' }[language as 'en' | 'fr'];
    const overdue = { en: 'overdue since', fr: 'en retard depuis' }[language as 'en' | 'fr'];
    expect(textOf(late)).toContain(overdue);
    expect(textOf(late)).not.toContain(over);
    const calm = { ...late, calmAt: NOW };
    expect(textOf(calm)).toContain(over);
    expect(textOf(calm)).not.toContain(overdue);
    expect(openItems([calm], names, NOW + DAY, locale)!.mood).toBe('plain');
  });

  test('those that are closed come after the open ones, the newest first', () => {
    const closed = (number: number, raisedAt: number) =>
      alert({
        id: `z${number}`,
        number,
        severity: 1,
        raisedAt,
        triage: { state: 'resolved', reason: 'fixed', closedAt: NOW, closedBy: maple },
      });
    const all = [closed(1, NOW - 3 * DAY), alert({ severity: 4, number: 2, id: 'z2' }), closed(3, NOW - DAY)];
    expect(listedIn(alertList(all, names, 'all', NOW, locale))).toEqual([2, 3, 1]);
  });
});
