import type { Millis } from '../../src/listening/time.ts';
import { slug } from '../posts/timeline.ts';
import type { Feed, Scenario } from '../read/index.ts';
import { hackerNewsAnswer } from './hacker-news.ts';
import { feedPage } from './render-feed.ts';
import { openSite, type Site, type SiteAnswer } from './site.ts';

/** Everything that the bot can read in a scenario. */
export interface Sites {
  /** Address of each feed, by its id. */
  feeds: ReadonlyMap<string, string>;
  /** Of the search of Hacker News; null = it is not part of the scenario. */
  hackerNews: string | null;
  localNames: [string, number][];
  close(): Promise<void>;
}

/** Starts one server for each feed. */
export async function openSites(scenario: Scenario, now: () => Millis): Promise<Sites> {
  const open: Site[] = [];
  const feeds = new Map<string, string>();
  const free = hostNames();
  for (const feed of scenario.feeds) {
    const site = await openSite(free(feed.id), now, (url) => feedAnswer(feed, url, now()));
    open.push(site);
    feeds.set(feed.id, `http://${site.host}/feed`);
  }
  let hackerNews: string | null = null;
  const { hackerNews: posts } = scenario;
  if (posts) {
    const site = await openSite(free('hacker-news'), now, (url) => hackerNewsAnswer(posts, url, now()));
    open.push(site);
    hackerNews = `http://${site.host}`;
  }
  return {
    feeds,
    hackerNews,
    localNames: open.map(({ host, port }) => [host, port]),
    close: async () => {
      for (const site of open) await site.close();
    },
  };
}

function feedAnswer(feed: Feed, url: URL, now: Millis): SiteAnswer {
  const instead = feed.answers.find(({ from, to }) => from <= now && now < to);
  if (instead) return instead;
  if (url.pathname !== '/feed') return { status: 404, body: 'Nothing here.' };
  return feedPage(feed, url.origin, now);
}

/** `Homenet_Forum` is served as `homenet-forum.example`; ids that would share a name get a number. */
function hostNames(): (id: string) => string {
  const taken = new Set<string>();
  return (id) => {
    const name = slug(id);
    let host = `${name}.example`;
    for (let nth = 2; taken.has(host); nth++) host = `${name}-${nth}.example`;
    taken.add(host);
    return host;
  };
}
