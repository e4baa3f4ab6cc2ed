import { describe, expect, test } from 'vitest';
import { linkCards } from '../../../src/adapters/card-links.ts';
import { requestOf } from '../../../src/adapters/discord/body.ts';
import type { Component } from '../../../src/adapters/discord/controls.ts';
import { createPresses } from '../../../src/adapters/discord/custom-id.ts';
import { localizeCommands } from '../../../src/adapters/discord/localize-commands.ts';
import type { MessagePage } from '../../../src/adapters/discord/pages.ts';
import { renderDiscord } from '../../../src/adapters/discord/render.ts';
import { commands } from '../../../src/commands/index.ts';
import { languageTags } from '../../../src/messages/languages/index.ts';
import type { Message } from '../../../src/messages/message.ts';
import { messageProblems } from '../../fakes/discord/validate.ts';
import { everyMessage } from '../../messages/every-message.ts';
import { PNG } from './bot.ts';

const { idOf } = createPresses(() => 0);
const ids = new Map([
  ['earshot', '930000000000000001'],
  ['earshot-admin', '930000000000000002'],
  ['earshot-posts', '930000000000000003'],
]);
const pagesOf = (message: Message, drawn: boolean) =>
  renderDiscord(
    linkCards(localizeCommands(message, commands, ids), () => undefined),
    { pictureOf: () => (drawn ? PNG : null), idOf },
  );

/** A page as one reads it: text as Discord gets it, controls with what they do, pictures with their words. */
function readable({ components, pings }: MessagePage): string {
  return [
    ...components.map(shown),
    ...(pings.length > 0 ? [`(notifies ${pings.map(({ id }) => id).join(', ')})`] : []),
  ].join('\n');
}

function shown(component: Component): string {
  const { type, components, content, label, style, custom_id, url, placeholder, options, items } = component;
  const within = () => (components ?? []).map(shown);
  switch (type) {
    case 1:
      return within().join(' ');
    case 2:
      return `[${label}](${style} ${custom_id ?? url})`;
    case 3:
      return `[${placeholder} ▾](${custom_id}: ${(options as { label: string; value: string }[])
        .map((option) => `${option.value} “${option.label}”`)
        .join(', ')})`;
    case 9:
      return [...within(), shown(component.accessory!)].join('\n');
    case 10:
      return String(content);
    case 12:
      return `(picture: ${(items as { description: string }[])[0]!.description})`;
    case 14:
      return '────';
    case 17:
      return [`┌ ${String(component.accent_color ?? 'plain')}`, ...within()].join('\n');
    default:
      throw new Error(`component ${type}`);
  }
}

describe.each(languageTags)('every message on Discord (%s)', (language) => {
  test.each([...everyMessage(language)])('%s', async (name, messages) => {
    const lines: string[] = [];
    for (const message of messages) {
      for (const drawn of [true, false])
        for (const page of pagesOf(message, drawn)) {
          const { body, files } = requestOf(page);
          const uploaded = files.map((_, nth) => `files[${nth}]`);
          expect(messageProblems(body, uploaded)).toEqual([]);
          if (drawn) lines.push(readable(page), '');
        }
    }
    await expect(lines.join('\n')).toMatchFileSnapshot(`../../golden/discord/${language}/${name}.txt`);
  });
});
