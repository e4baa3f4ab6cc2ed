import type { Language } from '../../listening/channel.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { YOU } from './inbound.ts';
import type { Terminal } from './index.ts';
import type { Prompt } from './prompt.ts';

/** Reads lines and runs them until somebody leaves. @param channel where the person begins */
export async function converse(
  terminal: Terminal,
  language: Language,
  prompt: Prompt,
  channel = 'general',
): Promise<void> {
  let here = channel;
  const { begin, you } = copyOf(language).terminal;
  const person = { platform: 'terminal' as const, id: YOU, name: you };
  prompt.write(`\n${begin}\n`);
  while (!prompt.isClosed()) {
    prompt.write('\n');
    const line = await prompt.ask(`#${here}> `);
    if (line === null) continue;
    const next = await terminal.type(line, person, here);
    if (next === 'leave') return;
    if (next !== 'go on') here = next.channel;
  }
}
