import { createDashboardPages } from '../../../src/adapters/dashboard-page/index.ts';
import { startInbound } from '../../../src/adapters/inbound/index.ts';
import { createMetrics } from '../../../src/adapters/inbound/metrics.ts';
import type { Reply } from '../../../src/commands/command.ts';
import { createLog } from '../../../src/config/log.ts';
import type { SentimentLabel } from '../../../src/listening/mentions/mention.ts';
import type { Vitals } from '../../../src/listening/series/vitals.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import { createDashboardDoor } from '../../../src/services/dashboards/open-dashboard.ts';
import { type Manner, newWorld, raise, type World } from '../../commands/harness.ts';
import { type SamplePost, storePosts } from '../../commands/posts.ts';

export const HOSTILE = '<img src=x onerror=alert(1)>"\'&\u202e';

/**
 * A bot without platforms whose pages are served on a loopback port.
 * @param everyMs how often an open page asks
 * @param driftMs how much later it is with each look at the clock: who asks often in a test is not too fast
 */
export async function servedWorld(everyMs = 30_000, driftMs = 0) {
  let drift = 0;
  const world = await newWorld();
  const logged: string[] = [];
  const inbound = await startInbound({
    host: '127.0.0.1',
    port: 0,
    log: createLog('debug', [], (line) => logged.push(line)),
    metrics: createMetrics(),
    vitals: () => Promise.reject<Vitals>(new Error('not asked')),
    push: async () => ({ status: 202, body: {} }),
    dashboard: createDashboardPages(
      createDashboardDoor({
        store: world.store,
        clock: {
          now: () => {
            drift += driftMs;
            return world.now() + drift;
          },
          sleep: async () => {},
        },
        aboutOf: world.ports.aboutOf,
        addressOf: async ({ channel, id }) =>
          `https://chat.example/${channel.channel}/${encodeURIComponent(id)}`,
      }),
      everyMs,
    ),
  });
  world.page = { address: `http://127.0.0.1:${inbound.port}/dashboard` };
  return {
    world,
    logged,
    /** Makes a link as people do. @returns its address */
    link: async (line = 'dashboard link', manner: Manner = {}) => addressIn(await world.say(line, manner)),
    at: (path: string) => `http://127.0.0.1:${inbound.port}${path}`,
    close: async () => {
      await inbound.close();
      await world.store.close();
    },
  };
}

/** The address that an answer shows. */
export function addressIn({ message }: Reply): string {
  const links = message.elements.flatMap((element) =>
    element.kind === 'text' && typeof element.text !== 'string' ? element.text : [],
  );
  const link = links.find((run) => typeof run === 'object' && 'link' in run);
  if (!link || typeof link !== 'object' || !('link' in link)) throw new Error(message.summary);
  return link.link;
}

/** A channel with keywords of three kinds, posts, and an open alert. */
export async function fill(world: World): Promise<void> {
  await world.say('add kestrelbox --name Kestrelbox');
  await world.say('add brindlemoor --name Brindlemoor --kind competitor');
  await world.say('add "mesh router" --name "Mesh routers" --kind industry');
  const [own, rival, trade] = await world.store.keywords((await world.workspace()).id);
  const now = world.now();
  const posts = (
    count: number,
    text: (nth: number) => string,
    labels: readonly SentimentLabel[],
  ): SamplePost[] =>
    Array.from({ length: count }, (_, nth) => ({
      text: text(nth),
      at: now - HOUR - Math.floor((nth * 6.5 * DAY) / count),
      author: `reader${nth}`,
      label: labels[nth % labels.length]!,
    }));
  await storePosts(world, own!.id, [
    ...posts(24, (nth) => `Kestrelbox drops the wifi signal every evening, box ${nth}`, [
      'neg',
      'neg',
      'neu',
    ]),
    { text: `Kestrelbox says ${HOSTILE}`, title: HOSTILE, at: now - HOUR, author: HOSTILE, label: 'pos' },
  ]);
  await storePosts(
    world,
    rival!.id,
    posts(9, (nth) => `Brindlemoor is fine for me, day ${nth}`, ['pos', 'neu']),
  );
  await storePosts(
    world,
    trade!.id,
    posts(5, (nth) => `Which mesh router would you take, ${nth}?`, ['neu']),
  );
  await raise(world, { id: 'a1' });
}
