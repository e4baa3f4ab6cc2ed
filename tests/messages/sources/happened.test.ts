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
  ['limited', 429, null, 'It asks us to slow down.', 'On nous demande de ralentir.'],
  [
    'limited',
    429,
    NOW + 2 * HOUR,
    'It asks us to slow down. It asks us to wait until 15:00.',
    `On nous demande de ralentir. On nous demande d'attendre jusqu'à 15:00.`,
  ],
  ['down', 503, null, 'It is down, by a fault of its own.', 'La source est en panne.'],
  [
    'down',
    503,
    NOW + 24 * HOUR,
    'It is down, by a fault of its own. It asks us to wait until Wed, Mar 4, 13:00.',
    `La source est en panne. On nous demande d'attendre jusqu'au mer. 4 mars, 13:00.`,
  ],
  ['down', 503, NOW - HOUR, 'It is down, by a fault of its own.', 'La source est en panne.'],
  ['down', null, null, 'It does not answer.', 'Pas de réponse.'],
  [
    'down',
    404,
    null,
    'It answers, but has nothing at this address.',
    `Le site répond, mais il n'y a rien à cette adresse.`,
  ],
])('%s with HTTP %s, asked to wait until %s', (kind, status, until, english, french) => {
  expect(said(kind, status, until, 'en')).toBe(english);
  expect(
    said(kind, status, until, 'fr')
      .replace(/[\u00a0\u202f]/g, ' ')
      .replaceAll('’', "'"),
  ).toBe(french);
});
