import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, ROOT } from './bundle.mjs';
import { bundleProblem, installProblem } from './installed.mjs';

/** Until the program looks after signals itself, Ctrl-C ends the process without a word. */
const quit = () => process.exit(130);

/**
 * Loads `main` of a bundle, made when it is old; stack traces point at the sources. What is wrong with the machine ends
 * the process with a sentence that says what to type.
 */
export async function launch(entry, options = {}) {
  process.once('SIGINT', quit);
  const problem = installProblem(options.root || ROOT);
  if (problem !== null) return refuse(problem);
  process.setSourceMapsEnabled(true);
  const folder = await bundle(options).catch((error) => {
    const reason = bundleProblem(error);
    if (reason === null) throw error;
    return refuse(reason);
  });
  const { main } = await import(pathToFileURL(join(folder, `${entry}.mjs`)).href);
  // While a module loads nothing else runs: a Ctrl-C of that time is heard only in the next whole turn of the event loop,
  // and would be lost with its listener. The first of these ends the turn that goes on now.
  await new Promise((heard) => setImmediate(() => setImmediate(heard)));
  process.off('SIGINT', quit);
  return main;
}

function refuse(problem) {
  process.stderr.write(`Earshot cannot start: ${problem}\n`);
  process.exit(1);
}
