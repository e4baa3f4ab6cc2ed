import type { ChatPlatform } from '../../src/adapters/platform.ts';
import {
  type CallKind,
  DeliveryError,
  type DeliveryErrorKind,
  type LimitScope,
} from '../../src/config/errors.ts';
import { createLog } from '../../src/config/log.ts';
import { deliverJob } from '../../src/jobs/deliver.ts';
import { type Channel, type ChannelRef, channelId, type PlatformName } from '../../src/listening/channel.ts';
import type { Delivery } from '../../src/listening/delivery.ts';
import type { Message } from '../../src/messages/message.ts';
import { aChannel } from '../fakes/channel.ts';
import { temporaryStore } from '../fakes/store.ts';

export const NOON = Date.parse('2026-11-20T12:00:00Z');
export const SUPPORT: ChannelRef = { platform: 'slack', home: 'T1', channel: 'C1' };
export const NEWS: ChannelRef = { platform: 'slack', home: 'T1', channel: 'C2' };
export const PLAYERS: ChannelRef = { platform: 'discord', home: 'G1', channel: 'D1' };
const OWNER = 'U1';

export interface Try {
  key: string;
  to: ChannelRef;
  uncertain: boolean;
}
/** Why a try is refused; null = it arrives; a promise = it hangs until that ends. */
export type Answer =
  | null
  | DeliveryErrorKind
  | { limited: LimitScope; ms: number; calls?: readonly CallKind[] }
  | { after: Promise<unknown> };

export function message(summary: string, more: Partial<Message> = {}): Message {
  return {
    language: 'en',
    summary,
    mood: 'plain',
    elements: [{ kind: 'text', text: summary }],
    ...more,
  };
}

/** A workspace on Slack and Discord, whose platforms answer as the test says. */
export async function deliverWorld(answer: (attempt: Try) => Answer) {
  const store = await temporaryStore();
  const time = { now: NOON };
  const tries: Try[] = [];
  const arrived: { key: string; to: ChannelRef; summary: string }[] = [];
  const logged: { level: string; event: string; [field: string]: unknown }[] = [];
  const state = { answer, answerToEdits: (): Answer => null };
  const edits: string[] = [];
  const refuse = (said: Exclude<Answer, null | { after: Promise<unknown> }>): never => {
    if (typeof said === 'string') throw new DeliveryError(said, 'Slack answered no');
    const { limited: limits, ms: retryAfterMs, calls = [] } = said;
    throw new DeliveryError('limited', 'Slack answered no', { limits, retryAfterMs, calls });
  };
  const platformOf = (name: PlatformName): ChatPlatform => ({
    name,
    start: async () => {},
    send: async (to, { summary }, key, uncertain = false) => {
      const attempt = { key, to, uncertain };
      tries.push(attempt);
      const said = state.answer(attempt);
      if (said !== null && typeof said === 'object' && 'after' in said) await said.after;
      else if (said !== null) {
        refuse(said);
      }
      arrived.push({ key, to, summary });
      return { channel: to, id: `m${arrived.length}` };
    },
    update: async (_sent, { summary }) => {
      const said = state.answerToEdits();
      if (said !== null && !(typeof said === 'object' && 'after' in said)) refuse(said);
      edits.push(summary);
    },
    stop: async () => {},
  });
  await store.createWorkspace(
    {
      ...{ id: 'w1', name: 'Kestrelbox', language: 'en', timeZone: 'UTC', retentionDays: 90 },
      ...{ optedIn: [], createdAt: NOON },
    },
    { platform: 'slack', home: 'T1' },
    'Kestrelbox',
  );
  const save = (ref: ChannelRef, more: Partial<Channel> = {}) =>
    store.saveChannel(
      aChannel({
        ref,
        name: ref.channel,
        owner: { platform: ref.platform, id: OWNER, name: 'maplefox' },
        ...more,
      }),
      null,
    );
  for (const ref of [SUPPORT, NEWS, PLAYERS]) await save(ref);
  const job = deliverJob({
    store,
    platforms: new Map((['slack', 'discord'] as const).map((name) => [name, platformOf(name)])),
    clock: { now: () => time.now, sleep: async () => {} },
    log: createLog('info', [], (line) => logged.push(JSON.parse(line))),
  });
  return {
    ...{ store, time, tries, arrived, edits, logged, state, save },
    run: (stopping?: AbortSignal) => job.run(time.now, stopping),
    /** Runs once a minute. */
    pass: async (ms: number, step = 60_000) => {
      for (const end = time.now + ms; time.now < end; ) {
        time.now += step;
        await job.run(time.now);
      }
    },
    put: (to: ChannelRef, ...keys: string[]) =>
      store.enqueue(keys.map((key) => delivery(key, to, { dueAt: time.now, createdAt: time.now }))),
    keys: () => arrived.map(({ key }) => key),
  };
}

export function delivery(
  key: string,
  to: ChannelRef,
  more: Partial<Delivery<Message>> = {},
): Delivery<Message> {
  return {
    ...{ workspaceId: 'w1', key, kind: 'post', root: null, channelId: channelId(to), to },
    ...{
      message: message(key),
      dueAt: NOON,
      expiresAt: null,
      purpose: 'triage',
      severity: 2,
      createdAt: NOON,
    },
    ...more,
  };
}
