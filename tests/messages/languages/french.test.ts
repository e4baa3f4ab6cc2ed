import { describe, expect, test } from 'vitest';
import { copyOf } from '../../../src/messages/languages/copy.ts';

const words = copyOf('fr');
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");

describe('French that is read one way only', () => {
  test('a moment of the beginning is not the moment since when something fell or stood still', () => {
    const { beganAnd, goesOn, since } = words.alerts;
    expect(plain(beganAnd.falling('12:40'))).toBe('Début à 12:40, en baisse maintenant.');
    expect(plain(beganAnd.level('lun. 23 nov., 12:40'))).toBe('Début le lun. 23 nov., 12:40, ne monte plus.');
    expect(`${since} ${goesOn.falling('12:40')}`).toBe('Début 12:40, en baisse maintenant');
  });

  test('a part stands beside what it is a part of', () => {
    expect(plain(words.alerts.sentimentValue('41', '54', '76 %', '22 %'))).toMatch(
      /^41 négatives sur 54 \(76 %\)/,
    );
  });

  test('a sentence after a colon begins with a small letter', () => {
    expect(plain(words.keywords.firstLook.failed('Reddit', words.sources.happened.refused))).toBe(
      "Reddit : l'accès est refusé.",
    );
  });

  test('who is told needs no agreement', () => {
    expect(plain(words.triage.reminderNext('17:05', words.triage.onCall))).toBe(
      "Sans prise en charge avant 17:05, l'alerte sera transmise à l'astreinte.",
    );
  });

  test('a filter by sentiment agrees with no list', () => {
    expect(words.browse.label('négatif')).toBe('sentiment négatif');
  });

  test('one is another, two are others', () => {
    expect(words.units.andMore('1')).toBe('et 1 autre');
    expect(words.units.andMore('2')).toBe('et 2 autres');
  });
});
