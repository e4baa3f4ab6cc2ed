import { UserError } from '../config/errors.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { DAY, HOUR } from '../listening/time.ts';
import { digestMessage } from '../messages/digests/digest.ts';
import { reportMessage } from '../messages/digests/report.ts';
import { keywordsOf, periodOf, readDigest } from '../services/digests/read-digest.ts';
import { withTelling } from '../services/digests/read-telling.ts';
import { withThemes } from '../services/themes/with-themes.ts';
import { defineCommand } from './command.ts';
import { given, shown } from './context.ts';

export const reportCommand = defineCommand({
  verb: 'report',
  needs: { usually: 'look', given: { 'public:true': 'speak' } },
  group: 'read',
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true },
    { name: 'since', kind: 'duration', min: HOUR, max: 180 * DAY, past: true },
    { name: 'public', kind: 'flag' },
  ],
  run: async (context, values) => {
    const { store, workspace, channel, now } = context;
    const keyword = given<Keyword>(values, 'target');
    const keywords = keyword ? [keyword] : await keywordsOf(store, channel);
    if (keywords.length === 0) throw new UserError('not-subscribed', { channel: channel.name });
    const period = periodOf(given<number>(values, 'since') ?? 7 * DAY, now);
    return shown(context, given<boolean>(values, 'public') ?? false, async (locale) => {
      const { timeZone } = locale;
      const read = await readDigest(store, { workspace, keywords, period, timeZone, now });
      const told = await withTelling(store, workspace.id, read);
      const digest = await withThemes(store, workspace, told);
      return keyword ? reportMessage(digest, locale) : digestMessage(digest, locale);
    });
  },
});
