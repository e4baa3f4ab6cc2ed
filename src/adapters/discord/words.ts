import type { Language } from '../../listening/channel.ts';

const en = {
  root: 'What people say about your brand: alerts, digests, reports',
  manage: 'For managers: share with another place, import, audit, forget',
  triage: 'Take care of alerts',
  confirm: 'Yes, go on',
  cancel: 'Cancel',
  canceled: 'Canceled: nothing was done.',
  ask: (label: string) => `${label}?`,
  openForm: 'Open the form',
  otherFields: 'Other settings',
  yes: 'yes',
  no: 'no',
};

const fr: typeof en = {
  root: 'Ce que les gens disent de votre marque : alertes, résumés, rapports',
  manage: 'Pour la gestion : lier un autre espace, importer, journal, oublier',
  triage: 'Traiter les alertes',
  confirm: 'Oui, continuer',
  cancel: 'Annuler',
  canceled: 'Annulé : rien n’a été fait.',
  ask: (label) => `${label} ?`,
  openForm: 'Ouvrir le formulaire',
  otherFields: 'Autres réglages',
  yes: 'oui',
  no: 'non',
};

/** What only Discord needs to say; everything else is in the words of the messages. */
export function discordWords(language: Language): typeof en {
  return language === 'fr' ? fr : en;
}
