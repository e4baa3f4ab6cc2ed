import { describe, expect, test } from 'vitest';
import { openItems } from '../../src/messages/alerts/list.ts';
import { digestMessage } from '../../src/messages/digests/digest.ts';
import { reportMessage } from '../../src/messages/digests/report.ts';
import { copyOf } from '../../src/messages/languages/copy.ts';
import { figuresMessage } from '../../src/messages/triage/figures.ts';
import * as sample from './samples.ts';

const HOUR = 3_600_000;
const names = new Map([[sample.kestrelbox.id, sample.kestrelbox.name]]);
const locale = (language: 'en' | 'fr') => ({ language, timeZone: sample.PARIS });
const one = (cadence: 'daily' | 'weekly', days: number) =>
  sample.digest(cadence, days, [sample.keywordPeriod(sample.kestrelbox, [128, 41], [95, 17])]);
const alerts = (n: number) =>
  Array.from({ length: n }, (_, index) => ({ ...sample.alert(), id: `a${index}`, number: index + 1 }));

describe('a part of a count is said as a person says it, for none, one and all', () => {
  test.each([
    [1, 0, 'en', '1 alert still open, not overdue.'],
    [3, 0, 'en', '3 alerts still open, none overdue.'],
    [1, 1, 'en', '1 alert still open, overdue.'],
    [3, 1, 'en', '3 alerts still open, all overdue.'],
    [1, 0, 'fr', 'Encore à traiter\u202f: 1 alerte, pas en retard.'],
    [3, 0, 'fr', 'Encore à traiter\u202f: 3 alertes, aucune en retard.'],
    [1, 1, 'fr', 'Encore à traiter\u202f: 1 alerte, en retard.'],
    [3, 1, 'fr', 'Encore à traiter\u202f: 3 alertes, toutes en retard.'],
  ] as const)('%i open, overdue: %i, in %s', (open, overdue, language, said) => {
    const at = overdue ? sample.NOW + 100 * HOUR : sample.NOW;
    expect(openItems(alerts(open), names, at, locale(language))!.summary).toContain(said);
    expect(
      figuresMessage(alerts(open), names, { from: sample.NOW - HOUR, now: at }, locale(language)).summary,
    ).not.toMatch(/\b0\b/);
  });

  test.each([
    ['en', 1, '1 alert, still open'],
    ['en', 2, '2 alerts, all still open'],
    ['fr', 1, '1 alerte, encore à traiter'],
    ['fr', 2, '2 alertes, toutes encore à traiter'],
  ] as const)('a digest in %s with %i alerts, all open', (language, count, said) => {
    const digest = { ...one('daily', 1), alerts: alerts(count), open: alerts(count) };
    expect(digestMessage(digest, locale(language)).summary).toContain(said);
  });

  test.each([
    ['en', 0, '5 authors'],
    ['en', 2, '5 authors, 2 new'],
    ['en', 5, '5 authors, all new'],
    ['fr', 0, '5 auteurs'],
    ['fr', 2, '5 auteurs, dont 2 nouveaux'],
    ['fr', 5, '5 auteurs, tous nouveaux'],
  ] as const)('a report in %s, new authors: %i', (language, newAuthors, said) => {
    const whole = one('weekly', 7);
    const [first] = whole.keywords;
    const totals = { ...first!.totals, authors: 5, newAuthors };
    const report = reportMessage({ ...whole, keywords: [{ ...first!, totals }] }, locale(language));
    expect(JSON.stringify(report)).toContain(`"${said}"`);
  });

  test('the last of a list is one, not from itself to itself', () => {
    expect(copyOf('en').browse.range('9', '9', '62')).toBe('Mention 9 of 62, newest first.');
    expect(copyOf('fr').browse.range('9', '9', '62')).toBe('Mention 9 sur 62, les plus récentes d’abord.');
    expect(copyOf('fr').keywords.page('41', '41', '41')).toBe('Mot-clé 41 sur 41');
  });

  test('more than none is not a change against none', () => {
    expect(copyOf('en').digest.totalFromNone('1 mention', 'Orbit', 'the day before')).toBe(
      '1 mention of Orbit, none the day before.',
    );
    expect(copyOf('fr').digest.totalFromNone('1 mention', '', 'la veille')).toBe(
      '1 mention, aucune la veille.',
    );
  });
});
