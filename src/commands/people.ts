import { UserError } from '../config/errors.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { DAY, HOUR } from '../listening/time.ts';
import { type PeopleAnswer, peopleMessage, STANCE_CHOICES } from '../messages/people/people.ts';
import { keywordsOf, periodOf } from '../services/digests/read-digest.ts';
import { readPeopleOf } from '../services/people/read-people.ts';
import { defineCommand } from './command.ts';
import { given, shown } from './context.ts';

export const peopleCommand = defineCommand({
  verb: 'people',
  needs: { usually: 'look', given: { 'public:true': 'speak' } },
  group: 'read',
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true },
    { name: 'stance', kind: 'choice', choices: Object.values(STANCE_CHOICES) },
    { name: 'since', kind: 'duration', min: HOUR, max: 180 * DAY, past: true },
    { name: 'public', kind: 'flag' },
  ],
  run: async (context, values) => {
    const { store, workspace, channel, now } = context;
    const keyword = given<Keyword>(values, 'target');
    const keywords = keyword ? [keyword] : await keywordsOf(store, channel);
    if (keywords.length === 0) throw new UserError('not-subscribed', { channel: channel.name });
    const period = periodOf(given<number>(values, 'since') ?? 7 * DAY, now);
    const stance = stanceNamed(given<string>(values, 'stance'));
    return shown(context, given<boolean>(values, 'public') ?? false, async (locale) => {
      const found = await readPeopleOf(store, { workspaceId: workspace.id, keywords, period, stance });
      return peopleMessage({ period, stance, ...found }, locale);
    });
  },
});

function stanceNamed(choice: string | undefined): PeopleAnswer['stance'] {
  if (choice === undefined) return null;
  return choice === STANCE_CHOICES.critic ? 'critic' : 'fan';
}
