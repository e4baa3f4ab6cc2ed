import type { Lateness } from '../../series/lateness.ts';
import { DAY, type Millis } from '../../time.ts';

/** A door through which a workspace's own tools push posts. */
export interface Webhook {
  workspaceId: string;
  /** The last part of its address: cannot be guessed, never reused. */
  id: string;
  /** As people know it, unique in the workspace. */
  name: string;
  /** Newest first. As they are: a signature cannot be checked with less. */
  secrets: { secret: string /** Valid until then; null = until it is changed. */; until: Millis | null }[];
  createdBy: string;
  createdAt: Millis;
}

/** The pushes so far, kept apart from the secrets so that neither overwrites the other. */
export interface WebhookHealth {
  /** The first push: from then on it is listened to. */
  firstAt: Millis | null;
  lastAt: Millis | null;
  /** Pushes that were taken, ever. */
  pushes: number;
  /** The last push that was turned away, and why. */
  refused: { at: Millis; why: PushRefusal } | null;
  /** How late its posts are; absent before the second push. */
  lateness?: Lateness;
  /** The part that it shares with others (`partOfWebhook`). */
  part?: string;
}

export type PushRefusal = 'signature' | 'time' | 'body';

export const NEW_HEALTH: WebhookHealth = { firstAt: null, lastAt: null, pushes: 0, refused: null };

/** How long the former secret still opens, so that a sender can be changed without losing a post. */
const ROTATION = DAY;
/** Secrets that open at the same time. */
const AT_ONCE = 2;

export function rotated(webhook: Webhook, secret: string, now: Millis): Webhook {
  const former = webhook.secrets.map((entry) => ({
    ...entry,
    until: Math.min(entry.until ?? now + ROTATION, now + ROTATION),
  }));
  return { ...webhook, secrets: [{ secret, until: null }, ...former].slice(0, AT_ONCE) };
}

export function liveSecrets({ secrets }: Webhook, now: Millis): string[] {
  return secrets.filter(({ until }) => until === null || now < until).map(({ secret }) => secret);
}
