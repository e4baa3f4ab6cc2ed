import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import type { Message } from '../../src/messages/message.ts';
import { everyMessage } from './every-message.ts';

/** Each message as a person reads it in a plain terminal of 100 columns, its one-line summary above it. */
function asRead(messages: readonly Message[]): string {
  let number = 0;
  const texts = messages.map((message) => {
    const look = { color: false, width: 100, numberButton: () => ++number };
    return `summary (${message.mood}): ${message.summary}\n\n${renderTerminal(message, look)}\n`;
  });
  return texts.join('\n\n');
}

describe.each(languageTags)('what people read in %s', (language) => {
  for (const [name, messages] of everyMessage(language)) {
    test(name, async () => {
      const path = join(import.meta.dirname, `../golden/messages/${language}/${name}.txt`);
      const text = asRead(messages);
      await expect(text).toMatchFileSnapshot(path);
      // `24 nov.` ends a sentence with its own full stop.
      expect(text).not.toMatch(/\p{L}\.\.(?!\.)/u);
    });
  }
});
