import { digestJob } from '../../src/jobs/digest.ts';
import { DEFAULT_RULE } from '../../src/listening/alerts/rule.ts';
import { type Channel, channelId, type DigestSchedule } from '../../src/listening/channel.ts';
import { MINUTE } from '../../src/listening/time.ts';
import { type Message, plain, textsOf } from '../../src/messages/message.ts';
import { aChannel } from '../fakes/channel.ts';
import { temporaryStore } from '../fakes/store.ts';

const REF = { platform: 'terminal', home: 'terminal', channel: 'support' } as const;
export const ID = channelId(REF);
/** Summer time of both zones below ends two weeks later. */
export const START = Date.parse('2026-10-12T06:00:00Z');
export const daily = (at: string): DigestSchedule => ({ daily: at, weekly: null });

interface Sent {
  at: number;
  from: number;
  to: number;
  cadence: string;
  said: string;
}

/** A channel whose schedule may be changed in every way there is, and the digests that it got. */
export async function world(digest: DigestSchedule) {
  const store = await temporaryStore();
  const clock = { now: START };
  const workspace = {
    id: 'w1',
    name: 'Kestrelbox',
    language: 'en',
    timeZone: 'UTC',
    retentionDays: 90,
    optedIn: [],
    createdAt: START,
  };
  await store.createWorkspace(workspace, REF, 'Terminal');
  await store.saveChannel(aChannel({ digest }), null);
  await store.addKeyword(
    {
      workspaceId: 'w1',
      id: 'k1',
      name: 'Kestrelbox',
      query: 'kestrelbox',
      kind: 'brand',
      sources: [],
      languages: [],
      paused: false,
      rule: DEFAULT_RULE,
      createdAt: START,
      createdBy: 'maplefox',
    },
    { workspaceId: 'w1', keywordId: 'k1', channelId: ID, alerts: true, digest: true, mentions: false },
    { workspaceId: 'w1', at: START, person: 'bot', act: 'add', subject: 'k1', detail: null },
  );
  const job = () => digestJob({ store, clock: { now: () => clock.now, sleep: async () => {} } });
  const sent: Sent[] = [];
  const note = async () => {
    for (const { message } of (await store.waiting(ID)).slice(sent.length)) {
      const { from, to, digest: cadence } = message.subject as { from: number; to: number; digest: string };
      sent.push({ at: clock.now, from, to, cadence, said: wordsOf(message) });
    }
  };
  const run = async () => {
    await job().run(clock.now);
    await note();
  };
  return {
    store,
    clock,
    workspace,
    sent,
    job,
    note,
    run,
    channel: async (): Promise<Channel> => (await store.channel('w1', ID))!,
    save: async (change: Partial<Channel>) =>
      store.saveChannel({ ...(await store.channel('w1', ID))!, ...change }, null),
    play: async (ms: number, step = 30 * MINUTE) => {
      for (const end = clock.now + ms; clock.now < end; ) {
        clock.now = Math.min(clock.now + step, end);
        await run();
      }
    },
  };
}

function wordsOf({ elements, summary }: Message): string {
  return [JSON.stringify(elements), ...elements.flatMap(textsOf).map(plain), summary].join('\n');
}
