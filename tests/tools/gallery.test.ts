import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { copyOf } from '../../src/messages/languages/copy.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import { VIEWS } from '../../tools/gallery/views.ts';
import { everyMessage } from '../messages/every-message.ts';

const noPicture = async () => null;
const words = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** Without white space and marks of a platform, by which the same words differ. */
const bare = (text: string) => text.replace(/[\s\\*`]/gu, '');

describe.each(languageTags)('the gallery in %s', (language) => {
  test.each([...VIEWS])('$name shows every message', async (view) => {
    for (const [name, messages] of everyMessage(language)) {
      const page = bare(words(await view.messages(name, messages, noPicture)));
      // Discord groups commands: their names differ there.
      for (const { elements } of messages)
        for (const element of elements)
          if (element.kind === 'heading' && !element.text.startsWith('/earshot'))
            expect(page, name).toContain(bare(element.text));
    }
  });

  test.each([...VIEWS])('$name shows every form', async (view) => {
    for (const definition of commands) {
      const [first] = definition.args;
      if (!first?.required) continue;
      const page = words(await view.form(definition.verb, definition, language));
      const { target, args } = copyOf(language).commands[definition.verb]!;
      const names = [target, args[first.name]].filter((name) => name !== undefined && name !== '');
      expect(
        names.some((name) => page.toLowerCase().includes(name!.toLowerCase())),
        definition.verb,
      ).toBe(true);
    }
  });
});

test('moments are shown as a client of the language shows them', async () => {
  const discord = VIEWS.find(({ name }) => name.startsWith('discord'))!;
  const page = await discord.messages('digest', everyMessage('fr').get('digest-daily')!, noPicture);
  expect(page).toContain('dim. 22 nov.');
  expect(page).not.toContain('Sun, Nov');
});
