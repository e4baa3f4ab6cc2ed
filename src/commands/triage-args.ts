import type { Argument } from './command.ts';

/** The alert that every act of triage is about. */
export const theAlert: Argument = {
  name: 'target',
  kind: 'lookup',
  of: 'alert',
  positional: true,
  required: true,
};

/** Confirms that somebody else's alert is meant. */
export const takeOver: Argument = { name: 'take-over', kind: 'flag' };
