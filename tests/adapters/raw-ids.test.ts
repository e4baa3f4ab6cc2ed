import { describe, expect, test } from 'vitest';
import { linkCards } from '../../src/adapters/card-links.ts';
import { localizeCommands } from '../../src/adapters/discord/localize-commands.ts';
import { renderDiscord } from '../../src/adapters/discord/render.ts';
import { renderSlack } from '../../src/adapters/slack/render.ts';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import { commands } from '../../src/commands/index.ts';
import { channelNameOf } from '../../src/messages/channel-name.ts';
import { named } from '../../src/messages/foreign.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import { type Message, plain, type Text } from '../../src/messages/message.ts';
import { channelRun } from '../../src/messages/runs.ts';
import { everyMessage } from '../messages/every-message.ts';

/** Ids as Slack, Discord and we make them. */
const RAW =
  /(?<![\w/])(?:[UWCGDST]0[A-Z0-9]{5,}|\d{15,21}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\w/])/g;

/** What a person reads in a message of Slack: elements of Slack's own stand for a name there. */
function wordsOfSlack(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['text', 'fallback', 'title'].includes(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => wordsOfSlack(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => wordsOfSlack(inner, name));
}

/** The same for Discord, whose own elements are written in its markdown. */
function wordsOfDiscord(value: unknown, key = ''): string[] {
  if (typeof value === 'string')
    return ['content', 'label', 'placeholder', 'description'].includes(key)
      ? [value.replace(/<(?:#|@!?|@&|t:|\/[\w -]+:)\d+(?::\w)?>/g, '')]
      : [];
  if (Array.isArray(value)) return value.flatMap((item) => wordsOfDiscord(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => wordsOfDiscord(inner, name));
}

function shown(message: Message): string[] {
  const slack = renderSlack(linkCards(message, () => undefined)).parts;
  const ids = new Map([['earshot', '930000000000000001'] as const]);
  const localized = linkCards(localizeCommands(message, commands, ids), () => undefined);
  const discord = renderDiscord(localized, { pictureOf: () => null, idOf: (_, nth) => String(nth ?? 0) });
  const terminal = renderTerminal(message, { color: false, width: 100, numberButton: () => 1 });
  return [
    message.summary,
    ...wordsOfSlack(slack),
    ...discord.flatMap(({ components }) => wordsOfDiscord(components)),
    terminal.replace(/https?:\/\/\S+/g, ''),
  ];
}

describe.each(languageTags)('nobody reads an id in %s', (language) => {
  test.each([...everyMessage(language)])('%s', (_, messages) => {
    for (const message of messages)
      expect(shown(message).flatMap((text) => text.replace(/https?:\/\/\S+/g, '').match(RAW) ?? [])).toEqual(
        [],
      );
  });
});

test.each([
  ['slack', 'U0MAPLE1', 'C0PRIVATE'],
  ['discord', '940000000000000001', '920000000000000001'],
] as const)('nor one that stands where a name of %s is not known', (platform, person, channel) => {
  const ref = { platform, home: 'H', channel };
  const text: Text = [
    { person: named({ platform, id: person, name: person }) },
    ' ',
    { person: named({ platform, id: person, name: `@${person}` }) },
    ' ',
    channelRun({ ref, name: channel }),
    ' ',
    channelNameOf(channel),
    channelNameOf(`@${person}`),
  ];
  const message: Message = {
    language: 'en',
    summary: plain(text),
    mood: 'plain',
    elements: [{ kind: 'text', text }],
  };
  expect(shown(message).flatMap((words) => words.match(RAW) ?? [])).toEqual([]);
});
