import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createLocalRenderer } from '../../src/adapters/chart-image/local.ts';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import type { Alert } from '../../src/listening/alerts/alert.ts';
import { alertCard, alertEvidence } from '../../src/messages/alerts/alert.ts';
import type { Message } from '../../src/messages/message.ts';

/** Some folder outside the repository, for those who want to look at the charts. */
const PICTURES = process.env.PICTURES;

/** The alert's card and evidence must read as `tests/golden/alerts/<name>.txt`. */
export async function expectAsPosted(alert: Alert, name: string): Promise<void> {
  const locale = { language: 'en', timeZone: 'Europe/Paris' } as const;
  const messages = [alertCard(alert, 'Kestrelbox', locale), alertEvidence(alert, 'Kestrelbox', locale)];
  if (PICTURES) await drawCharts(messages, join(PICTURES, `alert-${name}`));
  const text = messages
    .map((message) => renderTerminal(message, { color: false, width: 100, numberButton: () => 0 }))
    .join('\n\n')
    .replace(/item\/post-\d+/g, 'item/post');
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, `../golden/alerts/${name}.txt`));
}

async function drawCharts(messages: readonly Message[], path: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  const renderer = createLocalRenderer();
  const charts = messages.flatMap(({ elements }) => elements).filter((element) => element.kind === 'chart');
  for (const [index, { chart }] of charts.entries()) {
    const drawn = await renderer.render(chart);
    if (drawn) await writeFile(`${path}-${index}.png`, drawn);
  }
}
