import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, THREADS } from '../../tools/bundle/bundle.mjs';
import type { BotHost, BotSetup, Observer } from './host.ts';
import type { Answer, Order } from './wire.ts';

type Asked = Order extends infer Each ? (Each extends Order ? Omit<Each, 'id'> : never) : never;
type Done = Extract<Answer, { done: number }>;

const BUNDLED_CHILD = fileURLToPath(new URL('bundled-child.mjs', import.meta.url));
/** Started from a bundle, because a scenario may start it often. */
const CHILD = {
  name: 'play',
  entries: { child: 'play/bot/child.ts', ...THREADS },
  watched: ['play', 'src'],
};

/** A bot in a process of its own: `kill` is the kill -9 of the system, without any warning to the bot. */
export async function startInOwnProcess(setup: BotSetup, observe: Observer): Promise<BotHost> {
  const child = fork(BUNDLED_CHILD, [join(await bundle(CHILD), 'child.mjs')], {
    execArgv: ['--enable-source-maps'],
    // Pipes of its own: what it prints is no message of the bot.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ask = correspondence(child, observe);
  const { port = null } = await ask({ what: 'start', setup });
  let ended = false;
  const end = async (how: () => unknown) => {
    if (ended) return;
    ended = true;
    const exited = once(child, 'exit');
    await how();
    await exited;
  };
  return {
    port,
    moveTo: async (now) => void (await ask({ what: 'move', now })),
    tick: async () => void (await ask({ what: 'tick' })),
    type: async (who, line) => void (await ask({ what: 'type', who, line })),
    press: async (who, button) => void (await ask({ what: 'press', who, button })),
    outcome: async () => (await ask({ what: 'outcome' })).outcome!,
    stop: () =>
      end(async () => {
        await ask({ what: 'stop' });
        child.disconnect();
      }),
    kill: () => end(() => child.kill('SIGKILL')),
  };
}

/** Orders go one way and their ends come back; a process that dies ends all that is open. */
function correspondence(child: ChildProcess, observe: Observer) {
  const open = new Map<
    number,
    { resolve(result: NonNullable<Done['result']>): void; reject(error: Error): void }
  >();
  let orders = 0;
  child.on('message', (answer: Answer) => {
    if ('shown' in answer) return observe(answer.shown);
    const order = open.get(answer.done);
    open.delete(answer.done);
    if (answer.error === undefined) order?.resolve(answer.result ?? {});
    else order?.reject(new Error(answer.error));
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of open.values())
      reject(new Error(`the bot's process has ended (${signal ?? code})`));
    open.clear();
  });
  return (order: Asked) =>
    new Promise<NonNullable<Done['result']>>((resolve, reject) => {
      const id = ++orders;
      open.set(id, { resolve, reject });
      child.send({ ...order, id }, (error) => error && reject(error));
    });
}
