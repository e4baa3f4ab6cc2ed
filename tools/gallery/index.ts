import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLocalRenderer } from '../../src/adapters/chart-image/local.ts';
import { commands } from '../../src/commands/index.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import type { Message } from '../../src/messages/message.ts';
import { wordsOfMessage } from '../../tests/messages/count-words.ts';
import { everyMessage } from '../../tests/messages/every-message.ts';
import { escapeHtml } from './html.ts';
import { findChromium, startPhotographer } from './pictures.ts';
import { VIEWS } from './views.ts';

/**
 * Every message and form as pages to look at, in each language and each way in which people see the bot, and pictures of
 * them where there is a Chromium: `npm run gallery`, `npm run gallery -- alert-new digest --lang fr --view slack-phone`.
 * Words that follow are beginnings of the names of what to draw.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: join('out', 'gallery') },
    lang: { type: 'string', multiple: true, default: [...languageTags] },
    view: { type: 'string', multiple: true, default: VIEWS.map(({ name }) => name) },
    'no-pictures': { type: 'boolean', default: false },
  },
});

const views = VIEWS.filter(({ name }) => values.view.includes(name));
const wanted = (name: string) =>
  positionals.length === 0 || positionals.some((word) => name.startsWith(word));
const { out } = values;
await rm(out, { recursive: true, force: true });
const charts = createLocalRenderer();
const chromium = values['no-pictures'] ? null : findChromium();
const photographer = chromium === null ? null : await startPhotographer(chromium);
/** A row of the index for each name of a page: its words, and where each view of it is. */
const rows: string[] = [];
let pages = 0;
try {
  for (const language of values.lang) {
    for (const view of views) await mkdir(join(out, language, view.name), { recursive: true });
    for (const [name, messages] of everyMessage(language)) {
      if (!wanted(name)) continue;
      await put(language, name, wordsOf(messages), (view) => view.messages(name, messages, charts.render));
    }
    for (const definition of commands) {
      const name = `form-${definition.verb}`;
      if (definition.args.length === 0 || !wanted(name)) continue;
      await put(language, name, '', (view) => view.form(name, definition, language));
    }
  }
  await writeFile(join(out, 'index.html'), indexPage());
} finally {
  await photographer?.close();
  await charts.close();
}
const drawn = photographer
  ? ', each with a picture'
  : ' (no pictures: no Chromium was found, or none was wanted)';
console.log(`${pages} pages${drawn}. Begin with ${join(out, 'index.html')}`);

async function put(
  language: string,
  name: string,
  words: string,
  draw: (view: (typeof VIEWS)[number]) => Promise<string>,
): Promise<void> {
  const links: string[] = [];
  for (const view of views) {
    const page = join(out, language, view.name, `${name}.html`);
    await writeFile(page, await draw(view));
    pages += 1;
    const height = await photographer?.photograph(page, page.replace(/html$/, 'png'), view.width);
    const shown = height === undefined ? '' : ` ${height} px`;
    links.push(`<a href="${language}/${view.name}/${name}.html">${view.name}</a>${shown}`);
  }
  rows.push(
    `<tr><td>${language}</td><td>${escapeHtml(name)}</td><td>${words}</td><td>${links.join(' · ')}</td></tr>`,
  );
}

/** Of each message of a page: its words before the buttons, and all of them. */
function wordsOf(messages: readonly Message[]): string {
  return messages
    .map((message) => `${wordsOfMessage(message, { until: 'buttons' })}/${wordsOfMessage(message)}`)
    .join(', ');
}

function indexPage(): string {
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>
body { font: 15px/1.5 sans-serif; margin: 24px; } td, th { padding: 3px 12px 3px 0; text-align: left; vertical-align: top; }</style>
<h1>What people read</h1><p>Words of each message before its buttons / in all; height of each page.</p>
<table><tr><th>language</th><th>page</th><th>words</th><th>views</th></tr>${rows.join('\n')}</table>`;
}
