import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linkCards } from '../../src/adapters/card-links.ts';
import { createLocalRenderer } from '../../src/adapters/chart-image/local.ts';
import { pagesOf } from '../../src/adapters/discord/body.ts';
import { createPresses } from '../../src/adapters/discord/custom-id.ts';
import { localizeCommands } from '../../src/adapters/discord/localize-commands.ts';
import { commands } from '../../src/commands/index.ts';
import { everyMessage } from '../../tests/messages/every-message.ts';
import { discordHtml } from './page.ts';

/**
 * Writes every message as a page that looks like Discord, to look at in a browser:
 * `npx tsx tools/discord-page/index.ts <folder> [en|fr] [phone]`.
 */
const [folder, language, width] = process.argv.slice(2);
if (!folder) throw new Error('which folder?');
const charts = createLocalRenderer();
const look = {
  drawChart: charts.render,
  presses: createPresses(Date.now),
  localize: (message: Parameters<typeof localizeCommands>[0]) =>
    linkCards(localizeCommands(message, commands), () => undefined),
};
await mkdir(folder, { recursive: true });
for (const [name, messages] of everyMessage(language ?? 'en')) {
  const pages = [];
  for (const message of messages) pages.push(...(await pagesOf(message, look)));
  await writeFile(join(folder, `${name}.html`), discordHtml(pages, width === 'phone'));
}
await charts.close();
