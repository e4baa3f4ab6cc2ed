import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { converse } from '../src/adapters/terminal/converse.ts';
import { createBot } from '../src/bot.ts';
import { readConfig } from '../src/config/config.ts';
import { createLog } from '../src/config/log.ts';
import { onlySources } from '../src/config/source-options.ts';
import { createSimulatedClock } from './clock.ts';
import { WEEK_START } from './generate.ts';
import { playWeek } from './story.ts';
import { openWorld } from './world.ts';

const OUT = join('out', 'tour');

/** `npm run try`: the whole bot over a sample week, with no account, no key and no internet. */
async function main(): Promise<void> {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(join(OUT, 'import'), { recursive: true });
  await copyFile(new URL('sample/reviews.csv', import.meta.url), join(OUT, 'import', 'reviews.csv'));
  const clock = createSimulatedClock(WEEK_START + 30 * 60_000);
  const world = await openWorld(clock);
  const read = readConfig({
    EARSHOT_DATABASE: join(OUT, 'earshot.db'),
    EARSHOT_CHART_DIR: join(OUT, 'charts'),
    EARSHOT_IMPORT_DIR: join(OUT, 'import'),
    EARSHOT_ALLOW_PRIVATE: world.hosts.join(','),
    EARSHOT_HACKER_NEWS_BASE_URL: world.addresses['hacker-news'],
    EARSHOT_HACKER_NEWS_FIREBASE_URL: world.addresses['hacker-news'],
    EARSHOT_HTTP_PORT: 'off',
    ...onlySources('feed', 'hacker-news'),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const log = createLog('warn', [], (line) => process.stderr.write(line));
  const prompt = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : null;
  const bot = await createBot({
    config: read.config,
    clock,
    log,
    onFatal: (message) => {
      throw new Error(message);
    },
    terminal: {
      write: (text) => process.stdout.write(text),
      ask: prompt ? (question) => prompt.question(question) : null,
      color: process.stdout.isTTY === true && !process.env.NO_COLOR,
      width: Math.min(process.stdout.columns ?? 100, 110),
    },
  });
  try {
    await playWeek(bot, clock, world, (text) => process.stdout.write(text));
    if (prompt && bot.terminal) {
      process.stdout.write('\nThe week is over; the bot is yours. The clock goes on at its usual pace.\n');
      clock.letRun();
      bot.scheduler.start();
      await converse(bot.terminal, 'en', (question) => prompt.question(question));
    }
  } finally {
    prompt?.close();
    await bot.stop();
    await world.close();
  }
}

await main();
