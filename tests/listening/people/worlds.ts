import type { AuthorFigures, AuthorPost } from '../../../src/listening/people/author-figures.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';

export const NOW = Date.UTC(2026, 10, 30, 9);

/** Figures that are the same whenever the seed is. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Who must never be among the ten. */
export const BAD = ['spammer', 'spammer-2', 'bought-followers', 'bot', 'off-topic-star'];
export const RIGHT = 'right-one';

interface Person {
  name: string;
  followers: number | null;
  posts: number;
  /** Reactions to each post. */
  likes: number;
  reposts?: number;
  replies?: number;
  relevance?: number;
  pickups?: number;
}

/**
 * A world of some four hundred people: most have a few hundred readers and hardly an answer, some are heard, one above all; and
 * those who look large by one figure alone.
 */
export function worldOf(seed: number): AuthorFigures[] {
  const random = randomOf(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const people: Person[] = [];
  for (let n = 0; n < 370; n++) {
    const followers = Math.round(300 * Math.exp(1.4 * normal()));
    people.push({
      name: `person-${n}`,
      followers,
      posts: 1 + Math.floor(-Math.log(1 - random()) * 1.2),
      likes: Math.floor(random() ** 3 * Math.min(12, 1 + followers / 60)),
    });
  }
  for (let n = 0; n < 30; n++) {
    const followers = Math.min(100_000, Math.round(8_000 * Math.exp(1.1 * normal())));
    const likes = Math.min(300, Math.round(followers * 0.002 * Math.exp(0.8 * normal())));
    people.push({
      name: `heard-${n}`,
      followers,
      posts: 1 + Math.floor(random() * 3),
      likes,
      reposts: Math.round(likes * 0.1),
      replies: Math.round(likes * 0.08),
    });
  }
  // Blogs that hardly anybody takes up.
  for (let n = 0; n < 6; n++)
    people.push({ name: `blog-${n}`, followers: null, posts: 2, likes: 0, pickups: 1 });
  people.push(
    { name: RIGHT, followers: 250_000, posts: 1, likes: 1_200, reposts: 150, replies: 90 },
    { name: 'newspaper', followers: null, posts: 6, likes: 0, pickups: 18 + Math.floor(random() * 14) },
    { name: 'spammer', followers: 3, posts: 500, likes: 0 },
    { name: 'spammer-2', followers: 40, posts: 120, likes: random() < 0.5 ? 0 : 1 },
    { name: 'bought-followers', followers: 900_000, posts: 3, likes: 1 },
    { name: 'bot', followers: 12_000, posts: 90, likes: 0 },
    {
      name: 'off-topic-star',
      followers: 2_000_000,
      posts: 2,
      likes: 4_000,
      reposts: 500,
      replies: 300,
      relevance: -5,
    },
  );
  return people.map((person) => figuresOf(person));
}

function figuresOf(person: Person): AuthorFigures {
  const { name, followers, posts, likes, reposts = 0, replies = 0, relevance = 0, pickups } = person;
  const read = Array.from(
    { length: Math.min(100, posts) },
    (_, nth): AuthorPost => ({
      story: nth,
      label: 'neu',
      counts: { likes, reposts, replies },
      relevance,
    }),
  );
  return {
    authorKey: `${pickups === undefined ? 'bluesky' : 'outlet'}:${name}`,
    name,
    url: null,
    source: pickups === undefined ? 'bluesky' : 'feed',
    followers,
    ...(pickups === undefined ? {} : { pickups }),
    posts,
    read,
    since: NOW - 9 * DAY,
    isNew: false,
    top: {
      mentionId: `m-${name}`,
      storyId: `s-${name}`,
      source: 'bluesky',
      outlet: null,
      url: `https://social.example/${name}`,
      title: null,
      excerpt: 'Kestrelbox',
      authorName: name,
      publishedAt: NOW - HOUR,
      reach: likes,
      label: 'neu',
      copies: 1,
    },
  };
}

/** The same world where half of the sources do not say how many follow somebody. */
export function halfUnknown(world: readonly AuthorFigures[], seed: number): AuthorFigures[] {
  const random = randomOf(seed + 77_000);
  return world.map((author) => (random() < 0.5 ? { ...author, followers: null } : author));
}
