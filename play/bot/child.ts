import type { BotHost } from './host.ts';
import { startInProcess } from './in-process.ts';
import type { Answer, Order } from './wire.ts';

/** The bot of a scenario in a process of its own, so that it can be killed. It does what its parent asks. */
let bot: BotHost | null = null;

const send = (answer: Answer): void => {
  process.send?.(answer);
};

async function obey(order: Order): Promise<Extract<Answer, { done: number }>['result']> {
  if (order.what === 'start') {
    bot = await startInProcess(order.setup, (shown) => send({ shown }));
    return { port: bot.port };
  }
  if (!bot) throw new Error('the bot has not been started');
  switch (order.what) {
    case 'tick':
      return void (await bot.tick());
    case 'move':
      return void (await bot.moveTo(order.now));
    case 'type':
      return void (await bot.type(order.who, order.line));
    case 'press':
      return void (await bot.press(order.who, order.button));
    case 'outcome':
      return { outcome: await bot.outcome() };
    case 'stop':
      return void (await bot.stop());
  }
}

process.on('message', (order: Order) => {
  obey(order).then(
    (result) => send({ done: order.id, result }),
    (error: unknown) =>
      send({
        done: order.id,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  );
});
// Ctrl-C reaches both; the parent decides.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
