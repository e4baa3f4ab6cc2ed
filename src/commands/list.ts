import type { Channel } from '../listening/channel.ts';
import { keywordList } from '../messages/keywords/list.ts';
import { silentKeywords } from '../messages/keywords/silent.ts';
import { readSilentKeywords } from '../services/keywords/audit-keywords.ts';
import { keywordsHeardIn, listKeywords } from '../services/keywords/list-keywords.ts';
import { listReports } from '../services/reports/schedule-report.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

export const listCommand = defineCommand({
  verb: 'list',
  needs: 'look',
  group: 'listen',
  args: [
    { name: 'in', kind: 'channel' },
    { name: 'silent', kind: 'flag' },
    { name: 'page', kind: 'integer', min: 1, max: 100 },
  ],
  run: async ({ store, actor, workspace, channel, ports, now, locale }, values) => {
    const only = given<Channel>(values, 'in');
    if (given<boolean>(values, 'silent')) {
      const keywords = await keywordsHeardIn(store, workspace.id, only);
      const silent = await readSilentKeywords(store, workspace, ports.sources(), keywords, now);
      return privately(silentKeywords(silent, locale));
    }
    const rows = await listKeywords(store, actor, workspace, only, now);
    const reports = (await listReports(store, actor, only ?? channel)).length;
    return privately(keywordList(rows, given<number>(values, 'page') ?? 1, now, locale, reports));
  },
});
