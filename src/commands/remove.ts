import type { Keyword } from '../listening/keywords/keyword.ts';
import { keywordState, removeQuestion } from '../messages/keywords/keywords.ts';
import { mentionsToRemove, removeKeyword } from '../services/keywords/remove-keyword.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

export const removeCommand = defineCommand({
  verb: 'remove',
  needs: 'change',
  group: 'listen',
  destructive: true,
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true, required: true },
    { name: 'yes', kind: 'flag' },
  ],
  run: async ({ store, ports, actor, locale }, values) => {
    const keyword = given<Keyword>(values, 'target')!;
    if (!given<boolean>(values, 'yes'))
      return privately(removeQuestion(keyword, await mentionsToRemove(store, actor, keyword), locale));
    await removeKeyword({ store, wake: ports.wake }, actor, keyword);
    return privately(keywordState(keyword, 'removed', true, locale));
  },
});
