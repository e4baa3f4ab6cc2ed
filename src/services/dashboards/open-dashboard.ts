import { LRUCache } from 'lru-cache';
import type { Channel } from '../../listening/channel.ts';
import { type Clock, DAY, type Millis } from '../../listening/time.ts';
import { type DashboardPage, dashboardPageOf, PAGE_ROWS } from '../../messages/dashboards/page.ts';
import type { DashboardView } from '../../messages/dashboards/view.ts';
import type { CardPlace } from '../../messages/message.ts';
import type { DashboardLink, Store } from '../../store/store.ts';
import { cardPlaces } from '../alerts/card-places.ts';
import { createPushPace } from '../collecting/push-pace.ts';
import type { AboutReader } from './about-keywords.ts';
import { readDashboard } from './read-dashboard.ts';
import { linkOfSecret } from './share-dashboard.ts';

/** Requests of one link in a minute: some twenty people who watch it. */
const PER_MINUTE = 60;
/** What is read is shown to all who ask in so short a time, so that a page costs the same however many watch. */
const FRESH_MS = 10_000;
const KEPT = 200;
const TOP = 6;

export type OpenedDashboard =
  | { state: 'open'; page: DashboardPage }
  /** Never made, ended, revoked, or its channel is gone: nobody outside can tell which. */
  | { state: 'closed' }
  | { state: 'busy'; retryAfterSeconds: number };

interface KeptPage {
  at: Millis;
  /** A post that is deleted is gone at once. */
  version: number;
  page: Promise<DashboardPage | null>;
}

interface Parts {
  store: Store;
  clock: Clock;
  aboutOf: AboutReader;
  /** Where a card can be opened; null = nowhere. */
  addressOf(place: CardPlace): Promise<string | null>;
}

/** Opens the page behind a link's secret: what the channel itself would show to all who read it, and nothing that changes anything. */
export function createDashboardDoor(parts: Parts): (secret: string) => Promise<OpenedDashboard> {
  const { store, clock } = parts;
  const paceOf = createPushPace(PER_MINUTE);
  const pages = new LRUCache<string, KeptPage>({ max: KEPT });
  return async (secret) => {
    const now = clock.now();
    const link = await linkOfSecret(store, secret, now);
    if (!link) return { state: 'closed' };
    const key = String(link.number);
    const wait = paceOf(key, now);
    if (wait > 0) return { state: 'busy', retryAfterSeconds: wait };
    let kept = pages.get(key);
    const version = store.themesVersion();
    if (!kept || kept.version !== version || Math.abs(now - kept.at) >= FRESH_MS) {
      const made = { at: now, version, page: readPage(parts, link, now) };
      kept = made;
      pages.set(key, made);
      made.page.catch(() => pages.delete(key));
    }
    const page = await kept.page;
    return page ? { state: 'open', page } : { state: 'closed' };
  };
}

async function readPage(parts: Parts, link: DashboardLink, now: Millis): Promise<DashboardPage | null> {
  const { store } = parts;
  const workspace = (await store.workspaces()).find(({ id }) => id === link.workspaceId);
  const channel = await store.channel(link.workspaceId, link.channelId);
  if (!workspace || !channel) return null;
  const view = await readDashboard(parts, {
    ...{ workspace, channel, now, actor: null },
    scope: link.scope,
    rows: PAGE_ROWS,
  });
  return dashboardPageOf(
    view,
    {
      cards: await cardsOf(parts, channel, view),
      top: await readTop(store, workspace.id, view),
      until: link.until,
    },
    channel,
  );
}

async function cardsOf(
  { store, addressOf }: Parts,
  channel: Channel,
  { open }: DashboardView,
): Promise<Map<string, string>> {
  const ids = open.map(({ id }) => id);
  const addresses = new Map<string, string>();
  for (const [id, place] of await cardPlaces(store, channel.workspaceId, ids, channel.ref)) {
    const address = await addressOf(place);
    if (address !== null) addresses.set(id, address);
  }
  return addresses;
}

async function readTop(store: Store, workspaceId: string, { keywords, now }: DashboardView) {
  const active = keywords.filter(({ totals }) => totals.total > 0).map(({ keyword }) => keyword);
  const posts = await store.topPosts(
    workspaceId,
    active.map(({ id }) => id),
    now - 7 * DAY,
    now,
    { limit: TOP },
  );
  return active.map((keyword) => ({
    keyword,
    top: posts.filter(({ keywordId }) => keywordId === keyword.id),
  }));
}
