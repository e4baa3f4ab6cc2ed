import { describe, expect, test } from 'vitest';
import { findThemes } from '../../../src/listening/themes/find-themes.ts';
import { postsOf, skipOf, WORLDS, type World } from './worlds.ts';

/** What no theme is ever called. */
const JUNK =
  /^(?:\d[\d\s.:]*|[^\p{L}\p{N}]+|hi|hello|hey|good|morning|thanks?|thank you|please|bonjour|bonsoir|salut|merci|svp|the|and|you|les?|des?|une?|flights?|today|monday|lundi)$|https?:|@/iu;
const EDGE =
  /^(?:the|a|an|of|to|in|on|up|my|your|for|le|la|les|de|du|des|un|une|mon|ma|à|en)\b|\b(?:the|a|of|to|in|up|my|for|over|le|la|les|de|du|des|un|une|et)$/i;

function themesOf(world: World) {
  return findThemes({
    posts: postsOf(world.posts, world.language),
    past: world.past === undefined ? null : postsOf(world.past, world.language),
    skip: skipOf(world),
    limit: 10,
  }).themes;
}

describe('themes of small worlds', () => {
  test.each(WORLDS.map((world) => [world.title, world] as const))('%s', (_, world) => {
    const names = themesOf(world).map(({ name }) => name);
    const first = names.slice(0, world.expected.length + 1);
    for (const expected of world.expected) expect(first).toContainEqual(expect.stringMatching(expected));
    if (world.expected.length === 0) expect(names).toEqual([]);
    for (const name of names) {
      expect(name).not.toMatch(JUNK);
      expect(name).not.toMatch(EDGE);
      if (world.never) expect(name).not.toMatch(world.never);
    }
  });

  test('are called the same from day to day', async () => {
    const table = WORLDS.map((world) => {
      const rows = themesOf(world).map(
        ({ name, key, members, people, sure }) =>
          `  ${name} [${key}] ${members.length} posts, ${people} people, ${sure}`,
      );
      return [world.title, ...(rows.length > 0 ? rows : ['  (none)'])].join('\n');
    });
    await expect(`${table.join('\n\n')}\n`).toMatchFileSnapshot('../../golden/themes/worlds.txt');
  });
});
