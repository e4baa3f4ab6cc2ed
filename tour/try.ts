import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { type LocalBot, startInProcess, type TerminalLook } from '../play/bot/in-process.ts';
import { play } from '../play/player.ts';
import { readScenario, type TimedStep } from '../play/read/index.ts';
import { converse } from '../src/adapters/terminal/converse.ts';

const OUT = join('out', 'tour');
const write = (text: string) => void process.stdout.write(text);

/** `npm run try`: the whole bot over a sample week, with no account, no key and no internet. */
async function main(): Promise<void> {
  await rm(OUT, { recursive: true, force: true });
  const scenario = await readScenario(fileURLToPath(new URL('week.yml', import.meta.url)));
  const prompt = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : null;
  const look: TerminalLook = {
    write,
    ask: prompt ? (question) => prompt.question(question) : null,
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
    width: Math.min(process.stdout.columns ?? 100, 110),
  };
  let local: LocalBot | null = null;
  try {
    await play(scenario, {
      folder: OUT,
      startBot: async (setup, observe) => {
        local = await startInProcess(setup, observe, look);
        return local;
      },
      audience: {
        shown: () => {},
        step: showStep,
        warn: (text) => void process.stderr.write(`${text}\n`),
      },
      afterwards: async (clock) => {
        if (!prompt || !local?.bot.terminal) return;
        write('\nThe week is over; the bot is yours. The clock goes on at its usual pace.\n');
        clock.letRun();
        local.clock.letRun();
        local.bot.scheduler.start();
        await converse(local.bot.terminal, 'en', (question) => prompt.question(question));
      },
    });
  } finally {
    prompt?.close();
  }
}

function showStep(step: TimedStep, typed: string | null): void {
  if ('narrate' in step) write(`\n--- ${step.narrate}\n`);
  if ('type' in step) write(`\n#${step.in} · ${step.as} types\n> ${typed ?? step.type}\n`);
  if ('press' in step) write(`\n#${step.in} · ${step.as} presses ${step.press}\n`);
}

await main();
