import type { DashboardPageWords } from '../en/dashboard-page.ts';
import { fr } from './typography.ts';

export const dashboardPage: DashboardPageWords = {
  skip: fr`Aller aux chiffres`,
  openAlerts: { one: fr`{n} alerte ouverte`, other: fr`{n} alertes ouvertes` },
  noAlerts: fr`Aucune alerte ouverte`,
  mentions: (mentions) => fr`${mentions} en 7 jours`,
  posts: fr`Messages marquants`,
  sources: fr`Sources`,
  digests: fr`Prochains résumés`,
  noDigest: fr`Aucun résumé n'est prévu.`,
  days: fr`Par jour`,
  daysOf: (counts) => fr`Mentions par jour, du jour le plus ancien au plus récent : ${counts}`,
  newAlert: (alert) => fr`Nouvelle alerte : ${alert}`,
  closed: (number) => fr`L'alerte #${number} n'est plus ouverte.`,
  checked: fr`Vérifié à`,
  live: fr`Mis à jour toutes les 30 secondes.`,
  pause: fr`Suspendre la mise à jour`,
  resume: fr`Reprendre la mise à jour`,
  paused: fr`La mise à jour est suspendue.`,
  reload: fr`Recharger pour les derniers chiffres`,
  offline: fr`Pas de réponse. Nouvel essai en cours. Dernière vérification à`,
  ended: fr`Ce lien n'est plus valable. La personne qui l'a envoyé peut en créer un autre.`,
  until: (moment) => fr`Ce lien est valable jusqu'au ${moment}. Rien ne se modifie ici.`,
  nothing: {
    title: fr`Rien ici`,
    text: fr`Il n'y a pas de page ici, ou son lien n'est plus valable.`,
  },
  busy: { title: fr`Trop vite`, text: fr`Trop de demandes. Revenez dans une minute.` },
};
