import { main } from '../../src/bot.ts';

/** The bot as it is started, but with the platforms' APIs on this machine. */
await main(JSON.parse(process.argv[2]!));
