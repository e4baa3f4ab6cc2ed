import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkCards } from '../../../src/adapters/card-links.ts';
import { renderSlack } from '../../../src/adapters/slack/render.ts';
import { viewBlocks } from '../../../src/adapters/slack/view-blocks.ts';
import { languageTags } from '../../../src/messages/languages/index.ts';
import type { Message } from '../../../src/messages/message.ts';
import { blockFaults, wordsIn } from '../../fakes/slack/check-blocks.ts';
import { everyMessage } from '../../messages/every-message.ts';
import { runs } from '../../runs.ts';

/** The message as Slack gets it: the text for notifications, a line per block, and what is uploaded as a picture. */
function asSent(message: Message): string {
  const { parts, pictures } = renderSlack(linkCards(message, () => undefined));
  return [
    ...parts.flatMap(({ text, blocks }, nth) => [
      `${nth === 0 ? 'message' : 'below'}: ${text}`,
      ...blocks.map((block) => `  ${JSON.stringify(block)}`),
    ]),
    ...pictures.map(({ title }) => `picture: ${title}`),
  ].join('\n');
}

function faultsOf(message: Message): string[] {
  return [
    ...renderSlack(message).parts.flatMap(({ text, blocks }) => [
      ...blockFaults(blocks, 'message'),
      ...(wordsIn(blocks) > 12_000 ? ['more than 12,000 characters'] : []),
      ...(text.length === 0 || text.length > 4_000 ? [`a text of ${text.length}`] : []),
      ...(/[<>]|&(?!amp;|lt;|gt;)/.test(text) ? ['a text that is parsed'] : []),
    ]),
    ...blockFaults(viewBlocks(message), 'view'),
  ];
}

describe.each(languageTags)('every message in %s', (language) => {
  for (const [name, messages] of everyMessage(language)) {
    test(name, async () => {
      for (const message of messages) expect(faultsOf(message)).toEqual([]);
      const path = join(import.meta.dirname, `../../golden/slack/${language}/${name}.txt`);
      await expect(`${messages.map(asSent).join('\n\n')}\n`).toMatchFileSnapshot(path);
    });
  }
});

/** Words that strangers write, or that grow: each takes the place of a text of a real message. */
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('', ' ', '<!channel> <@U0MAPLE> *b* `c` &amp;', ':tada:', '\u202edlrow', 'a\nb\n\nc'),
  fc.integer({ min: 100, max: 6_000 }).map((length) => 'wide '.repeat(length / 5)),
);

/** The same message with one text in `every` replaced; kinds, ids and addresses stay what they are. */
function rewritten(message: Message, texts: readonly string[], every: number): Message {
  let nth = 0;
  const swap = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') {
      if (FIXED.has(name)) return value;
      nth += 1;
      return nth % every === 0 ? texts[nth % texts.length] : value;
    }
    if (Array.isArray(value)) return value.map((element) => swap(element, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, swap(field, key)]));
  };
  return swap(message, 'message') as Message;
}
const FIXED = new Set([
  'kind',
  'language',
  'mood',
  'verb',
  'arg',
  'platform',
  'tone',
  'what',
  'unit',
  'style',
]);

test.each(languageTags)(
  'every message in %s with any words in any place is one that Slack takes',
  (language) => {
    const messages = [...everyMessage(language).values()].flat();
    expect(messages.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(
        fc.constantFrom(...messages),
        fc.array(words, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 6 }),
        (message, texts, every) => {
          expect(faultsOf(rewritten(message, texts, every))).toEqual([]);
        },
      ),
      { numRuns: runs(150) },
    );
  },
);
