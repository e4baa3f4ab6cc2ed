import { bluesky } from './bluesky/bluesky.ts';
import { feed } from './feed/feed.ts';
import { googleNews } from './google-news.ts';
import { hackerNews } from './hacker-news.ts';
import type { Source } from './source.ts';
import type { StreamSource } from './stream.ts';

/** Every place Earshot can listen to. A new one: a file that satisfies `Source` or `StreamSource`, and its line here. */
export const SOURCES: readonly (Source | StreamSource)[] = [feed, hackerNews, googleNews, bluesky];
