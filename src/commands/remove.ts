import type { Keyword } from '../listening/keywords/keyword.ts';
import { DAY } from '../listening/time.ts';
import { keywordState, removeQuestion } from '../messages/keywords/keywords.ts';
import { defineCommand } from './command.ts';
import { auditBy, given, mustOwn, privately } from './context.ts';

/** Counts are kept for 13 months. */
const ALL = 400 * DAY;

export const remove = defineCommand({
  verb: 'remove',
  needs: 'member',
  group: 'listen',
  destructive: true,
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true, required: true },
    { name: 'yes', kind: 'flag' },
  ],
  run: async (context, values) => {
    const { store, services, workspace, now, locale } = context;
    const keyword = given<Keyword>(values, 'target')!;
    mustOwn(context, keyword.createdBy);
    if (!given<boolean>(values, 'yes')) {
      const [totals] = await store.totals(workspace.id, [keyword.id], now - ALL, now);
      return privately(removeQuestion(keyword, totals?.total ?? 0, locale));
    }
    await store.removeKeyword(workspace.id, keyword.id, auditBy(context, 'remove', keyword.id, keyword.name));
    services.wake();
    return privately(keywordState(keyword, 'removed', true, locale));
  },
});
