import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedText, sentenceText } from '../../../src/listening/sentiment/sentence/text.ts';

/** The text with the name marked by brackets. */
function read(marked: string, title: string | null = null, textOf = sentenceText): string {
  const target: { field: 'title' | 'text'; start: number; end: number }[] = [];
  const places = (of: string, field: 'title' | 'text') => {
    let plain = '';
    for (const part of of.split(/(\[[^\]]*\])/)) {
      const name = /^\[(.*)\]$/.exec(part)?.[1];
      if (name !== undefined) target.push({ field, start: plain.length, end: plain.length + name.length });
      plain += name ?? part;
    }
    return plain;
  };
  return textOf({
    text: places(marked, 'text'),
    title: title === null ? null : places(title, 'title'),
    target,
  });
}

describe('the text that the sentence model reads', () => {
  it.each([
    ['a name', 'my [Velmo] box is late', 'my Acme box is late'],
    ['each of several', '[Velmo] is late, @[velmo] is mute, #[velmo]', 'Acme is late, Acme is mute, Acme'],
    ['its own ending stays', "[Velmo]'s box", "Acme's box"],
    ['handles of others go', '@jo @sam_2 ask [Velmo] (cc @lee)', 'ask Acme (cc )'],
    ['an address of mail stays', 'write to help@velmo.example', 'write to help@velmo.example'],
    ['links go', 'look https://x.example/a?b=c#d at http://y.example. Yes http', 'look at Yes'],
    ['white space is one', 'two\n\n  lines\tand more ', 'two lines and more'],
    ['no name', 'all is well', 'all is well'],
    ['nothing', '', ''],
    ['halves of characters go', 'so \ud83d so', 'so  so'],
  ])('%s', (_name, given, seen) => {
    expect(read(given)).toBe(seen);
  });

  it('a title comes first', () => {
    expect(read('It broke.', '[Velmo] box')).toBe('Acme box. It broke.');
  });

  it('of a long text, the words round the name', () => {
    const long = `${'word '.repeat(800)}my [Velmo] box is late ${'tail '.repeat(800)}`;
    const seen = read(long);
    expect(seen.length).toBeLessThanOrEqual(400);
    expect(seen).toContain('my Acme box is late');
  });

  it('is short and whole whatever is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 9_000, size: 'large' }),
        fc.option(fc.string({ unit: 'binary' })),
        fc.array(
          fc.record({ field: fc.constantFrom('text', 'title'), start: fc.nat(9_500), length: fc.nat(30) }),
        ),
        (text, title, places) => {
          const target = places.map(({ field, start, length }) => ({
            field: field as 'text' | 'title',
            start,
            end: start + length,
          }));
          const seen = sentenceText({ text, title, target });
          expect(seen.length).toBeLessThanOrEqual(400);
          expect(seen).not.toMatch(/\p{Surrogate}/u);
          expect(sentenceText({ text, title, target })).toBe(seen);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });
});

describe('the same with the name as it is written', () => {
  it.each([
    ['a name', 'my [Velmo] box is late', 'my Velmo box is late'],
    [
      'handles and tags are names, those of others go',
      '@jo ask @[velmo] and #[velmo]',
      'ask velmo and velmo',
    ],
    ['a mark that belongs to the place', 'ask [@velmo] and [#velmo]', 'ask velmo and velmo'],
    ['links go', '[Velmo] https://x.example/a', 'Velmo'],
    ['nothing', '', ''],
  ])('%s', (_name, given, seen) => {
    expect(read(given, null, namedText)).toBe(seen);
  });

  it('is read around the first place, as the other is', () => {
    const filler = 'word '.repeat(200);
    const seen = read(`${filler}[Velmo] is late ${filler}`, null, namedText);
    expect(seen).toContain('Velmo is late');
    expect(seen.length).toBeLessThanOrEqual(400);
  });
});
