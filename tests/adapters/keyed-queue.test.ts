import { expect, test } from 'vitest';
import { createKeyedQueue } from '../../src/adapters/keyed-queue.ts';

function gate(): { open: () => void; passed: Promise<void> } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

test('work of a key runs one by one in order, other keys do not wait, failures are their own', async () => {
  const inTurn = createKeyedQueue();
  const log: string[] = [];
  const slow = gate();
  const first = inTurn('a', async () => {
    log.push('a1 begins');
    await slow.passed;
    log.push('a1 fails');
    throw new Error('a1');
  });
  const second = inTurn('a', async () => {
    log.push('a2');
    return 2;
  });
  expect(await inTurn('b', async () => log.push('b'))).toBe(2);
  expect(log).toEqual(['a1 begins', 'b']);
  slow.open();
  await expect(first).rejects.toThrow('a1');
  expect(await second).toBe(2);
  expect(log).toEqual(['a1 begins', 'b', 'a1 fails', 'a2']);
});

test('a key that was idle is taken up again, never twice at once', async () => {
  const inTurn = createKeyedQueue();
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
  };
  for (let round = 0; round < 50; round++) {
    const done = inTurn('a', work);
    // Half of the time the queue has just become idle, half of the time it is about to.
    if (round % 2 === 0) await done;
    else void done.then(() => inTurn('a', work));
  }
  await inTurn('a', work);
  expect(most).toBe(1);
});
