import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';

/** `npm start`: the bot from its bundle; stack traces point at the sources. */
process.setSourceMapsEnabled(true);
const folder = await bundle();
const { main } = await import(pathToFileURL(join(folder, 'bot.mjs')).href);
await main();
