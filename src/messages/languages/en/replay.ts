import type { VerdictReason } from '../../../listening/alerts/alert.ts';
import type { Sensitivity } from '../../../listening/alerts/sensitivity.ts';
import type { Plural } from '../shapes.ts';

const settings: Record<Sensitivity | 'off', string> = {
  low: 'low',
  normal: 'normal',
  high: 'high',
  off: 'off',
};

/** Outcomes of alerts, inside a sentence: by reason, and those that nobody judged or that were never sent. */
const outcomes: Record<VerdictReason | 'real' | 'unjudged' | 'unsent', Plural> = {
  real: { one: '{n} was real', other: '{n} were real' },
  fixed: { one: '{n} was real', other: '{n} were real' },
  answered: { one: '{n} was real', other: '{n} were real' },
  'no-action': { one: '{n} was real', other: '{n} were real' },
  noise: { one: '{n} was dismissed as noise', other: '{n} were dismissed as noise' },
  'own-activity': { one: '{n} was your own activity', other: '{n} were your own activity' },
  'wrong-sentiment': {
    one: '{n} was dismissed for a wrong sentiment',
    other: '{n} were dismissed for a wrong sentiment',
  },
  'wrong-keyword': { one: '{n} was not about the keyword', other: '{n} were not about the keyword' },
  unjudged: { one: '{n} was not judged', other: '{n} were not judged' },
  unsent: { one: '{n} was never sent', other: '{n} were never sent' },
};

export const replay = {
  settings,
  outcomes,
  title: (keyword: string, span: string) => `Replay of ${keyword}, ${span}`,
  lead: (setting: string, alerts: string, days: string) => `At ${setting} sensitivity: ${alerts} in ${days}.`,
  nothing: (keyword: string) => `No data for ${keyword} yet, so nothing to replay. Ask again in a few days.`,
  caption: 'The three settings over the same days',
  columns: {
    setting: 'Sensitivity',
    alerts: 'Alerts',
    real: 'Real',
    noise: 'Not real',
    unjudged: 'Not judged',
    unsent: 'Never sent',
  },
  chosen: (setting: string) => `${setting} (shown below)`,
  listTitle: (setting: string) => `Alerts at ${setting} sensitivity, newest first`,
  item: (moment: string, kind: string, count: string, window: string, expected: string, times: string) =>
    ` ${moment}. ${kind}: ${count} in ${window}, usually ${expected} (${times} times the usual). `,
  sent: (number: string, state: string) => `Alert #${number}: ${state}. `,
  notSent: 'Not sent. ',
  event: (name: string) => `During “${name}”, when more was expected. `,
  note: (learned: string) =>
    `The same rule, run on past figures. The ${learned} before were used to learn what is usual. Mutes and quiet hours are left out.`,
  set: (setting: string) => `Set to ${setting}`,
  replay: 'Replay',

  overDays: { one: 'Over the last day:', other: 'Over the last {n}\u00a0days:' } satisfies Plural,
  instead: (after: string, before: string) => `${after} instead of ${before}`,
  ofGone: (gone: string, parts: string) => `of the ${gone} gone, ${parts}`,
  added: { one: '{n} is new', other: '{n} are new' },
  same: (alerts: string) => `no difference, ${alerts} either way`,
  noHistory: 'No data yet, so the difference is not known.',

  judged: (list: string) => `Closed so far: ${list}.`,
  suggest: (keyword: string, setting: string, difference: string) =>
    `Less than half of the alerts of ${keyword} were real. Suggested: sensitivity ${setting}. ${difference} No real alert would be lost.`,

  weekOutcomes: (alerts: string, real: string, noise: string, open: string) =>
    `${alerts}: ${real} real, ${noise} not real, ${open} not judged.`,
  neverClaimed: 'None was claimed.',
  noisiest: (keyword: string, noise: string, judged: string) =>
    `Noisiest keyword: ${keyword} (not real: ${noise} of ${judged} alerts).`,
};

export type ReplayWords = typeof replay;
