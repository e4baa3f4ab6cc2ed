import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import { formatOf } from '../../src/messages/format.ts';
import { copyOf } from '../../src/messages/languages/copy.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import { notJudgedNote, ofJudged } from '../../src/messages/mentions/judged.ts';
import { everyMessage } from './every-message.ts';

const GROUP = 'other-languages';

describe.each(languageTags)('of how many posts a share of mood is, in %s', (language) => {
  const words = copyOf(language);
  const format = formatOf({ language, timeZone: 'Europe/Paris' });
  const counts = fc.record({ judged: fc.nat(5_000), others: fc.nat(5_000) });

  test('is said with both figures where some posts are not judged, and only there', () => {
    fc.assert(
      fc.property(counts, ({ judged, others }) => {
        const said = ofJudged({ total: judged + others, judged }, words, format);
        if (others === 0) return expect(said).toBe('');
        expect(said).toContain(format.number(judged));
        expect(said).toContain(format.number(others));
      }),
      { seed: 15 },
    );
  });

  test('is said below a table of the rows that have some, and of no other', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 8 }), (rows) => {
        const note = notJudgedNote(
          rows.map(({ judged, others }, index) => ({ name: `K${index}.`, total: judged + others, judged })),
          words,
          format,
        );
        rows.forEach(({ others }, index) => {
          expect(note.includes(`K${index}.`)).toBe(others > 0);
        });
        expect(note === '').toBe(rows.every(({ others }) => others === 0));
      }),
      { seed: 15 },
    );
  });

  test('is said in every message with a share, and in none where all posts are judged', () => {
    const look = { color: false, width: 2_000, numberButton: () => 1 };
    const says = (text: string) => /in (?:an)?other language|d(?:’|ans une )autres? langue/.test(text);
    /** Of a card, whose evidence has the others. */
    const saysJudged = (text: string) => /\d (?:judged mentions?|mentions? évaluées?)/u.test(text);
    for (const [name, messages] of everyMessage(language))
      for (const message of messages) {
        const text = renderTerminal(message, look);
        // Why a keyword finds nothing: its posts were in other languages than it wants.
        if (name === 'preview-doubts') continue;
        if (name !== GROUP) expect(says(text), `${name}: ${text}`).toBe(false);
        else if (/\d[\u202f]?%/.test(text)) expect(says(text) || saysJudged(text), text).toBe(true);
      }
  });
});
