import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTurns, type Turns } from '../../../src/adapters/feed-worker/turns.ts';

/** Work that ends when the test says so. */
function stage(turns: Turns) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (share: string, name: string, suspect = false) =>
    turns.run(share, suspect, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    begun,
    ask: async (share: string, name: string, suspect = false) => {
      void ask(share, name, suspect);
      await settle();
    },
    end: async (name: string) => {
      ends.get(name)!();
      await settle();
    },
  };
}

test('one who brings much leaves a place to others, and shares take turns', async () => {
  const { begun, ask, end } = stage(createTurns(2));
  for (let n = 0; n < 5; n++) await ask('loud', `loud ${n}`);
  expect(begun).toEqual(['loud 0']);
  await ask('quiet', 'quiet 0');
  await ask('quiet', 'quiet 1');
  await ask('other', 'other 0');
  expect(begun).toEqual(['loud 0', 'quiet 0']);
  await end('quiet 0');
  await end('other 0');
  await end('quiet 1');
  expect(begun).toEqual(['loud 0', 'quiet 0', 'other 0', 'quiet 1']);
  await end('loud 0');
  expect(begun.at(-1)).toBe('loud 1');
});

test('what has taken a worker down stands behind the rest of all, one at a time', async () => {
  const { begun, ask, end } = stage(createTurns(3));
  await ask('a', 'bad 0', true);
  await ask('b', 'bad 1', true);
  await ask('c', 'bad 2', true);
  expect(begun).toEqual(['bad 0']);
  for (const share of ['a', 'b', 'c']) await ask(share, `good ${share}`);
  expect(begun).toEqual(['bad 0', 'good a', 'good b']);
  await end('bad 0');
  expect(begun.at(-1)).toBe('good c');
  await end('good a');
  expect(begun.at(-1)).toBe('bad 1');
});

test('one worker is enough for one share', async () => {
  const { begun, ask, end } = stage(createTurns(1));
  await ask('a', 'one');
  await ask('a', 'two');
  await end('one');
  expect(begun).toEqual(['one', 'two']);
});

test('whatever is asked, everything has its turn, never more than there are places, and failures free theirs', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ share: fc.nat(3), suspect: fc.boolean(), fails: fc.boolean() }), {
        maxLength: 40,
      }),
      async (places, jobs) => {
        const turns = createTurns(places);
        let now = 0;
        let most = 0;
        let suspects = 0;
        let mostSuspects = 0;
        const outcomes = await Promise.allSettled(
          jobs.map(({ share, suspect, fails }) =>
            turns.run(String(share), suspect, async () => {
              most = Math.max(most, ++now);
              if (suspect) mostSuspects = Math.max(mostSuspects, ++suspects);
              await new Promise((resolve) => setImmediate(resolve));
              now -= 1;
              if (suspect) suspects -= 1;
              if (fails) throw new Error('failed');
            }),
          ),
        );
        await turns.idle();
        expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(jobs.map(({ fails }) => fails));
        expect(most).toBeLessThanOrEqual(places);
        expect(mostSuspects).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 30 },
  );
});
