import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import type { Store, ThemeMark } from '../../../src/store/store.ts';
import { runs } from '../../runs.ts';
import { audit, batch, furnish, hit, mention, NOON } from './samples.ts';

const tilda = { platform: 'terminal', id: 'u1', name: 'Tilda Marrow' } as const;
const mark = (key: string, name: string | null, at: number): ThemeMark => ({
  key,
  name,
  shown: `${key} as shown`,
  person: tilda,
  at,
});

export function sampling(open: () => Promise<Store>): void {
  const idsIn = async (store: Store, part: number, from = 0, to = NOON + 9 * DAY, upTo?: number) =>
    (await store.sample('w1', 'k1', from, to, { part, ...(upTo === undefined ? {} : { upTo }) })).map(
      ({ id }) => id,
    );
  const fill = (store: Store, count: number, every = MINUTE) =>
    store.commitCollected(
      batch({
        added: Array.from({ length: count }, (_, n) =>
          mention(`s${n}`, {
            at: NOON + n * every,
            source: n % 4 === 0 ? 'lemmy' : 'hacker-news',
            author: `a${n}`,
          }),
        ),
      }),
    );

  describe('samples', () => {
    test('all of a period is all that is counted in it, oldest first', async () => {
      const store = await open();
      await furnish(store);
      const added = [
        mention('late', { at: NOON + HOUR }),
        mention('early', { at: NOON }),
        mention('other', { hits: [hit('neg', 'k2')] }),
        mention('after', { at: NOON + DAY }),
      ];
      await store.commitCollected(batch({ added }));
      expect(await idsIn(store, 1, NOON, NOON + DAY)).toEqual(['m-early', 'm-late']);
      const first = await store.rowOf('w1', 'm-late');
      expect(await idsIn(store, 1, 0, NOON + 2 * DAY, first!)).toEqual(['m-late']);
      expect(await store.sample('w1', 'nobody', 0, NOON + DAY, { part: 1 })).toEqual([]);
    });

    test('a part is an even part of every source and every hour, and a smaller one is part of it', async () => {
      const store = await open();
      await furnish(store);
      await fill(store, 2_880);
      const half = await idsIn(store, 0.5);
      expect(half.length).toBeGreaterThan(1_350);
      expect(half.length).toBeLessThan(1_530);
      const number = (id: string) => Number(id.slice(3));
      const lemmy = half.filter((id) => number(id) % 4 === 0).length;
      expect(Math.abs(lemmy / half.length - 0.25)).toBeLessThan(0.04);
      for (let hour = 0; hour < 48; hour += 6) {
        const there = half.filter((id) => Math.floor(number(id) / 60 / 6) === hour / 6).length;
        expect(Math.abs(there / 360 - 0.5), `hour ${hour}`).toBeLessThan(0.12);
      }
      const tenth = await idsIn(store, 0.1);
      expect(tenth.length).toBeGreaterThan(220);
      expect(tenth.length).toBeLessThan(360);
      expect(tenth.filter((id) => !half.includes(id))).toEqual([]);
      expect(half).toEqual([...half].sort((a, b) => number(a) - number(b)));
    });

    test('a sample of a part of the time is that part of the sample, whatever was deleted', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(fc.integer({ min: 0, max: 119 }), { maxLength: 40 }),
          fc.integer({ min: 0, max: 60 }),
          fc.integer({ min: 61, max: 120 }),
          fc.constantFrom(1, 0.6, 0.3),
          async (gone, from, to, part) => {
            const store = await open();
            await furnish(store);
            await fill(store, 120, HOUR);
            const before = await idsIn(store, part);
            await store.commitCollected(
              batch({ deleted: gone.filter((n) => n % 4 !== 0).map((n) => `s${n}`) }),
            );
            const there = (id: string) => {
              const n = Number(id.slice(3));
              return (n % 4 === 0 || !gone.includes(n)) && from <= n && n < to;
            };
            expect(await idsIn(store, part, NOON + from * HOUR, NOON + to * HOUR)).toEqual(
              before.filter(there),
            );
          },
        ),
        { numRuns: runs(15), seed: 23 },
      );
    });
  });

  describe('marks of themes', () => {
    test('a mark takes the place of the one before, which comes back when it is taken back', async () => {
      const store = await open();
      await furnish(store);
      const version = store.themesVersion();
      const put = (of: ThemeMark) => store.markTheme('w1', 'k1', of, audit('rename-theme'));
      await put(mark('hold', 'On hold', NOON));
      await put(mark('bag', null, NOON + 1));
      await put(mark('hold', null, NOON + 2));
      expect(store.themesVersion()).toBe(version + 3);
      expect(await store.themeMarks('w1', 'k1')).toEqual([
        mark('bag', null, NOON + 1),
        mark('hold', null, NOON + 2),
      ]);
      const back = (at: number) => store.takeBackThemeMark('w1', 'k1', at, audit('undo'));
      expect(await back(NOON)).toBeNull();
      expect(await back(NOON + 2)).toBe('hold');
      expect(await back(NOON + 2)).toBeNull();
      expect(await store.themeMarks('w1', 'k1')).toEqual([
        mark('hold', 'On hold', NOON),
        mark('bag', null, NOON + 1),
      ]);
      expect(await back(NOON)).toBe('hold');
      expect((await store.themeMarks('w1', 'k1')).map(({ key }) => key)).toEqual(['bag']);
      expect(await store.themeMarks('w1', 'k2')).toEqual([]);
      expect((await store.audit('w1', { limit: 9 })).filter(({ act }) => act === 'undo')).toHaveLength(2);
    });

    test('somebody who changes their mind again and again can take back the last few times', async () => {
      const store = await open();
      await furnish(store);
      for (let n = 0; n < 30; n++)
        await store.markTheme('w1', 'k1', mark('hold', `name ${n}`, NOON + n), audit('rename-theme'));
      let taken = 0;
      for (let n = 29; (await store.themeMarks('w1', 'k1')).length > 0; n--) {
        expect(await store.takeBackThemeMark('w1', 'k1', NOON + n, audit('undo'))).toBe('hold');
        taken += 1;
      }
      expect(taken).toBeGreaterThanOrEqual(5);
      expect(taken).toBeLessThan(10);
    });

    test('they go with their keyword', async () => {
      const store = await open();
      await furnish(store);
      await store.markTheme('w1', 'k1', mark('hold', null, NOON), audit('hide-theme'));
      await store.removeKeyword('w1', 'k1', audit('untrack'));
      expect(await store.themeMarks('w1', 'k1')).toEqual([]);
      await store.markTheme('w1', 'k1', mark('hold', null, NOON), audit('hide-theme'));
      expect(await store.themeMarks('w1', 'k1')).toEqual([]);
    });
  });
}
