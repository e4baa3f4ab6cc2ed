import { UserError } from '../config/errors.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { DAY, HOUR } from '../listening/time.ts';
import { compareMessage } from '../messages/digests/compare.ts';
import { keywordsOf, periodOf, readDigest } from '../services/digests/read-digest.ts';
import { findKeyword } from '../services/keywords/find-keyword.ts';
import { type CommandContext, defineCommand } from './command.ts';
import { given, shown } from './context.ts';

/** More lines than this cannot be distinguished in one picture. */
const MAX_COMPARED = 8;

export const compareCommand = defineCommand({
  verb: 'compare',
  needs: { usually: 'look', given: { 'public:true': 'speak' } },
  group: 'read',
  args: [
    { name: 'target', kind: 'text', positional: true, max: 600 },
    { name: 'since', kind: 'duration', min: HOUR, max: 180 * DAY, past: true },
    { name: 'public', kind: 'flag' },
  ],
  run: async (context, values) => {
    const { store, workspace, now } = context;
    const keywords = await compared(context, given<string>(values, 'target'));
    if (keywords.length < 2)
      throw new UserError('bad-argument', { argument: 'target', problem: 'few-keywords' });
    if (keywords.length > MAX_COMPARED)
      throw new UserError('bad-argument', {
        argument: 'target',
        problem: 'many-keywords',
        found: keywords.length,
      });
    const period = periodOf(given<number>(values, 'since') ?? 7 * DAY, now);
    return shown(context, given<boolean>(values, 'public') ?? false, async (locale) => {
      const { timeZone } = locale;
      const asked = { workspace, keywords, period, timeZone, now, people: false } as const;
      return compareMessage(await readDigest(store, asked), locale);
    });
  },
});

/** The named keywords, each once; without names those of the channel. @throws UserError('keyword-not-found') */
async function compared({ store, workspace, channel }: CommandContext, typed: string | undefined) {
  if (typed === undefined) {
    const keywords = await keywordsOf(store, channel);
    if (keywords.length === 0) throw new UserError('not-subscribed', { channel: channel.name });
    return keywords;
  }
  const all = await store.keywords(workspace.id);
  const names = typed
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const found = new Map<string, Keyword>();
  for (const name of names) {
    const keyword = findKeyword(all, name);
    found.set(keyword.id, keyword);
  }
  return [...found.values()];
}
