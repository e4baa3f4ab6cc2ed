import { type Channel, channelId } from '../../src/listening/channel.ts';

const REF = { platform: 'terminal', home: 'terminal', channel: 'support' } as const;

/** A channel of workspace `w1` that nothing has been set for. */
export function aChannel(more: Partial<Channel> = {}): Channel {
  const ref = more.ref ?? REF;
  return {
    workspaceId: 'w1',
    id: channelId(ref),
    ref,
    name: 'support',
    language: 'en',
    timeZone: 'UTC',
    digest: { daily: null, weekly: null },
    quiet: null,
    dailyBudget: 50,
    escalateTo: null,
    onCall: [],
    onCallGroups: [],
    owner: { platform: ref.platform, id: 'maplefox', name: 'maplefox' },
    paused: null,
    ...more,
  };
}
