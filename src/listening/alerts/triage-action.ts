import type { Person } from '../channel.ts';
import type { Millis } from '../time.ts';
import type { Alert, ResolveReason } from './alert.ts';

/** A step of triage. Only timers take the last three. */
export type TriageAction =
  | { verb: 'claim'; takeOver?: boolean }
  | { verb: 'assign'; to: Person; takeOver?: boolean }
  /** Handed back by a person, or by the timer when its holder does not answer. */
  | { verb: 'release' }
  /** `morning`: the next one, by the clock of the place where it is asked. */
  | { verb: 'snooze'; until: Millis | 'calm'; why?: string; morning?: Millis }
  /** `nowhere`: there is nobody to call. */
  | { verb: 'escalate'; nowhere?: true }
  | { verb: 'note'; text: string }
  | { verb: 'merge'; into: Alert }
  | { verb: 'resolve'; reason: ResolveReason }
  | { verb: 'dismiss'; reason: ResolveReason }
  | { verb: 'reopen' }
  | { verb: 'remind' }
  | { verb: 'ask-idle' }
  | { verb: 'wake' };
