import { expect, it } from 'vitest';
import { createHostQueue } from '../../../src/adapters/web/host-queue.ts';
import { type Clock, DAY, MINUTE } from '../../../src/listening/time.ts';
import { stepClock } from './setup.ts';

/** A task that ends on demand, and counts how many run at once. */
function gate() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

function queueOf(total = 8) {
  const clock = stepClock(1_000_000);
  return { clock, queue: createHostQueue({ clock, gapMs: 1_000, total }) };
}

it.each([
  ['guarded', 1],
  ['api', 2],
] as const)('lane %s runs %i at once for one host', async (lane, atOnce) => {
  const { queue } = queueOf();
  const doors = [gate(), gate(), gate(), gate()];
  const started: number[] = [];
  const runs = doors.map((door, index) =>
    queue.run('a.example', lane, async () => {
      started.push(index);
      await door.opened;
    }),
  );
  await settle();
  expect(started.length).toBe(atOnce);
  for (const door of doors) {
    door.open();
    await settle();
  }
  await Promise.all(runs);
  expect(started).toEqual([0, 1, 2, 3]);
});

it('keeps a second between two requests to a host, and none between hosts', async () => {
  const { clock, queue } = queueOf();
  const starts: [string, number][] = [];
  const visit = (host: string) =>
    queue.run(host, 'guarded', async () => {
      starts.push([host, clock.now()]);
    });
  await visit('a.example');
  await visit('b.example');
  await visit('a.example');
  expect(starts).toEqual([
    ['a.example', 1_000_000],
    ['b.example', 1_000_000],
    ['a.example', 1_001_000],
  ]);
  clock.at += 5_000;
  await visit('a.example');
  expect(clock.slept).toEqual([1_000]);
});

it('counts the pause from the end of a slow visit, for an API from its start', async () => {
  const { clock, queue } = queueOf();
  const slow = async () => {
    clock.at += 10_000;
  };
  await queue.run('a.example', 'guarded', slow);
  await queue.run('a.example', 'guarded', slow);
  await queue.run('b.example', 'api', slow);
  await queue.run('b.example', 'api', slow);
  expect(clock.slept).toEqual([1_000]);
});

it('runs a limited number at once over all hosts', async () => {
  const { queue } = queueOf(3);
  const doors = Array.from({ length: 10 }, gate);
  let running = 0;
  let most = 0;
  const runs = doors.map((door, index) =>
    queue.run(`h${index}.example`, 'guarded', async () => {
      most = Math.max(most, ++running);
      await door.opened;
      running--;
    }),
  );
  await settle();
  expect(running).toBe(3);
  for (const door of doors) {
    door.open();
    await settle();
  }
  await Promise.all(runs);
  expect(most).toBe(3);
});

it('gives a place back when a task fails', async () => {
  const { queue } = queueOf(1);
  for (let turn = 0; turn < 3; turn++) {
    await expect(
      queue.run('a.example', 'guarded', async () => {
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
  }
  expect(await queue.run('a.example', 'guarded', async () => 'fine')).toBe('fine');
});

it('does not pause any more once released', async () => {
  const { clock, queue } = queueOf();
  await queue.run('a.example', 'guarded', async () => {});
  queue.release();
  await queue.run('a.example', 'guarded', async () => {});
  expect(clock.slept).toEqual([]);
});

it('keeps the longer pause that a request asks for', async () => {
  const { clock, queue } = queueOf();
  const starts: number[] = [];
  const visit = async () => {
    starts.push(clock.now());
  };
  for (let n = 0; n < 3; n++) await queue.run('a.example', 'guarded', visit, 5_000);
  await queue.run('a.example', 'guarded', visit);
  expect(starts.map((at) => at - starts[0]!)).toEqual([0, 5_000, 10_000, 15_000]);
});

it('leaves a held host alone, and no other', async () => {
  const { clock, queue } = queueOf();
  const starts: Record<string, number> = {};
  const visit = (name: string) =>
    queue.run(name, 'api', async () => {
      starts[name] = clock.now();
    });
  const begin = clock.now();
  queue.hold('a.example', 30_000);
  await visit('b.example');
  await visit('a.example');
  expect(starts).toEqual({ 'b.example': begin, 'a.example': begin + 30_000 });
});

it('holds back also those whose turn was already set', async () => {
  const { clock, queue } = queueOf();
  const begin = clock.now();
  const start = async () => clock.now() - begin;
  await queue.run('a.example', 'api', start);
  // Its turn is a second later; while it waits for it, the host asks for more.
  const second = queue.run('a.example', 'api', start);
  queue.hold('a.example', 60_000);
  expect(await second).toBeGreaterThanOrEqual(60_000);
});

it.each([-365 * DAY, -10 * MINUTE, 365 * DAY])(
  'a date that leaps by %i ms changes no pause',
  async (leap) => {
    const machine = { date: 1_000_000, passed: 5_000 };
    const slept: number[] = [];
    const clock: Clock = {
      now: () => machine.date,
      monotonic: () => machine.passed,
      sleep: async (ms) => {
        slept.push(ms);
        machine.passed += ms;
        machine.date += ms;
      },
    };
    const queue = createHostQueue({ clock, gapMs: 1_000, total: 8 });
    await queue.run('a.example', 'guarded', async () => {});
    queue.hold('a.example', 2_000);
    machine.date += leap;
    await queue.run('a.example', 'guarded', async () => {});
    expect(slept).toEqual([2_000]);
  },
);

it('ends a pause that is under way when it is released', async () => {
  const clock: Clock = {
    now: () => 1_000_000,
    sleep: (_ms, signal) => new Promise((resolve) => signal!.addEventListener('abort', () => resolve())),
  };
  const queue = createHostQueue({ clock, gapMs: 1_000, total: 8 });
  queue.hold('a.example', 60_000);
  const waiting = queue.run('a.example', 'guarded', async () => 'ran');
  await settle();
  queue.release();
  expect(await waiting).toBe('ran');
});
