import { UserError } from '../config/errors.ts';
import { chooseRivals, type Rivals } from '../listening/rivals/choose-rivals.ts';
import { DAY, HOUR } from '../listening/time.ts';
import { compareMessage } from '../messages/digests/compare.ts';
import { withWhere } from '../messages/mentions/where.ts';
import { keywordsOf, periodOf } from '../services/digests/read-digest.ts';
import { storeFor } from '../services/mentions/store-where.ts';
import { readRivalry } from '../services/rivals/read-rivalry.ts';
import { type CommandContext, defineCommand } from './command.ts';
import { given, shown } from './context.ts';
import { WHERE, whereIn } from './mentions.ts';
import { keywordsNamed } from './parser/keyword-names.ts';

/** More lines than this cannot be distinguished in one picture. */
const MAX_COMPARED = 8;

export const compareCommand = defineCommand({
  verb: 'compare',
  needs: { usually: 'look', given: { 'public:true': 'speak' } },
  group: 'read',
  args: [
    { name: 'target', kind: 'text', positional: true, max: 600 },
    { name: 'since', kind: 'duration', min: HOUR, max: 180 * DAY, past: true },
    WHERE,
    { name: 'public', kind: 'flag' },
  ],
  run: async (context, values) => {
    const { workspace, now } = context;
    const where = whereIn(values);
    const { store, wasCut } = storeFor(context.store, where, now);
    const rivals = await rivalsOf(context, given<string>(values, 'target'));
    const period = periodOf(given<number>(values, 'since') ?? 7 * DAY, now);
    return shown(context, given<boolean>(values, 'public') ?? false, async ({ timeZone, ...locale }) => {
      const rivalry = await readRivalry(store, rivals, MAX_COMPARED, { workspace, period, timeZone, now });
      const message = compareMessage(rivalry, { ...locale, timeZone });
      return withWhere(message, where ?? null, wasCut(), { ...locale, timeZone });
    });
  },
});

/** @throws UserError('not-subscribed' | 'keyword-not-found' | 'bad-argument') */
async function rivalsOf(
  { store, workspace, channel }: CommandContext,
  typed: string | undefined,
): Promise<Rivals> {
  const all = await store.keywords(workspace.id);
  const here = await keywordsOf(store, channel);
  const named = typed === undefined ? null : keywordsNamed(all, typed);
  const rivals = chooseRivals(named, here, all);
  const { rows, industries, own } = rivals;
  if (rows.length === 0 && named === null && here.length === 0)
    throw new UserError('not-subscribed', { channel: channel.name });
  if (rows.length < 2 && (rows.length === 0 || industries.length === 0))
    throw new UserError('bad-argument', { argument: 'target', problem: 'few-keywords' });
  const wanted = named ? rows.length : own.size > 0 ? own.size : rows.length;
  if (wanted > MAX_COMPARED)
    throw new UserError('bad-argument', { argument: 'target', problem: 'many-keywords', found: wanted });
  return rivals;
}
