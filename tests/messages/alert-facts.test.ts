import { expect, test } from 'vitest';
import type { Evidence } from '../../src/listening/alerts/alert.ts';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { alertCard, alertEvidence, alertMore } from '../../src/messages/alerts/alert.ts';
import { type Message, plain } from '../../src/messages/message.ts';
import { alert, evidence, PARIS } from './samples.ts';

const EN = { language: 'en', timeZone: PARIS } as const;
const FR = { language: 'fr', timeZone: PARIS } as const;

function replyOf(locale: typeof EN | typeof FR, part: Partial<Evidence>): Message {
  return alertEvidence(alert({ evidence: evidence(part) }), 'Kestrelbox', locale);
}

function factOf(message: Message, name: string): string | undefined {
  const facts = message.elements.flatMap((element) => (element.kind === 'facts' ? element.facts : []));
  const value = facts.find((fact) => fact.name === name)?.value;
  return value === undefined ? undefined : plain(value).replace(/\s/g, ' ');
}

test('the evidence names the webhook and the imports that were read', () => {
  const row = { state: 'ok', since: null, detail: null } as const;
  const coverage = [
    { source: 'feed', ...row },
    { source: 'webhook', name: 'desk', ...row },
    { source: 'import', ...row },
  ];
  const en = replyOf(EN, { coverage });
  expect(factOf(en, 'Sources checked')).toBe('Feeds, webhook desk, and Import: up to date');
  const fr = replyOf(FR, { coverage });
  expect(factOf(fr, 'Sources consultées')).toBe('Flux, webhook desk et Import : à jour');
});

test('of a few posts sentiment is said and not judged', () => {
  const sentimentOf = (now: number, before: number, moodSignificant = false) =>
    factOf(
      replyOf(EN, {
        sentimentNow: { negative: now, posts: now },
        sentimentBefore: { negative: 0, posts: before },
        moodSignificant,
      }),
      'Sentiment',
    );
  expect(sentimentOf(7, 95)).toBe('7 of 7 negative (100%), 0% in the 14 days before');
  expect(sentimentOf(8, 3)).toBe('8 of 8 negative (100%), 0% in the 14 days before');
  expect(sentimentOf(8, 95, true)).toBe('8 of 8 negative (100%), 0% in the 14 days before: a clear change');
  expect(sentimentOf(9, 95)).toBe('9 of 9 negative (100%), 0% in the 14 days before: no clear change');
});

test('a latest window that ended long ago says when', () => {
  const grown = alert();
  const first = { total: 11, usual: 0 };
  const at = grown.raisedAt + 15 * MINUTE;
  const nowOf = (locale: typeof EN | typeof FR, behind: number) => {
    const now = { ...grown.now, first, at, total: 18, observed: 18, observedUntil: at - behind };
    const answer = alertMore({ ...grown, now }, 'Kestrelbox', locale);
    return factOf(answer, locale === EN ? 'Now' : 'Maintenant')
      ?.split(';')[0]
      ?.trim();
  };
  expect(nowOf(EN, 0)).toBe('18 negative mentions in 2 h');
  expect(nowOf(EN, 25 * MINUTE)).toBe('18 negative mentions in 2 h');
  expect(nowOf(EN, 3 * HOUR)).toBe('18 negative mentions in 2 h, up to 11:20');
  expect(nowOf(FR, 3 * HOUR)).toBe('18 mentions négatives en 2 h, jusqu’à 11:20');
});

test('what the picture lacks is said in words: gaps of the last 7 days, each moment once', () => {
  const { windowEnd } = evidence();
  const gapsOf = (gaps: Evidence['gaps'], more: Partial<Evidence> = {}) =>
    factOf(replyOf(EN, { gaps, ...more }), 'Gaps');
  const hours = (from: number, to: number) => ({ from: windowEnd - from * HOUR, to: windowEnd - to * HOUR });
  expect(gapsOf([])).toBeUndefined();
  expect(gapsOf([hours(60, 56)])).toBe('no data for 4 h of the last 7 days');
  expect(gapsOf([hours(60, 56), hours(58, 55)])).toBe('no data for 5 h of the last 7 days');
  expect(gapsOf([hours(200, 166)])).toBe('no data for 2 h of the last 7 days');
  expect(gapsOf([hours(40, 30)], { coveredFrom: windowEnd - 33 * HOUR })).toBe(
    'no data for 3 h of the last 7 days',
  );
});

test('how unusual it is stands in one sentence', () => {
  const unusual = (part: Partial<Evidence>) => factOf(replyOf(EN, part), 'How unusual');
  expect(unusual({ timesNormal: 30, score: 7 })).toBe(
    '30 times more than usual, almost certainly not chance (less than 1 in a million)',
  );
  expect(unusual({ timesNormal: 1.4, score: 2 })).toBe(
    '1.4 times the usual, unlikely to be chance (less than 1 in 100)',
  );
  expect(factOf(replyOf(FR, { timesNormal: 30, score: 7 }), 'Écart à l’habitude')).toBe(
    '30 fois plus que d’habitude, presque sûrement pas un hasard (moins d’une chance sur un million)',
  );
});

test.each<[typeof EN | typeof FR, number, string, string]>([
  [EN, 12, '7 negative mentions in 1 h. Usually 12 to 28. 12 since 12:40. Still rising.', 'At first: 12'],
  [EN, 7, '7 negative mentions in 1 h. Usually 12 to 28. Since 12:40, still rising.', 'At first: 7'],
  [
    FR,
    12,
    '7 mentions négatives en 1 h. D’habitude 12 à 28. 12 depuis 12:40. Toujours en hausse.',
    'Au départ : 12',
  ],
])('what a rise grows from is said when it is raised, too: %o, %i', (locale, total, finding, first) => {
  const raised = alert({ evidence: { observed: 7, windowMs: HOUR } });
  const counted = { ...raised, now: { ...raised.now, total, first: { total, usual: 3 } } };
  const lineOf = (one: typeof raised) => {
    const [line] = alertCard(one, 'Kestrelbox', locale).elements.filter(({ kind }) => kind === 'text');
    return line?.kind === 'text' ? plain(line.text).replace(/\s/g, ' ') : '';
  };
  expect(lineOf(counted)).toBe(finding);
  expect(lineOf({ ...counted, now: { ...counted.now, total: 40 } })).toContain(first);
});

test.each<[number, string, string]>([
  [0, 'Usually none; ', 'D’habitude aucune ; '],
  [0.04, 'Usually none; ', 'D’habitude aucune ; '],
  [0.06, 'Usually less than 1; ', 'D’habitude moins d’une ; '],
  [0.96, 'Usually less than 1; ', 'D’habitude moins d’une ; '],
  [1, 'Usually about 1; ', 'D’habitude environ 1 ; '],
  [2.54, 'Usually about 2.5; ', 'D’habitude environ 2,5 ; '],
])('a usual of %d is said in whole mentions', (usual, en, fr) => {
  const raised = alert();
  const first = { total: 41, usual: 0 };
  const grown = { ...raised, now: { ...raised.now, total: 90, usual, first } };
  const said = (locale: typeof EN | typeof FR) =>
    alertCard(grown, 'Kestrelbox', locale).summary.replace(/\s/g, ' ');
  expect(said(EN)).toContain(en);
  expect(said(FR)).toContain(fr);
});
