import type { Channel } from '../listening/channel.ts';
import { keywordList } from '../messages/keywords/list.ts';
import { listKeywords } from '../services/keywords/list-keywords.ts';
import { listReports } from '../services/reports/schedule-report.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

export const listCommand = defineCommand({
  verb: 'list',
  needs: 'look',
  group: 'listen',
  args: [
    { name: 'in', kind: 'channel' },
    { name: 'page', kind: 'integer', min: 1, max: 100 },
  ],
  run: async ({ store, actor, workspace, channel, now, locale }, values) => {
    const only = given<Channel>(values, 'in');
    const rows = await listKeywords(store, actor, workspace, only, now);
    const reports = (await listReports(store, actor, only ?? channel)).length;
    return privately(keywordList(rows, given<number>(values, 'page') ?? 1, now, locale, reports));
  },
});
