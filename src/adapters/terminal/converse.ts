import type { Language } from '../../listening/channel.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import type { Terminal } from './index.ts';

/** The prompt: reads lines and runs them until somebody leaves. */
export async function converse(
  terminal: Terminal,
  language: Language,
  ask: (question: string) => Promise<string>,
): Promise<void> {
  let channel = 'general';
  const person = { platform: 'terminal' as const, id: 'you', name: 'you' };
  process.stdout.write(`\n${copyOf(language).terminal.begin}\n`);
  for (;;) {
    let line: string;
    try {
      line = await ask(`\n#${channel}> `);
    } catch {
      return;
    }
    const next = await terminal.type(line, person, channel);
    if (next === 'leave') return;
    if (next !== 'go on') channel = next.channel;
  }
}
