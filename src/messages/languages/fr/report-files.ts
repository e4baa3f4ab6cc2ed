import type { ReportFileWords } from '../en/report-files.ts';
import { fr } from './typography.ts';

export const reportFiles: ReportFileWords = {
  formats: { pdf: 'PDF', html: 'HTML', csv: 'CSV', xlsx: 'Excel' },
  insteadOfPdf: {
    'no-pdf': fr`Earshot ne peut pas produire de PDF là où il tourne : voici le même rapport en HTML. La personne qui gère le bot peut installer les paquets optionnels.`,
    timeout: fr`Le PDF aurait pris trop de temps : voici le même rapport en HTML. Pour un PDF, choisissez une période plus courte.`,
    failed: fr`Le PDF n'a pas pu être produit : voici le même rapport en HTML.`,
  },
  file: (format) => fr`Le rapport complet en ${format}`,
  below: (format) => fr`Le rapport complet suit en ${format}.`,
  openHtml: fr`Téléchargez-le et ouvrez-le dans un navigateur.`,
  gone: fr`Le fichier n'a pas été produit : ses mots-clés ont été supprimés.`,
  waits: (channel) =>
    fr`${channel} est en pause. Le rapport y sera publié à la reprise, si elle a lieu dans les deux jours.`,
  nothing: (n) => fr`Le rapport ${n} n'a rien à dire : ses mots-clés sont en pause ou supprimés.`,
  onItsWay: (channel) => fr`Le rapport est en route vers ${channel}.`,

  notSent: {
    'not-allowed': fr`Le fichier n'a pas été envoyé : Earshot ne peut pas déposer de fichiers ici. Un admin peut l'autoriser.`,
    scope: fr`Le fichier n'a pas été envoyé : il manque à Earshot l'autorisation files:write. La personne qui a installé le bot peut l'ajouter, puis le réinstaller.`,
    type: (format) => fr`Le fichier n'a pas été envoyé : les fichiers ${format} ne sont pas autorisés ici.`,
    storage: fr`Le fichier n'a pas été envoyé : cet espace n'a plus de place pour les fichiers. Un admin peut en supprimer.`,
    shared: fr`Le fichier n'a pas été envoyé : les fichiers ne peuvent pas être partagés avec l'autre organisation de ce canal.`,
    size: (size) =>
      fr`Le fichier n'a pas été envoyé : il fait ${size}, plus que ce qui peut être envoyé ici.`,
    sizeLimit: (size, limit) =>
      fr`Le fichier n'a pas été envoyé : il fait ${size}, et la limite est ici de ${limit}.`,
    megabytes: (n) => fr`${n} Mo`,
    disk: fr`Le fichier n'a pas été enregistré : le disque est plein. Libérez de la place, puis redemandez-le.`,
    folder: fr`Le fichier n'a pas été enregistré : Earshot ne peut pas écrire dans son dossier de fichiers, à côté de sa base.`,
    unclear: fr`Le fichier n'a pas été envoyé : il a été refusé sans explication.`,
  },
  instead: {
    'not-allowed': fr`D'ici là, le rapport en message :`,
    type: fr`Choisissez un autre format :`,
    size: fr`Choisissez une période plus courte ou moins de mots-clés :`,
    unclear: fr`Réessayez :`,
  },

  title: fr`Rapports programmés`,
  none: fr`Aucun rapport n'est programmé. Pour en recevoir un chaque lundi :`,
  noneExample: '/earshot rapport hebdomadaire --fichier pdf --à "lun 08:00"',
  which: fr`Quel rapport faut-il arrêter ?`,
  setting: fr`Rapports`,
  listed: {
    one: fr`{n} rapport est programmé :`,
    other: fr`{n} rapports sont programmés :`,
  },
  listExample: '/earshot rapport programmés',
  columns: {
    number: fr`Numéro`,
    about: fr`Sujet`,
    file: fr`Fichier`,
    when: fr`Quand`,
    channel: fr`Canal`,
    next: fr`Prochain`,
  },
  added: (n) => fr`Le rapport ${n} est programmé.`,
  changed: (n) => fr`Le rapport ${n} est modifié.`,
  same: (n) => fr`Le rapport ${n} était déjà réglé ainsi.`,
  removed: (n) => fr`Le rapport ${n} n'est plus programmé.`,
  about: fr`Sujet`,
  when: fr`Quand`,
  channel: fr`Canal`,
  next: fr`Prochain`,
  channelKeywords: (channel) => fr`tous les mots-clés de ${channel}`,
  otherChannelKeywords: fr`tous les mots-clés d'un canal que vous ne voyez pas`,
  noKeywords: fr`aucun mot-clé visible pour vous`,
  paused: fr`quand le canal reprendra`,
  monthly: (date, at) => fr`le ${date === '1' ? '1er' : date} de chaque mois à ${at}`,
  lastDay: fr`ou le dernier jour`,
  stop: (n) => fr`Arrêter le rapport ${n}`,
  showAll: fr`Tous les rapports programmés`,
  shortMonth: (text, lastDay) => fr`${text} (${lastDay})`,
};
