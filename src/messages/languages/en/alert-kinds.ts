import type { AlertKindsCopy } from '../alert-kind-copy.ts';
import { rangeText } from '../range.ts';
import { alerts } from './alerts.ts';

const { inWindow } = alerts;

export const alertKinds: AlertKindsCopy = {
  kinds: {
    spike: {
      name: 'Spike',
      negative: 'Negative spike',
      finding: ({ count, window, low, high }) => ({
        news: inWindow(count, window),
        why: `Usually ${rangeText(low, high, 'none', 'to')}.`,
      }),
    },
    'slow-burn': {
      name: 'Unusual day',
      finding: ({ count, window, times }) => ({
        news: inWindow(count, window),
        why: `That is ${times} times a usual day.`,
      }),
    },
    mood: {
      name: 'Sentiment shift',
      finding: ({ negative, posts, window, negativeBefore }) => ({
        news: `${negative} of ${posts} in ${window} are negative.`,
        why: negativeBefore === null ? null : `Usually ${negativeBefore}.`,
      }),
    },
    'first-mention': {
      name: 'First mention',
      finding: ({ author }) => ({ news: `First mention of this keyword, by ${author}.`, why: null }),
    },
    'large-author': {
      name: 'Widely read author',
      finding: ({ author, alsoWrote }) => ({
        news: `${author} mentioned it for the first time.`,
        why: alsoWrote === null ? null : `Also wrote ${alsoWrote}.`,
      }),
    },
    silence: {
      name: 'Silence',
      finding: ({ since, window, usual }) => ({
        news: `No mention since ${since}.`,
        why: `Usually about ${usual} in ${window}.`,
      }),
    },
    threshold: {
      name: 'Limit passed',
      finding: ({ count, window, expected }) => ({
        news: inWindow(count, window),
        why: `Your limit is ${expected} an hour.`,
      }),
    },
    every: {
      name: 'New mention',
      finding: ({ counted }) => ({
        news: counted({ one: '{n} new mention.', other: '{n} new mentions.' }),
        why: null,
      }),
    },
    assigned: {
      name: 'Assigned post',
      finding: ({ author }) => ({ news: `A post by ${author}, assigned by hand.`, why: null }),
    },
  },
  options: {
    spike: { setting: 'Spikes', description: 'How easily a spike becomes an alert' },
    slowBurn: { setting: 'Unusual days', description: 'Alert on days that are busier than usual' },
    mood: { setting: 'Sentiment shifts', description: 'Alert when sentiment turns' },
    first: { setting: 'First mentions', description: 'Alert on first mentions' },
    silence: { setting: 'Silence', description: 'Alert when nobody mentions it any more' },
    every: { setting: 'Every mention', description: 'Every mention is an alert' },
    threshold: {
      setting: 'Fixed limit',
      description: 'Alert at so many mentions an hour; 0 for none',
      limit: (n) => `${n} an hour`,
    },
  },
};
