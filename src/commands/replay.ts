import { SENSITIVITIES, type Sensitivity } from '../listening/alerts/sensitivity.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { nothingToReplay, replayMessage } from '../messages/alerts/replay.ts';
import { withWhere } from '../messages/mentions/where.ts';
import { REPLAY_DAYS } from '../services/alerts/replay-history.ts';
import { readReplayReport } from '../services/alerts/replay-report.ts';
import { ruleWhere } from './alert.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';
import { WHERE } from './mentions.ts';

/** The keyword as if its rule had this condition: null = none. */
function withWhereOf({ rule: { where: _, ...rule }, ...keyword }: Keyword, where: string | null): Keyword {
  return { ...keyword, rule: where === null ? rule : { ...rule, where } };
}

const MOST_DAYS = 365;

export const replayCommand = defineCommand({
  verb: 'replay',
  needs: 'look',
  group: 'listen',
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true, required: true },
    { name: 'days', kind: 'integer', min: 7, max: MOST_DAYS, unit: 'days' },
    {
      name: 'sensitivity',
      kind: 'choice',
      choices: SENSITIVITIES,
    },
    WHERE,
  ],
  run: async ({ store, workspace, now, locale }, values) => {
    const stored = given<Keyword>(values, 'target')!;
    const where = ruleWhere(values);
    const keyword = where === undefined ? stored : withWhereOf(stored, where);
    const days = given<number>(values, 'days') ?? REPLAY_DAYS;
    const wanted = given<Sensitivity>(values, 'sensitivity');
    const { timeZone } = locale;
    const report = await readReplayReport(store, workspace, keyword, { days, wanted, timeZone }, now);
    if (!report) return privately(nothingToReplay(keyword, locale));
    const message = replayMessage(report, now, locale);
    return privately(withWhere(message, keyword.rule.where ?? null, report.cut, locale));
  },
});
