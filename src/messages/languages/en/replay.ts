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
  lead: (setting: string, alerts: string, days: string, rate: string) =>
    `At ${setting}: ${alerts} in ${days}, ${rate} a month.`,
  nothing: (keyword: string) =>
    `Nothing has been read for ${keyword} yet, so there is nothing to replay. Ask again in a few days.`,
  caption: 'The three settings over the same history',
  columns: {
    setting: 'Setting',
    alerts: 'Alerts',
    rate: 'A month',
    real: 'Real',
    noise: 'Not real',
    unjudged: 'Not judged',
    unsent: 'Never sent',
  },
  chosen: (setting: string) => `${setting} (shown below)`,
  listTitle: (setting: string) => `Alerts at ${setting}, newest first`,
  item: (moment: string, kind: string, count: string, window: string, expected: string, times: string) =>
    ` ${moment}. ${kind}: ${count} in ${window}, ${expected} expected (${times} times normal). `,
  sent: (number: string, state: string) => `Alert #${number}: ${state}. `,
  notSent: 'Was not sent. ',
  event: (name: string) => `During “${name}”, which raised the bar. `,
  note: (learned: string) =>
    `Same detector, same choices as live, from the stored counts. The ${learned} before only taught what is usual. Mutes and quiet hours are left out.`,
  set: (setting: string) => `Set to ${setting}`,
  replay: 'Replay',

  overDays: (days: string, what: string) => `Over the last ${days}: ${what}`,
  instead: (after: string, before: string) => `${after} instead of ${before}`,
  ofGone: (gone: string, parts: string) => `of the ${gone} gone, ${parts}`,
  added: { one: '{n} is new', other: '{n} are new' },
  same: (alerts: string) => `no difference, ${alerts} either way`,
  noHistory: 'Nothing has been read yet, so the difference cannot be told.',

  judged: (list: string) => `Closed so far: ${list}.`,
  suggest: (keyword: string, setting: string, difference: string) =>
    `Less than half of the alerts of ${keyword} were real. Suggested: sensitivity ${setting}. ${difference} No alert that was real would be lost.`,

  weekOutcomes: (alerts: string, real: string, noise: string, open: string) =>
    `${alerts}: ${real} real, ${noise} not real, ${open} not judged.`,
  neverClaimed: 'None was claimed.',
  noisiest: (keyword: string, noise: string, judged: string) =>
    `Noisiest keyword: ${keyword}, ${noise} of ${judged} judged alerts not real.`,
};

export type ReplayWords = typeof replay;
