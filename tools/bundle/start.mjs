import { launch } from './launch.mjs';

/** `npm start`: the bot from its bundle. */
const main = await launch('bot');
await main();
