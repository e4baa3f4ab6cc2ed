import type { ResolveReason } from '../listening/alerts/alert.ts';
import type { Argument } from '../messages/command-spec.ts';

/** The alert that every act of triage is about. */
export const theAlert: Argument = {
  name: 'target',
  kind: 'lookup',
  of: 'alert',
  positional: true,
  required: true,
};

/** Confirms that somebody else's alert is meant. */
export const takeOver: Argument = { name: 'take-over', kind: 'flag', aliases: ['reprendre'] };

export const REASONS_IN_FRENCH: Readonly<Record<string, ResolveReason>> = {
  corrigé: 'fixed',
  répondu: 'answered',
  'rien-à-faire': 'no-action',
  bruit: 'noise',
  doublon: 'duplicate',
  'notre-activité': 'own-activity',
  'mauvais-ton': 'wrong-sentiment',
  'mauvais-mot-clé': 'wrong-keyword',
};
