import { appStore } from './app-store.ts';
import { bluesky } from './bluesky/bluesky.ts';
import { dev } from './dev/dev.ts';
import { discourse } from './discourse.ts';
import { feed } from './feed/feed.ts';
import { gdelt } from './gdelt.ts';
import { github } from './github/github.ts';
import { googleNews } from './google-news.ts';
import { googlePlay } from './google-play/google-play.ts';
import { hackerNews } from './hacker-news.ts';
import { lemmy } from './lemmy/lemmy.ts';
import { lobsters } from './lobsters.ts';
import { mastodon } from './mastodon/mastodon.ts';
import { npm } from './npm.ts';
import { podcastIndex } from './podcast-index.ts';
import { productHunt } from './product-hunt.ts';
import { pypi } from './pypi.ts';
import { reddit } from './reddit/reddit.ts';
import type { Source } from './source.ts';
import { stackExchange } from './stack-exchange/stack-exchange.ts';
import { steam } from './steam.ts';
import type { StreamSource } from './stream.ts';
import { telegram } from './telegram/telegram.ts';
import { threads } from './threads.ts';
import { wikipedia } from './wikipedia.ts';
import { x } from './x/x.ts';
import { youtube } from './youtube/youtube.ts';

/** Every place Earshot can listen to. A new one: a file that satisfies `Source` or `StreamSource`, and its line here. */
export const SOURCES: readonly (Source | StreamSource)[] = [
  feed,
  hackerNews,
  bluesky,
  mastodon,
  lemmy,
  stackExchange,
  github,
  discourse,
  dev,
  googleNews,
  gdelt,
  youtube,
  podcastIndex,
  productHunt,
  x,
  reddit,
  appStore,
  googlePlay,
  steam,
  npm,
  pypi,
  wikipedia,
  lobsters,
  threads,
  telegram,
];
