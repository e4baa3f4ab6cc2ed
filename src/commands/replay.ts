import { outcomesOf, raisedFor } from '../listening/alerts/replay-outcome.ts';
import { SENSITIVITIES, type Sensitivity } from '../listening/alerts/sensitivity.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { BUCKET, floorTo, HOUR } from '../listening/time.ts';
import {
  nothingToReplay,
  REPLAYED_SHOWN,
  type ReplayedAlert,
  replayMessage,
  type SettingOutcome,
} from '../messages/alerts/replay.ts';
import { REPLAY_DAYS, readReplayHistory, replayAll } from '../services/alerts/replay-history.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

const MOST_DAYS = 365;

export const replay = defineCommand({
  verb: 'replay',
  needs: 'member',
  group: 'listen',
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true, required: true },
    { name: 'days', kind: 'integer', min: 7, max: MOST_DAYS },
    {
      name: 'sensitivity',
      kind: 'choice',
      choices: SENSITIVITIES,
    },
  ],
  run: async (context, values) => {
    const { store, workspace, now, locale } = context;
    const keyword = given<Keyword>(values, 'target')!;
    const days = given<number>(values, 'days') ?? REPLAY_DAYS;
    const { spike } = keyword.rule;
    const sensitivity = given<Sensitivity>(values, 'sensitivity') ?? (spike === 'off' ? 'normal' : spike);
    const history = await readReplayHistory(store, workspace, keyword, days, now);
    if (history === null) return privately(nothingToReplay(keyword, locale));

    const replays = await replayAll(history, keyword);
    const settings = { low: none(), normal: none(), high: none() };
    for (const each of SENSITIVITIES) {
      const sent = new Set(replays[each].flatMap((start) => raisedFor(start, history.raised) ?? []));
      settings[each] = { alerts: replays[each].length, outcomes: outcomesOf([...sent]) };
    }
    const chosen = replays[sensitivity];
    const alerts: ReplayedAlert[] = [];
    for (const [index, start] of chosen.entries()) {
      const { event } = start;
      // Only those that are listed need a post to look at.
      const [top] =
        index < chosen.length - REPLAYED_SHOWN
          ? []
          : await store.topPosts(
              workspace.id,
              [keyword.id],
              floorTo(event.at - event.window * BUCKET, HOUR),
              event.at,
              { limit: 1, ...(start.stream === 'negative' ? { label: 'neg' as const } : {}) },
            );
      alerts.push({ start, sent: raisedFor(start, history.raised), top: top ?? null });
    }
    const report = {
      keyword,
      sensitivity,
      from: history.reportFrom,
      to: history.until,
      learnedFrom: history.from,
      settings,
      alerts,
      hours: await store.hours(workspace.id, keyword.id, floorTo(history.reportFrom, HOUR), history.until),
      missing: history.missing,
    };
    return privately(replayMessage(report, now, locale));
  },
});

function none(): SettingOutcome {
  return { alerts: 0, outcomes: outcomesOf([]) };
}
