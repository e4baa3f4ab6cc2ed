import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalBot, startInProcess } from '../play/bot/in-process.ts';
import { play } from '../play/player.ts';
import { readScenario } from '../play/read/index.ts';
import { converse } from '../src/adapters/terminal/converse.ts';
import { createPrompt, type Prompt } from '../src/adapters/terminal/prompt.ts';
import { shortShow } from './short.ts';
import type { Show } from './show.ts';
import { wholeShow } from './whole.ts';

const OUT = join('out', 'tour');
const USAGE = 'Usage: npm run try [-- --all]';

/**
 * `npm run try`: the whole bot over sample days; `--all` shows everything of a week.
 * @param folder where the scenarios and their posts are
 * @returns the exit code
 */
export async function main(folder: string, args: readonly string[]): Promise<number> {
  if (args.some((argument) => argument !== '--all') || args.length > 1) {
    process.stderr.write(`${USAGE}\n`);
    return 1;
  }
  // Whoever reads along has seen enough.
  process.stdout.on('error', () => process.exit(0));
  const onSignal = () => process.exit(130);
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  let prompt: Prompt | null = null;
  const write = (text: string): void => void (prompt ?? process.stdout).write(text);
  await rm(OUT, { recursive: true, force: true });
  const show: Show = args.includes('--all') ? wholeShow(write) : shortShow(write);
  let local: LocalBot | null = null;
  await play(await readScenario(join(folder, show.file)), {
    folder: OUT,
    startBot: async (setup, observe) => {
      const bot = await startInProcess(
        setup,
        (shown) => {
          show.observe?.(shown);
          observe(shown);
        },
        {
          write: (text) => show.write(text),
          prints: show.prints,
          ask: async (question) => prompt?.ask(question) ?? null,
          color: process.stdout.isTTY === true && !process.env.NO_COLOR,
          width: Math.min(process.stdout.columns ?? 100, 110),
        },
      );
      local = {
        ...bot,
        moveTo: (now) => {
          show.passes?.(now);
          return bot.moveTo(now);
        },
      };
      return local;
    },
    audience: { shown: () => {}, step: show.step, warn: (text) => void process.stderr.write(`${text}\n`) },
    afterwards: async (clock) => {
      show.end(process.stdin.isTTY === true);
      const terminal = local?.bot.terminal;
      if (!process.stdin.isTTY || !local || !terminal) return;
      process.off('SIGINT', onSignal);
      clock.letRun();
      local.clock.letRun();
      local.bot.scheduler.start();
      const ended = new AbortController();
      prompt = createPrompt(process.stdin, process.stdout, () => ended.abort());
      const left = new Promise<void>((resolve) => ended.signal.addEventListener('abort', () => resolve()));
      await Promise.race([converse(terminal, 'en', prompt, 'support'), left]);
      prompt.close();
    },
  });
  return 0;
}
