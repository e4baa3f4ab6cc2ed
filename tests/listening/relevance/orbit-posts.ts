import { buildIndex } from '../../../src/listening/keywords/query/index.ts';
import { parseQuery } from '../../../src/listening/keywords/query/parse.ts';
import type { Post } from '../../../src/listening/mentions/mention.ts';
import type { FoundPost } from '../../../src/listening/relevance/lessons.ts';
import { aPost } from '../mentions/a-post.ts';

/** A post with the places where a query finds its terms. */
export function found(text: string, query = 'orbit', more: Partial<Post> = {}): FoundPost & { post: Post } {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(query);
  const post = { ...aPost({ text }), ...more };
  const [match] = buildIndex([{ id: 'k', query: parsed.query }]).match(post);
  if (!match) throw new Error(`${query} is not in: ${text}`);
  return { post, terms: match.terms };
}

/** A calendar called Orbit: every text is made of parts, so that no two are alike and words come again. */
const APP = [
  ['My', 'The team', 'Our', 'Half of our', 'This'],
  ['calendar', 'shared calendar', 'reminders', 'meeting invites', 'sync'],
  ['in Orbit', 'of the Orbit app', 'with Orbit', 'inside Orbit', 'from Orbit'],
  ['stopped working', 'loads slowly', 'works again', 'looks great', 'keeps crashing'],
  ['after the update', 'since the login change', 'on my phone', 'for the whole account', 'this week'],
];
/** And the way of a moon. */
const SPACE = [
  ['The satellite', 'A small moon', 'The probe', 'That asteroid', 'The telescope'],
  ['went into orbit', 'stays in orbit', 'left its orbit', 'reached low orbit', 'is in a stable orbit'],
  ['around the planet', 'around Jupiter', 'above the Earth', 'near Mars', 'of the Sun'],
  [
    'say astronomers',
    'after the rocket launch',
    'for ten years',
    'with its solar panels',
    'in the night sky',
  ],
];

export function appPost(number: number): string {
  return made(APP, number);
}

export function spacePost(number: number): string {
  return made(SPACE, number);
}

/** Numbers that differ give other texts, the first slots changing fastest and never in step. */
function made(slots: readonly (readonly string[])[], number: number): string {
  return slots
    .map((slot, at) => slot[(number * (at + 2) + Math.floor(number / 5) + at) % slot.length])
    .join(' ');
}

/** So many posts, by authors of their own, `share` of them about the app. */
export function orbitPosts(
  count: number,
  share = 0.5,
  from = 0,
): (FoundPost & { post: Post; about: boolean })[] {
  return Array.from({ length: count }, (_, nth) => {
    const about = Math.floor((nth + 1) * share) > Math.floor(nth * share);
    const number = from + nth;
    const text = about ? appPost(number) : spacePost(number);
    const author = { key: `forum:a${number}`, name: `a${number}`, url: null, followers: null };
    return { about, ...found(text, 'orbit', { author, extId: `${number}`, site: 'forum.example' }) };
  });
}
