import { SENSITIVITIES, type Sensitivity } from '../listening/alerts/sensitivity.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { nothingToReplay, replayMessage } from '../messages/alerts/replay.ts';
import { REPLAY_DAYS } from '../services/alerts/replay-history.ts';
import { readReplayReport } from '../services/alerts/replay-report.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

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
  ],
  run: async ({ store, workspace, now, locale }, values) => {
    const keyword = given<Keyword>(values, 'target')!;
    const days = given<number>(values, 'days') ?? REPLAY_DAYS;
    const wanted = given<Sensitivity>(values, 'sensitivity');
    const { timeZone } = locale;
    const report = await readReplayReport(store, workspace, keyword, { days, wanted, timeZone }, now);
    return privately(report ? replayMessage(report, now, locale) : nothingToReplay(keyword, locale));
  },
});
