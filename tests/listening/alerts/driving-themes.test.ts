import { expect, test } from 'vitest';
import { drivingThemes } from '../../../src/listening/alerts/driving-themes.ts';
import type { Mention } from '../../../src/listening/mentions/mention.ts';
import { hit } from '../../contracts/store/samples.ts';
import { aPost, NOW } from '../mentions/a-post.ts';

const HOLD = [
  'Waiting on hold for an hour with Kestrelbox',
  'Kestrelbox had me on hold all morning',
  'Another evening on hold, well done Kestrelbox',
  'Does anybody at Kestrelbox pick up? On hold for ages',
  'Forty minutes on hold and then cut off, Kestrelbox',
];
const SCREEN = [
  'The screen flickers on my Kestrelbox',
  'Kestrelbox where the screen flickers after a week',
  'Third one and the screen flickers, Kestrelbox',
  'Sent my Kestrelbox back as the screen flickers',
];

let made = 0;
function said(texts: readonly string[], by: string, story?: string): Mention[] {
  return texts.map((text, n) => {
    made += 1;
    const post = aPost({ extId: `d${made}`, text, author: { id: `${by}${n}`, name: `${by}${n}` } });
    const id = `m-d${made}`;
    return {
      workspaceId: 'w1',
      id,
      storyId: story ?? id,
      post: { ...post, publishedAt: NOW },
      hits: [hit()],
    };
  });
}
const driven = (now: Mention[], before: Mention[], skip: string[] = []) =>
  drivingThemes(now, before, 'k1', new Set(['kestrelbox', ...skip]));

test('a rise is driven by the theme that came with it, by its name, with its posts and people', () => {
  const before = said(SCREEN, 'wren');
  const [first, ...others] = driven([...said(HOLD, 'owl'), ...said(SCREEN.slice(0, 1), 'jay')], before);
  expect(first).toMatchObject({ posts: 5, authors: 5 });
  expect(first!.phrase).toMatch(/hold/);
  expect(first!.theme).toMatch(/hold/);
  expect(others.some(({ phrase }) => /screen/.test(phrase))).toBe(false);
});

test('copies count as posts', () => {
  const now = said(HOLD, 'owl');
  const copies = said([HOLD[0]!, HOLD[0]!, HOLD[0]!], 'copy', now[0]!.storyId);
  expect(driven([...now, ...copies], said(SCREEN, 'wren'))[0]).toMatchObject({ posts: 8 });
});

test('a theme that people struck out drives nothing', () => {
  const theme = driven(said(HOLD, 'owl'), [])[0]!.theme!;
  const others = driven(said(HOLD, 'owl'), [], [theme]);
  expect(others.filter(({ theme: key }) => key === theme)).toEqual([]);
});

test('what two people say is nothing, and never more than three are named', () => {
  expect(driven(said(HOLD.slice(0, 2), 'owl'), [])).toEqual([]);
  const words = ['battery', 'charger', 'firmware', 'warranty', 'antenna'];
  // Beside its subject each post has words that no other has.
  const own = (n: number) => `${'bcdfg'[n % 5]}a${'klmnp'[Math.floor(n / 5)]}orido`;
  const now = words.flatMap((word, nth) =>
    said(
      [0, 1, 2, 3].map((n) => `The ${word} of my Kestrelbox ${own(4 * nth + n)}`),
      word,
    ),
  );
  expect(driven(now, [])).toHaveLength(3);
});
