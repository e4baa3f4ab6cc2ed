import type { Names } from '../shapes.ts';

/** Words that people bring from other tools, by what they mean here: a verb, or a shorthand of one (`mute`). */
export const aliases = {
  add: ['track', 'watch', 'follow', 'monitor'],
  translate: ['query'],
  remove: ['delete', 'untrack', 'unwatch', 'unfollow'],
  dashboard: ['status', 'overview'],
  claim: ['ack', 'acknowledge', 'take'],
  resolve: ['close', 'done'],
  dismiss: ['ignore'],
  report: ['stats'],
  settings: ['config', 'preferences'],
  resume: ['unpause'],
  mute: ['mute', 'silence'],
  unmute: ['unmute'],
} satisfies Readonly<Record<string, Names>>;

export type Alias = keyof typeof aliases;
