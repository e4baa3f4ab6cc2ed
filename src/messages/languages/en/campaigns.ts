import type { CampaignState } from '../../../listening/campaigns/campaign.ts';
import type { NoEffect } from '../../../listening/campaigns/campaign-report.ts';
import type { Plural } from '../shapes.ts';

/** Ranges are of two figures, ready to print: `20%`, `60%`. */
export const campaigns = {
  /** Where nobody asked for it. */
  resultOf: (name: string, span: string) => `Result of the campaign ${name}, ${span}`,
  title: (name: string, span: string) => `${name}, ${span}`,
  states: { planned: 'planned', running: 'running', over: 'over' } as Record<CampaignState, string>,
  volume: {
    more: (low: string, high: string) => `Between ${low} and ${high} more mentions than expected.`,
    moreOne: (by: string) => `About ${by} more mentions than expected.`,
    times: (low: string, high: string) => `Between ${low} and ${high} times as many mentions as expected.`,
    fewer: (low: string, high: string) => `Between ${low} and ${high} fewer mentions than expected.`,
    fewerOne: (by: string) => `About ${by} fewer mentions than expected.`,
    none: 'No effect on the number of mentions can be seen.',
    least: (by: string) => `A rise of ${by} or more would most likely have been seen.`,
    leastTimes: (times: string) =>
      `${times} times as many mentions or more would most likely have been seen.`,
  },
  mood: {
    better: (share: string, low: string, high: string) =>
      `Less negative than expected: ${share} of judged mentions, ${low} to ${high} expected.`,
    worse: (share: string, low: string, high: string) =>
      `More negative than expected: ${share} of judged mentions, ${low} to ${high} expected.`,
    none: (share: string, low: string, high: string) =>
      `No effect on sentiment can be seen: ${share} of judged mentions are negative, ${low} to ${high} expected.`,
    least: {
      one: 'A change of {n} point or more would most likely have been seen.',
      other: 'A change of {n} points or more would most likely have been seen.',
    } as Plural,
    few: 'Too few mentions are judged to say anything about sentiment.',
  },
  voice: {
    more: (share: string, low: string, high: string) =>
      `More share of voice than expected: ${share}, ${low} to ${high} expected.`,
    less: (share: string, low: string, high: string) =>
      `Less share of voice than expected: ${share}, ${low} to ${high} expected.`,
    none: (share: string, low: string, high: string) =>
      `No effect on share of voice can be seen: ${share}, ${low} to ${high} expected.`,
    few: 'Too few mentions of its competitors or controls to say anything about share of voice.',
    alone: 'To measure share of voice, a control is needed, or a keyword of the kind competitor.',
  },
  unknown: {
    removed: 'Its keywords were removed, with all that was counted of them.',
    planned: 'It has not begun.',
    'no-day': 'Its first whole day is not over yet.',
    young:
      'Too few days before the campaign were read to know what to expect: 28 are needed, or 14 with a control.',
    'not-read': 'None of its days was read in full, so no effect can be measured.',
    'sources-changed':
      'The sources that are read are not the same as before the campaign, so no effect can be measured.',
    'no-posts': 'Too few mentions before the campaign to know what to expect.',
  } satisfies Record<NoEffect, string> as Record<NoEffect, string>,
  /** Without its full stop, as all sentences that end with a day. */
  begins: (day: string) => `It begins on ${day}`,
  table: 'Before, during and after',
  columns: {
    time: 'Time',
    days: 'Days',
    daily: 'Mentions a day',
    expected: 'Expected',
    negative: 'Negative',
  },
  before: 'Before',
  during: 'During',
  after: 'After',
  soFar: 'So far',
  /** Days that were read. */
  days: (read: string, all: string) => (read === all ? all : `${read} of ${all}`),
  facts: {
    keywords: 'Keywords',
    controls: 'Control',
    goal: 'Goal',
    sentiment: 'Negative',
    voice: 'Share of voice',
    themes: 'More talked about',
    people: 'Widely read authors',
    alerts: 'Alerts',
  },
  noControl: 'none',
  goals: { volume: 'mentions', mood: 'sentiment', share: 'share of voice' },
  /** `12%, 10% to 15% expected` */
  against: (share: string, low: string, high: string) => `${share}, ${low} to ${high} expected`,
  newPerson: (name: string) => `${name} (new)`,
  notes: {
    running: (days: string, all: string) => `So far: ${days} of ${all}.`,
    removed: {
      one: '{n} of its keywords or controls was removed and is in no figure.',
      other: '{n} of its keywords or controls were removed and are in no figure.',
    } as Plural,
    others: { one: '{n} other', other: '{n} others' } as Plural,
    controlCampaigns: (names: string) =>
      `At the same time its control had a campaign: ${names}. What was expected may be too high.`,
    fewBefore: (days: string) => `Only ${days} before the campaign were read, so the range is wide.`,
    noControl: 'Without a control, a rise of the whole market looks like an effect.',
    controls: (used: string, all: string) => `Controls with enough data to compare with: ${used} of ${all}.`,
    unread: {
      one: '{n} of its days was not read and is not counted.',
      other: '{n} of its days were not read and are not counted.',
    } as Plural,
    shared: {
      one: '{n} post names several of its keywords and counts for each.',
      other: '{n} posts name several of its keywords and count for each.',
    } as Plural,
    together: (names: string) => `At the same time: ${names}. Their effects cannot be told apart.`,
    earlier: (names: string) => `In the weeks before: ${names}. What is expected may be too high.`,
    causes: 'Anything else that happened in those days is in these figures, too.',
    range: 'Ranges hold the true figure in about 9 of 10 cases.',
  },
  list: {
    title: 'Campaigns',
    empty: 'No campaign yet. A campaign shows what changed while it ran.',
    example: '/earshot campaign add "Spring launch" --keywords Kestrelbox --from 2026-12-01 --to 2026-12-14',
    row: (name: string, span: string, state: string) => `${name}: ${span}, ${state}`,
    more: { one: '{n} more is not shown.', other: '{n} more are not shown.' } as Plural,
  },
  added: (name: string, span: string) => `${name} is a campaign now: ${span}`,
  expected: (keywords: string) => `Alerts of ${keywords} expect it: while it lasts, a rise has to be larger.`,
  result: (day: string, channel: string) => `Its result comes on ${day} in #${channel}.`,
  suggestControl: (names: string) =>
    `A control such as ${names} makes it surer: undo it, and add it again with --control.`,
  ended: (name: string, day: string) => `${name} ends on ${day}`,
  removed: (name: string) => `${name} is removed. Alerts do not expect it any more.`,
  undone: (name: string) => `${name} is as it was before.`,
  over: (name: string) => `${name} is over.`,
  buttons: {
    add: 'Add a campaign…',
    show: 'Show…',
    showOne: 'Show the campaign',
    all: 'All campaigns',
    end: 'End today',
    remove: 'Remove',
    undo: 'Undo',
  },
  removeQuestion: (name: string) => `Remove ${name}? Mentions stay.`,
  chart: {
    title: (name: string, mentions: string, length: string, low: string, high: string) =>
      `${name}: ${mentions} in ${length}, ${low} to ${high} expected`,
    titleOnly: (name: string, mentions: string, length: string) => `${name}: ${mentions} in ${length}`,
    sentence: (name: string, mentions: string, span: string) => `${name}: ${mentions} ${span}`,
    expected: (low: string, high: string) => ` ${low} to ${high} were expected.`,
    /** A single day varies more than all of them together, of which the title is. */
    band: 'Expected of one day',
  },
};

export type CampaignWords = typeof campaigns;
