import type { Channel } from '../listening/channel.ts';
import { DAY } from '../listening/time.ts';
import { keywordList } from '../messages/keywords/list.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

export const list = defineCommand({
  verb: 'list',
  needs: 'member',
  group: 'listen',
  args: [
    { name: 'in', kind: 'channel' },
    { name: 'page', kind: 'integer', min: 1, max: 100 },
  ],
  run: async ({ store, workspace, now, locale }, values) => {
    const only = given<Channel>(values, 'in');
    const names = new Map((await store.channels(workspace.id)).map(({ id, name }) => [id, name]));
    const subscriptions = await store.subscriptions(workspace.id);
    const heardIn = (keywordId: string) =>
      subscriptions.filter((subscription) => subscription.keywordId === keywordId);
    const keywords = (await store.keywords(workspace.id)).filter(
      ({ id }) => !only || heardIn(id).some(({ channelId }) => channelId === only.id),
    );
    const totals = await store.totals(
      workspace.id,
      keywords.map(({ id }) => id),
      now - 7 * DAY,
      now,
    );
    const week = new Map(totals.map(({ keywordId, total }) => [keywordId, total]));
    const rows = keywords.map((keyword) => ({
      keyword,
      week: week.get(keyword.id) ?? 0,
      channels: heardIn(keyword.id).flatMap(({ channelId }) => names.get(channelId) ?? []),
    }));
    return privately(keywordList(rows, given<number>(values, 'page') ?? 1, now, locale));
  },
});
