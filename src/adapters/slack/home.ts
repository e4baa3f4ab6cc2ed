import { LRUCache } from 'lru-cache';
import type { Log } from '../../config/log.ts';
import { type Clock, MINUTE, type Millis } from '../../listening/time.ts';
import type { Message } from '../../messages/message.ts';
import { forSdk } from './block.ts';
import type { Cards } from './cards.ts';
import { slackDeliveryError } from './delivery-error.ts';
import type { SlackContext } from './inbound.ts';
import { plainerViews, withPlainer } from './plainer.ts';
import { viewBlocks } from './view-blocks.ts';
import type { WebClient } from './web-client.ts';

/** A home that nobody looked at for a day is drawn when it is opened again. */
const FRESH_MS = 24 * 60 * MINUTE;
const KEPT = 2_000;
/**
 * Homes of others in a workspace are drawn anew this often at most, and this many of them: Slack takes some 100 a
 * minute (apis/web-api/rate-limits, views.publish is of tier 4).
 */
const OTHERS_EVERY_MS = MINUTE / 2;
const OTHERS = 40;

export interface HomeParts {
  clock: Clock;
  log: Log;
  clientOf(home: string): Promise<WebClient>;
  linked: Cards['linked'];
  dashboard(context: SlackContext, client: WebClient): Promise<Message>;
}

export type Home = ReturnType<typeof createHome>;

/** The App Home as dashboard: drawn when it is opened, and again after what changes it, whoever did it. */
export function createHome({ clock, log, clientOf, linked, dashboard }: HomeParts) {
  /** Whose home was opened when. */
  const opened = new LRUCache<string, { context: SlackContext; at: Millis }>({ max: KEPT });
  /** Homes being drawn; true = something changed meanwhile, so draw once more. */
  const drawing = new Map<string, boolean>();
  /** Workspaces whose homes were drawn a moment ago; true = something has changed since. */
  const resting = new Map<string, boolean>();
  const keyOf = ({ home, person }: SlackContext) => `${home.home}:${person.id}`;
  const isFresh = (at: Millis) => at > clock.now() - FRESH_MS;

  const draw = async (context: SlackContext, client: WebClient): Promise<void> => {
    const key = keyOf(context);
    if (drawing.has(key)) {
      drawing.set(key, true);
      return;
    }
    do {
      drawing.set(key, false);
      try {
        const message = await linked(await dashboard(context, client), context.home.home);
        await withPlainer(plainerViews(viewBlocks(message)), (blocks) =>
          client.views.publish({
            user_id: context.person.id,
            view: { type: 'home', blocks: forSdk(blocks) },
          }),
        );
      } catch (error) {
        log.warn('home not drawn', { kind: slackDeliveryError(error).kind, home: context.home.home });
      }
    } while (drawing.get(key));
    drawing.delete(key);
  };

  const drawAll = async (home: string, but: string | null): Promise<void> => {
    // The latest come first.
    const shown = [...opened].filter(
      ([key, { context, at }]) => context.home.home === home && key !== but && isFresh(at),
    );
    if (shown.length === 0) return;
    try {
      const client = await clientOf(home);
      for (const [, { context }] of shown.slice(0, OTHERS)) await draw(context, client);
    } catch (error) {
      log.warn('homes not drawn', { kind: slackDeliveryError(error).kind, home });
    }
  };

  /** Something changed: at once for all who look at it, then at most every half minute. */
  const invalidate = (home: string, but: string | null = null): void => {
    if (resting.has(home)) {
      resting.set(home, true);
      return;
    }
    resting.set(home, false);
    setTimeout(() => {
      const again = resting.get(home);
      resting.delete(home);
      if (again) invalidate(home);
    }, OTHERS_EVERY_MS).unref();
    void drawAll(home, but);
  };

  return {
    opened: async (context: SlackContext, client: WebClient): Promise<void> => {
      opened.set(keyOf(context), { context, at: clock.now() });
      await draw(context, client);
    },
    /** The person did something: their home may say something else now, and, when they changed something, everybody's. */
    acted: (context: SlackContext, client: WebClient, changed: boolean): void => {
      const key = keyOf(context);
      const mine = opened.peek(key);
      if (mine && isFresh(mine.at)) void draw(context, client);
      if (changed) invalidate(context.home.home, key);
    },
    /** Something that every home shows has changed. */
    invalidate: (home: string): void => invalidate(home),
    /** The workspace is gone. */
    forget: (home: string): void => {
      for (const [key, { context }] of [...opened]) if (context.home.home === home) opened.delete(key);
    },
  };
}
