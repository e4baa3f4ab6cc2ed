import { dev } from './dev.ts';
import { discourse } from './discourse.ts';
import { feed } from './feed/feed.ts';
import { gdelt } from './gdelt.ts';
import { googleNews } from './google-news.ts';
import { hackerNews } from './hacker-news.ts';
import { lemmy } from './lemmy/lemmy.ts';
import { mastodon } from './mastodon/mastodon.ts';
import type { Source } from './source.ts';

/** Every place Earshot can listen to. A new one: a file that satisfies `Source`, and its line here. */
export const SOURCES: readonly Source[] = [
  feed,
  hackerNews,
  mastodon,
  lemmy,
  discourse,
  dev,
  googleNews,
  gdelt,
];
