import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sentiment, TermHit } from '../../../src/listening/mentions/mention.ts';
import { doubtfulHits } from '../../../src/listening/sentiment/opinion/doubt.ts';
import { readOpinion, withOpinion } from '../../../src/listening/sentiment/opinion/opinion.ts';
import { questionOf } from '../../../src/listening/sentiment/opinion/question.ts';
import { hit, mention } from '../../contracts/store/samples.ts';

const at = (text: string, term: string): TermHit[] => {
  const start = text.indexOf(term);
  return start < 0 ? [] : [{ term, field: 'text', start, end: start + term.length }];
};
const asked = (text: string, title: string | null = null) =>
  questionOf({ title, text, lang: 'en' }, at(text, 'kestrelbox')).text;

describe('what is sent of a post', () => {
  test.each([
    ['kestrelbox is down https://status.example/1 and www.x.example', 'kestrelbox is down [link] and [link]'],
    ['ask @maplefox about kestrelbox, not @kestrelbox', 'ask [account] about kestrelbox, not @kestrelbox'],
    ['write to paul.m@mail.example, kestrelbox', 'write to [mail], kestrelbox'],
    ['kestrelbox, call +32 470 11 22 33 or 06-12-34-56-78', 'kestrelbox, call [number] or [number]'],
    ['kestrelbox order 1182, 49.99', 'kestrelbox order 1182, 49.99'],
    ['> kestrelbox is great\n\nNo, kestrelbox is not', 'No, kestrelbox is not'],
    ['a\u0000b kestrelbox \ud800', 'a b kestrelbox'],
  ])('%s', (text, sent) => expect(asked(text)).toBe(sent));

  test('a title that the text does not repeat', () => {
    expect(asked('kestrelbox again', 'One star')).toBe('One star\nkestrelbox again');
    expect(asked('kestrelbox again', 'kestrelbox')).toBe('kestrelbox again');
  });

  test('of a long text, the words round the name', () => {
    const sent = asked(`${'before '.repeat(500)}kestrelbox fails${' after'.repeat(500)}`);
    expect(sent).toContain('kestrelbox fails');
    expect(sent.length).toBeLessThanOrEqual(1_000);
  });

  test('never more than that, and no link or mail address, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.webUrl(),
      fc.emailAddress({ size: 'small' }),
      fc.constantFrom('kestrelbox', '@kestrelbox', '@maplefox', '\n', '+32 470 11 22 33'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.string({ maxLength: 400 }), (pieces, title) => {
        const sent = asked(pieces.join(' '), title);
        expect(sent.length).toBeLessThanOrEqual(1_500);
        expect(sent).not.toMatch(/https?:\/\/|@maplefox/);
        expect(sent).not.toMatch(/\p{Surrogate}/u);
      }),
      { seed: 15 },
    );
  });
});

test('whatever a model writes is an opinion in bounds, or none', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.json().map((json) => `\`\`\`json\n${json}\n\`\`\``),
      ),
      (written) => {
        const opinion = readOpinion(written);
        if (opinion === null) return;
        expect(['neg', 'neu', 'pos', null]).toContain(opinion.label);
        expect(opinion.confidence).toBeLessThanOrEqual(0.9);
      },
    ),
    { seed: 15 },
  );
});

describe('a second opinion', () => {
  const local: Sentiment = { ...hit('neu').sentiment, confidence: 0.4, why: [{ token: 'fine', weight: 1 }] };

  test('says that it is one, and by which model', () => {
    expect(withOpinion(local, { label: 'neg', confidence: 0.8 }, 'llama 3/8b\n')).toEqual({
      ...local,
      label: 'neg',
      value: -0.8,
      confidence: 0.8,
      why: [],
      method: 'endpoint',
      version: 'endpoint-llama-3/8b-',
    });
  });

  test('that cannot tell changes nothing', () =>
    expect(withOpinion(local, { label: null, confidence: 0.8 }, 'm')).toBe(local));

  test('is asked where the mood is in doubt or not judged, of what counts, and never of stars and people', () => {
    const of = (change: Partial<Sentiment>, held = false) => {
      const made = hit('neu');
      const heldBack = held ? ({ reason: 'spam-text', detail: null } as const) : null;
      const sentiment: Sentiment = { ...made.sentiment, method: 'tables', confidence: 0.4, ...change };
      return doubtfulHits(mention('a', { hits: [{ ...made, held: heldBack, sentiment }] })).length;
    };
    expect(of({})).toBe(1);
    expect(of({ confidence: 0.5 })).toBe(0);
    expect(of({ confidence: 0.9, label: null, method: 'none' })).toBe(1);
    expect(of({ method: 'sentence' })).toBe(1);
    for (const method of ['rating', 'person', 'endpoint'] as const) expect(of({ method })).toBe(0);
    expect(of({}, true)).toBe(0);
  });
});
