import { expect, test } from 'vitest';
import type { SourceErrorKind } from '../../../src/config/errors.ts';
import { HOUR } from '../../../src/listening/time.ts';
import { formatOf } from '../../../src/messages/format.ts';
import { copyOf } from '../../../src/messages/languages/copy.ts';
import { plain } from '../../../src/messages/message.ts';
import { happenedText } from '../../../src/messages/sources/sources.ts';

const NOW = Date.parse('2026-03-03T12:00:00Z');

function said(kind: SourceErrorKind, status: number | null, until: number | null, language: string): string {
  const failure = { kind, status, detail: '', at: NOW, ...(until === null ? {} : { until }) };
  return plain(
    happenedText(failure, NOW, copyOf(language), formatOf({ language, timeZone: 'Europe/Paris' })),
  );
}

test.each<[SourceErrorKind, number | null, number | null, string, string]>([
  ['limited', 429, null, 'It asks for fewer requests.', `La source demande d'espacer les consultations.`],
  [
    'limited',
    429,
    NOW + 2 * HOUR,
    'It asks for fewer requests. It asks to wait until 15:00.',
    `La source demande d'espacer les consultations. La source demande d'attendre jusqu'à 15:00.`,
  ],
  ['down', 503, null, 'The site reports an error of its own.', 'Le site signale une erreur interne.'],
  [
    'down',
    503,
    NOW + 24 * HOUR,
    'The site reports an error of its own. It asks to wait until Wed, Mar 4, 13:00.',
    `Le site signale une erreur interne. La source demande d'attendre jusqu'au mer. 4 mars, 13:00.`,
  ],
  ['down', 503, NOW - HOUR, 'The site reports an error of its own.', 'Le site signale une erreur interne.'],
  ['down', null, null, 'No answer.', 'Pas de réponse.'],
  ['down', 404, null, 'There is nothing at this address.', `Il n'y a rien à cette adresse.`],
])('%s with HTTP %s, asked to wait until %s', (kind, status, until, english, french) => {
  expect(said(kind, status, until, 'en')).toBe(english);
  expect(
    said(kind, status, until, 'fr')
      .replace(/[\u00a0\u202f]/g, ' ')
      .replaceAll('’', "'"),
  ).toBe(french);
});
