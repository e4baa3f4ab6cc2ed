import type { SpikeEvent } from './spike-event.ts';

/** The explanation that every detector gives: the part of a spike event that evidence is made from. */
export type Finding = Pick<
  SpikeEvent,
  | 'at'
  | 'window'
  | 'windowFrom'
  | 'observed'
  | 'expected'
  | 'low'
  | 'high'
  | 'timesNormal'
  | 'score'
  | 'bar'
  | 'since'
  | 'ageHours'
  | 'learning'
  | 'expectedEvent'
>;
