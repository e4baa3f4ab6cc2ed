import type { LanguageRecord } from '../language.ts';

export const aliases: LanguageRecord['aliases'] = {
  add: ['surveiller'],
  translate: ['requête'],
  remove: ['effacer', 'enlever'],
  dashboard: ['statut', 'état'],
  claim: ['acquitter'],
  resolve: ['fermer', 'clore'],
  dismiss: ['écarter'],
  report: ['bilan'],
  settings: ['configurer', 'préférences'],
  resume: ['réactiver'],
  mute: ['muet', 'couper', 'sourdine'],
  unmute: ['réentendre'],
};
