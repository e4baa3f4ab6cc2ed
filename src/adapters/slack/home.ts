import type { Clock, Millis } from '../../listening/time.ts';
import type { Log } from '../../log.ts';
import type { Message } from '../../messages/message.ts';
import { forSdk } from './block.ts';
import type { Scene } from './inbound.ts';
import { viewBlocks } from './view-blocks.ts';
import { deliveryError, type WebClient } from './web-client.ts';

/** A home that nobody looked at for a day is drawn when it is opened again. */
const FRESH_MS = 24 * 60 * 60_000;
const KEPT = 2_000;

export interface HomeParts {
  clock: Clock;
  log: Log;
  dashboard(scene: Scene, client: WebClient): Promise<Message>;
}

/** The App Home as dashboard: drawn when it is opened, and again after what that person does. */
export function createHome({ clock, log, dashboard }: HomeParts) {
  const opened = new Map<string, Millis>();
  /** Homes being drawn; true = something changed meanwhile, so draw once more. */
  const drawing = new Map<string, boolean>();
  const keyOf = ({ home, person }: Scene) => `${home.home}:${person.id}`;

  const draw = async (scene: Scene, client: WebClient): Promise<void> => {
    const key = keyOf(scene);
    if (drawing.has(key)) {
      drawing.set(key, true);
      return;
    }
    do {
      drawing.set(key, false);
      try {
        const message = await dashboard(scene, client);
        await client.views.publish({
          user_id: scene.person.id,
          view: { type: 'home', blocks: forSdk(viewBlocks(message)) },
        });
      } catch (error) {
        log.warn('home not drawn', { kind: deliveryError(error).kind, home: scene.home.home });
      }
    } while (drawing.get(key));
    drawing.delete(key);
  };

  return {
    opened: async (scene: Scene, client: WebClient): Promise<void> => {
      opened.delete(keyOf(scene));
      opened.set(keyOf(scene), clock.now());
      for (const oldest of opened.keys()) {
        if (opened.size <= KEPT) break;
        opened.delete(oldest);
      }
      await draw(scene, client);
    },
    /** The person did something: their home may say something else now. Drawn in its own time. */
    changed: (scene: Scene, client: WebClient): void => {
      const at = opened.get(keyOf(scene));
      if (at !== undefined && at > clock.now() - FRESH_MS) void draw(scene, client);
    },
  };
}
