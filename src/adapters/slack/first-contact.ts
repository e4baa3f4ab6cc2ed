import type { App } from '@slack/bolt';
import type { Person } from '../../listening/channel.ts';
import type { MeetingPlace, Router } from '../platform.ts';
import { isOutside, type People } from './people.ts';
import type { WebClient } from './web-client.ts';

export interface FirstContactParts {
  router: Router;
  people: People;
  nameOf(home: string): Promise<string | null>;
  clientOf(home: string): Promise<WebClient>;
}

/** Names behind the ids of an event, which holds no others. */
export function createMeet({ router, people, nameOf, clientOf }: FirstContactParts) {
  return async (
    team: string,
    { user, channel, thread }: { user: string; channel: string; thread?: string | undefined },
    how: Parameters<Router['met']>[1],
  ): Promise<void> => {
    const home = { platform: 'slack', home: team } as const;
    const client = await clientOf(team);
    const [profile, homeName, channelName] = await Promise.all([
      people(client, team, user),
      nameOf(team),
      nameOfChannel(client, channel),
    ]);
    const person: Person = { platform: 'slack', id: user, name: profile.name ?? user };
    const place: MeetingPlace = {
      home,
      homeName: homeName ?? team,
      channel: { ...home, channel, ...(thread === undefined ? {} : { thread }) },
      channelName: channel.startsWith('@') ? `@${person.name}` : channelName,
      person,
      admin: profile.admin,
      language: profile.language,
      timeZone: profile.timeZone,
      outside: isOutside(team, { theirTeam: null, fromTeam: null }, profile),
    };
    await router.met(place, how);
  };
}

export type Meet = ReturnType<typeof createMeet>;

/** An invitation to a channel, and the name of the bot in a message. */
export function listenForContact(app: App, meet: Meet): void {
  // The installed team, and not that of whoever acted in a channel shared with others.
  app.event('app_mention', async ({ event, context: { teamId } }) => {
    const { user, channel, thread_ts: thread } = event;
    if (user && teamId) await meet(teamId, { user, channel, thread }, 'mentioned');
  });
  app.event('member_joined_channel', async ({ event, context: { teamId, botUserId } }) => {
    const { user, channel, inviter } = event;
    if (user === botUserId && inviter && teamId) await meet(teamId, { user: inviter, channel }, 'invited');
  });
}

/** Optional knowledge: a workspace may refuse the scopes for it. */
async function nameOfChannel(client: WebClient, channel: string): Promise<string> {
  if (channel.startsWith('@')) return '';
  try {
    return (await client.conversations.info({ channel })).channel?.name ?? '';
  } catch {
    return '';
  }
}
