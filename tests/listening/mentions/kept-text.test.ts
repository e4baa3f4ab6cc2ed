import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptText } from '../../../src/listening/mentions/kept-text.ts';
import type { TermHit } from '../../../src/listening/mentions/mention.ts';

const hit = (start: number, end: number): TermHit => ({ term: 'k', field: 'text', start, end });
const filler = (length: number) => 'lorem ipsum '.repeat(Math.ceil(length / 12)).slice(0, length);

describe('keptText', () => {
  test('leaves what is short enough', () => expect(keptText(filler(20_000), [[hit(5, 9)]])).toBeNull());

  test('keeps the beginning where nothing was found', () => {
    const kept = keptText(filler(90_000), [])!;
    expect(kept.text.length).toBeGreaterThan(19_900);
    expect(kept.text.length).toBeLessThanOrEqual(20_000);
  });

  test('keeps what stands around a place, and where it is', () => {
    const text = `${filler(50_000)}\n> they said KESTRELBOX ${filler(900)}`;
    const at = text.indexOf('KESTRELBOX');
    const { text: kept, move } = keptText(text, [[hit(at, at + 10)]])!;
    const moved = move(hit(at, at + 10))!;
    expect(kept.slice(moved.start, moved.end)).toBe('KESTRELBOX');
    expect(kept).toContain('\n> they said KESTRELBOX');
    expect(move(hit(40_000, 40_005))).toBeNull();
    expect(move({ term: 't', field: 'title', start: 3, end: 5 })).toEqual({
      term: 't',
      field: 'title',
      start: 3,
      end: 5,
    });
  });

  test('a line of somebody else is that from its middle on', () => {
    const text = `${filler(30_000)}\n> ${filler(2_000)}KESTRELBOX`;
    const at = text.indexOf('KESTRELBOX');
    expect(keptText(text, [[hit(at, at + 10)]])!.text).toMatch(/\n…\n> [^\n]+KESTRELBOX$/);
  });

  test('every keyword keeps its first place, and moved places hold their words', () => {
    const place = fc.integer({ min: 0, max: 199_000 });
    fc.assert(
      fc.property(
        fc.array(fc.array(place, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 12 }),
        (places) => {
          const found = places.map((starts) =>
            [...starts].sort((a, b) => a - b).map((start) => hit(start, start + 7)),
          );
          const text = filler(200_000);
          const { text: kept, move } = keptText(text, found)!;
          expect(kept.length).toBeLessThanOrEqual(20_000);
          for (const hits of found) {
            expect(move(hits[0]!)).not.toBeNull();
            for (const each of hits) {
              const moved = move(each);
              if (moved) expect(kept.slice(moved.start, moved.end)).toBe(text.slice(each.start, each.end));
            }
          }
        },
      ),
    );
  });
});
