import { UserError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import { postsOfPush } from '../../listening/sources/inbound/pushed-posts.ts';
import { liveSecrets, type PushRefusal } from '../../listening/sources/inbound/webhook.ts';
import { signatureProblem } from '../../listening/sources/inbound/webhook-signature.ts';
import { type Clock, MINUTE, type Millis } from '../../listening/time.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import type { Store } from '../../store/store.ts';
import { type Meter, NO_METER } from '../meter.ts';
import { audienceReader } from './audience.ts';
import type { Ingest } from './ingest.ts';
import { type Audience, mentionDeliveries } from './mention-deliveries.ts';
import { createPushPace } from './push-pace.ts';

/** Pushes of one webhook in a minute; each may bring 500 posts. */
const PER_MINUTE = 120;
/** A webhook that is knocked at in vain notes it at most this often. */
const NOTE_EVERY = MINUTE;
/** For the sender: when to come back after our disk was full. */
const STORAGE_WAIT_S = 300;

export interface ReceiveParts {
  store: Store;
  ingest: Ingest;
  clock: Clock;
  log: Log;
  meter?: Meter;
}

interface Arrived {
  hook: string;
  header(name: string): string;
  body: Uint8Array;
}

interface Receipt {
  status: number;
  body: Readonly<Record<string, unknown>>;
  retryAfterSeconds?: number;
}

/**
 * Takes pushed posts (Standard Webhooks). 202 is said only when they are on disk, in one batch with the push's id: a
 * sender that gets no answer sends again, and what is already there is not counted twice.
 */
export function createReceiver(parts: ReceiveParts): (arrived: Arrived) => Promise<Receipt> {
  const { store, clock, log } = parts;
  const audienceNow = audienceReader(store);
  const noted = new Map<string, Millis>();
  const paceOf = createPushPace(PER_MINUTE);
  const { push: copy } = copyOf('en').webhooks;

  const refuse = async (hook: string, status: number, why: PushRefusal): Promise<Receipt> => {
    const now = clock.now();
    if (Math.abs(now - (noted.get(hook) ?? 0)) >= NOTE_EVERY) {
      noted.set(hook, now);
      await store.refusePush(hook, { at: now, why });
      log.warn('push refused', { why });
    }
    return { status, body: { error: copy.refused[why] } };
  };

  return async ({ hook, header, body }) => {
    const webhook = await store.webhook(hook);
    if (!webhook) return { status: 404, body: { error: copy.unknown } };
    const now = clock.now();
    const id = header('webhook-id');
    const signed = {
      id,
      timestamp: header('webhook-timestamp'),
      signature: header('webhook-signature'),
      body,
    };
    const problem = signatureProblem(signed, liveSecrets(webhook, now), now);
    if (problem) return refuse(hook, 401, problem);
    const wait = paceOf(hook, now);
    if (wait > 0) return { status: 429, body: { error: copy.tooMany }, retryAfterSeconds: wait };
    const read = postsOfPush(body, hook, webhook.name, header('content-type'));
    if (!read) return refuse(hook, 400, 'body');
    const errors = read.errors.map(({ index, problem }) => ({
      index,
      problem,
      detail: copy.problems[problem],
    }));
    if (read.posts.length + read.deleted.length === 0) {
      await refuse(hook, 400, 'body');
      return { status: 400, body: { error: copy.allBad, errors } };
    }
    try {
      const stored = await storePush(
        parts,
        await audienceNow(),
        webhook.workspaceId,
        { hook, id, at: now },
        read,
      );
      return stored
        ? { status: 202, body: { ...stored, errors } }
        : { status: 200, body: { duplicate: true } };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      log.error('push not stored', error);
      return { status: 503, body: { error: copy.storage }, retryAfterSeconds: STORAGE_WAIT_S };
    }
  };
}

/** @returns null when this push was taken before */
async function storePush(
  { store, ingest, clock, meter = NO_METER }: ReceiveParts,
  audience: Audience,
  workspaceId: string,
  push: { hook: string; id: string; at: Millis },
  { posts, deleted }: { posts: Parameters<Ingest['prepareBatch']>[0]; deleted: string[] },
): Promise<{ stored: number; matched: number; deleted: number } | null> {
  await ingest.refresh();
  return ingest.inTurn(async () => {
    if (await store.wasPushed(push)) return null;
    const { undo, ...batch } = await ingest.prepareBatch(posts, [workspaceId], true);
    try {
      const { added } = await store.commitCollected({
        ...batch,
        request: null,
        gap: null,
        deliveries: mentionDeliveries(batch.added, audience, clock.now()),
        deleted,
        push,
      });
      meter.collected('webhook', added.length);
      return {
        stored: added.length,
        matched: batch.added.length + batch.edited.length + batch.recounted.length,
        deleted: deleted.length,
      };
    } catch (error) {
      undo();
      throw error;
    }
  });
}
