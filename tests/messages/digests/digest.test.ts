import { expect, test } from 'vitest';
import { digestMessage } from '../../../src/messages/digests/digest.ts';
import * as sample from '../samples.ts';

const SHOWN = 15;

test.each([
  // Keywords with mentions, keywords without any, and what the note says of those that the table leaves out.
  [SHOWN + 2, 0, '2 more keywords with fewer mentions'],
  [SHOWN + 2, 3, '2 more keywords with fewer mentions'],
  [SHOWN, 3, null],
  [SHOWN - 1, 4, null],
])(
  'a digest of %i keywords with mentions and %i without counts those it leaves out',
  (talked, quiet, note) => {
    const keywords = Array.from({ length: talked + quiet }, (_, n) =>
      sample.keywordPeriod(sample.keyword(`Kestrelbox ${n}`), [n < talked ? 100 - n : 0, 0], [10, 0]),
    );
    const { elements } = digestMessage(sample.digest('weekly', 7, keywords), {
      language: 'en',
      timeZone: sample.PARIS,
    });
    const rows = elements.flatMap((element) => (element.kind === 'table' ? element.rows : []));
    expect(rows).toHaveLength(Math.min(talked, SHOWN));
    const notes = elements.flatMap((element) => (element.kind === 'note' ? [String(element.text)] : []));
    const found = notes.join('\n').match(/\d+ more keywords with fewer mentions/g);
    expect(found).toEqual(note === null ? null : [note]);
  },
);
