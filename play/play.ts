import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startInProcess } from './bot/in-process.ts';
import { startInOwnProcess } from './bot/own-process.ts';
import { endLine, messageLine } from './lines.ts';
import { play } from './player.ts';
import { BadScenario, readScenario } from './read/index.ts';

const USAGE = 'Usage: npm run play -- <file.yml>';

interface Streams {
  out(line: string): void;
  error(line: string): void;
}

/** `npm run play -- <file.yml>`. @returns the exit code */
export async function main(args: readonly string[], { out, error }: Streams): Promise<number> {
  const [path, ...more] = args;
  if (path === undefined || more.length > 0) {
    error(USAGE);
    return 1;
  }
  try {
    const scenario = await readScenario(path);
    const isKilled = scenario.steps.some((step) => 'restart' in step && step.restart === 'kill');
    const outcome = await play(scenario, {
      startBot: isKilled ? startInOwnProcess : startInProcess,
      audience: {
        shown: (at, shown) => out(messageLine(at, shown)),
        warn: error,
        // What did not come to pass is the scenario's finding, not a fault of its file.
        failed: error,
      },
    });
    out(endLine(outcome));
    return 0;
  } catch (failure) {
    if (!(failure instanceof BadScenario)) throw failure;
    failure.lines.forEach(error);
    return 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Whoever reads along has seen enough.
  process.stdout.on('error', () => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  process.exitCode = await main(process.argv.slice(2), {
    out: (line) => void process.stdout.write(`${line}\n`),
    error: (line) => void process.stderr.write(`${line}\n`),
  });
}
