import type { commands as english } from '../en/commands.ts';
import type { CommandText } from '../shapes.ts';
import { fr } from './typography.ts';

/** Every verb and every argument of the English words, no other. */
type SameCommands = {
  [Verb in keyof typeof english]: CommandText & {
    args: Readonly<Record<keyof (typeof english)[Verb]['args'], string>>;
  };
};

const pickKeyword = fr`Nom d'un mot-clé`;
const pickAlert = fr`Numéro d'une alerte`;
const since = fr`Jusqu'où remonter : 24h, 7j, 4sem`;

export const commands: SameCommands = {
  help: {
    description: fr`Ce que sait faire Earshot, ou tout sur une commande`,
    args: { target: fr`Une commande` },
    example: '/earshot aide ajouter',
  },
  add: {
    description: fr`Écouter un nom ou une requête`,
    args: {
      target: fr`Ce qu'il faut écouter : kestrelbox, "kestrel box", acme -dessin`,
      name: fr`Le nom à lui donner ici`,
      kind: fr`Ce que c'est pour vous`,
      lang: fr`Seulement ces langues : en, fr`,
      source: fr`Seulement ces sources`,
      in: fr`Canal qui en entend parler ; celui-ci par défaut`,
      alerts: fr`À quel point l'inhabituel devient une alerte`,
      digest: fr`L'inclure dans le résumé du canal`,
      every: fr`Annoncer aussitôt chaque mention`,
    },
    example: '/earshot ajouter "kestrel box" --nom Kestrelbox --type marque',
  },
  preview: {
    description: fr`Essayer une requête sur ce qui est conservé, avant de l'écouter`,
    args: {
      target: fr`Ce qu'il faut essayer : kestrelbox, "kestrel box", acme -dessin`,
      since,
      lang: fr`Seulement ces langues : en, fr`,
      source: fr`Seulement ces sources`,
    },
    example: '/earshot aperçu kestrelbox -dessin',
  },
  list: {
    description: fr`Vos mots-clés et ce qu'ils ont apporté cette semaine`,
    args: { in: fr`Seulement ceux de ce canal`, page: fr`Page` },
    example: '/earshot liste',
  },
  edit: {
    description: fr`Modifier un mot-clé et voir ce que cela change`,
    args: {
      target: pickKeyword,
      query: fr`La nouvelle requête`,
      name: fr`Le nouveau nom`,
      kind: fr`Ce que c'est pour vous`,
      lang: fr`Seulement ces langues ; toutes pour ne rien limiter`,
      source: fr`Seulement ces sources ; toutes pour ne rien limiter`,
      in: fr`Le déplacer vers ce canal`,
    },
    example: '/earshot modifier Kestrelbox --requête kestrelbox -oiseau',
  },
  pause: {
    description: fr`Ne plus écouter un mot-clé, ou faire taire ce canal`,
    args: { target: fr`Nom d'un mot-clé ; rien pour tout le canal`, in: fr`Un autre canal que celui-ci` },
    example: '/earshot suspendre Kestrelbox',
  },
  resume: {
    description: fr`Écouter de nouveau, ou parler de nouveau ici`,
    args: { target: fr`Nom d'un mot-clé ; rien pour tout le canal`, in: fr`Un autre canal que celui-ci` },
    example: '/earshot reprendre Kestrelbox',
  },
  remove: {
    description: fr`Supprimer un mot-clé et tout ce qui a été compté pour lui`,
    args: { target: pickKeyword, yes: fr`Ne pas redemander` },
    example: '/earshot supprimer Kestrelbox',
  },
  import: {
    description: fr`Lire un fichier de messages du dossier d'import`,
    args: { target: fr`Nom du fichier : avis.csv`, 'dry-run': fr`Dire seulement ce qui se passerait` },
    example: '/earshot importer avis.csv --essai',
  },
  sources: {
    description: fr`D'où viennent les messages, et si tout fonctionne`,
    args: {
      add: fr`Adresse d'un flux ou d'un site`,
      remove: fr`Adresse du flux à supprimer`,
      'opt-in': fr`Activer une source éteinte par défaut`,
      'opt-out': fr`L'éteindre de nouveau`,
    },
    example: '/earshot sources --ajouter https://blog.example',
  },
  report: {
    description: fr`Chiffres, citations et graphiques d'un mot-clé ou du canal`,
    args: {
      target: fr`Nom d'un mot-clé ; rien pour tout le canal`,
      since,
      public: fr`Le montrer à tout le canal`,
    },
    example: '/earshot rapport Kestrelbox --depuis 7j',
  },
  compare: {
    description: fr`Part de voix de plusieurs mots-clés`,
    args: {
      target: fr`Noms séparés par des virgules ; rien pour tout le canal`,
      since,
      public: fr`Le montrer à tout le canal`,
    },
    example: '/earshot comparer Kestrelbox, Quillmere --depuis 4sem',
  },
  digest: {
    description: fr`Quand ce canal reçoit son résumé ; maintenant l'affiche`,
    args: {
      target: fr`À quel rythme`,
      at: fr`Heure : 09:00`,
      day: fr`Jour du résumé hebdomadaire`,
      in: fr`Un autre canal que celui-ci`,
    },
    example: '/earshot résumé quotidien --à 09:00',
  },
  dashboard: {
    description: fr`Tout d'un coup d'œil : 7 jours, alertes ouvertes, sources, prochains résumés`,
    args: {
      target: fr`épingler : le garder dans le canal, en un message tenu à jour ; détacher : ne plus le faire`,
      in: fr`Un autre canal que celui-ci`,
    },
    example: '/earshot tableau épingler',
  },
  why: {
    description: fr`Pourquoi un message a été annoncé ou non ; pourquoi pas d'alerte`,
    args: {
      target: fr`Lien du message, ou des mots qu'il contient`,
      alert: fr`Pourquoi pas d'alerte pour ce mot-clé ?`,
      since,
    },
    example: '/earshot pourquoi https://board.example/item/1',
  },
  alerts: {
    description: fr`Alertes ouvertes, tout sur l'une d'elles, ou leur traitement`,
    args: {
      target: pickAlert,
      all: fr`Les fermées aussi`,
      mine: fr`Seulement les vôtres`,
      figures: fr`Leurs délais de prise en charge et de résolution, leur justesse`,
      since: fr`Seulement celles déclenchées depuis : 24h, 7j, 4s`,
    },
    example: '/earshot alertes --chiffres --depuis 30j',
  },
  alert: {
    description: fr`Ce qui fait qu'un mot-clé déclenche une alerte`,
    args: {
      target: pickKeyword,
      sensitivity: fr`À quel point un pic devient une alerte`,
      mute: fr`Pas d'alerte pendant : 24h ; off pour y mettre fin`,
      threshold: fr`Alerte à tant de mentions par heure ; 0 pour aucune`,
      every: fr`Chaque mention est une alerte`,
      mood: fr`Alerte quand le ton change`,
      first: fr`Alerte aux premières mentions`,
      silence: fr`Alerte quand plus personne n'en parle`,
      slow: fr`Signaler les journées plus chargées que d'habitude`,
      expect: fr`Nom d'un événement prévu, qui relève le seuil`,
      from: fr`Début : 2026-03-05 14:00`,
      to: fr`Fin : 2026-03-06`,
    },
    example: '/earshot alerte Kestrelbox --sensibilité haute',
  },
  replay: {
    description: fr`Ce que la règle d'alerte aurait fait, à chaque sensibilité`,
    args: {
      target: pickKeyword,
      days: fr`Sur combien de jours ; 90 par défaut`,
      sensitivity: fr`Celle dont les alertes sont listées`,
    },
    example: '/earshot rejouer Kestrelbox --jours 90 --sensibilité basse',
  },
  claim: {
    description: fr`Prendre une alerte en charge`,
    args: { target: pickAlert, 'take-over': fr`Même si quelqu'un d'autre l'a déjà` },
    example: '/earshot prendre 12',
  },
  release: {
    description: fr`Rendre une alerte : elle est libre pour les autres`,
    args: { target: pickAlert },
    example: '/earshot rendre 12',
  },
  assign: {
    description: fr`Confier une alerte à quelqu'un`,
    args: { target: pickAlert, to: fr`À qui`, 'take-over': fr`Même si quelqu'un d'autre l'a déjà` },
    example: '/earshot confier 12 @maplefox',
  },
  snooze: {
    description: fr`Mettre une alerte en sourdine pour un temps`,
    args: {
      target: pickAlert,
      for: fr`30m, 4h, 2j, demain ou calme`,
      until: fr`Ou jusqu'à ce moment : 2026-03-09 09:00`,
      why: fr`Raison ; exigée au-delà d'un jour`,
    },
    example: '/earshot reporter 12 4h',
  },
  escalate: {
    description: fr`Publier une alerte dans le canal d'escalade`,
    args: { target: pickAlert },
    example: '/earshot escalader 12',
  },
  note: {
    description: fr`Noter quelque chose sur une alerte`,
    args: { target: pickAlert, text: fr`Ce qu'il faut noter` },
    example: '/earshot noter 12 Le fabricant livre un correctif jeudi',
  },
  merge: {
    description: fr`Rattacher une alerte à une autre`,
    args: { target: pickAlert, into: fr`Numéro de celle qui continue` },
    example: '/earshot fusionner 13 12',
  },
  resolve: {
    description: fr`Fermer une alerte qui a été traitée`,
    args: { target: pickAlert, reason: fr`Ce que c'était` },
    example: '/earshot résoudre 12 corrigé',
  },
  dismiss: {
    description: fr`Fermer une alerte qui n'en était pas une ; la règle en tient compte`,
    args: { target: pickAlert, reason: fr`Ce que c'était ; du bruit par défaut` },
    example: '/earshot classer 12 --raison notre-activité',
  },
  reopen: {
    description: fr`Rouvrir une alerte fermée`,
    args: { target: pickAlert },
    example: '/earshot rouvrir 12',
  },
  language: {
    description: fr`Langue et fuseau horaire de ce canal`,
    args: { target: fr`en ou fr`, 'time-zone': fr`Comme Europe/Paris` },
    example: '/earshot langue fr --fuseau Europe/Paris',
  },
  settings: {
    description: fr`Réglages de ce canal et de l'espace de travail`,
    args: {
      language: fr`Langue de ce canal`,
      'time-zone': fr`Comme Europe/Paris`,
      quiet: fr`Heures de silence : 22:00-07:00, ou off`,
      budget: fr`Messages non demandés par jour, au plus`,
      'on-call': fr`Qui est nommé quand une alerte est escaladée : @a, @b ; non pour personne`,
      'escalate-to': fr`Canal averti des alertes escaladées`,
      retention: fr`Jours de conservation des textes et auteurs (espace)`,
    },
    example: '/earshot réglages --silence 22:00-07:00 --budget 20',
  },
  webhook: {
    description: fr`Laisser vos outils envoyer des messages`,
    args: {
      target: fr`Nom du webhook ; rien pour les voir tous`,
      rotate: fr`Lui donner un nouveau secret`,
      remove: fr`Le supprimer`,
      yes: fr`Ne pas redemander`,
    },
    example: '/earshot webhook assistance',
  },
  link: {
    description: fr`Partager mots-clés et alertes avec un autre espace`,
    args: { target: fr`Code de l'autre espace ; rien pour en recevoir un`, yes: fr`Ne pas redemander` },
    example: '/earshot lier',
  },
  unlink: {
    description: fr`Séparer ce lieu de ceux avec qui il partage`,
    args: { yes: fr`Ne plus demander` },
    example: '/earshot délier',
  },
  forget: {
    description: fr`Effacer le nom et les textes d'un auteur ; les comptes restent`,
    args: {
      target: fr`Lien d'un de ses messages, ou source et identifiant : hacker-news:maplefox`,
      yes: fr`Ne pas redemander`,
    },
    example: '/earshot oublier hacker-news:maplefox',
  },
  audit: {
    description: fr`Qui a changé quoi, le plus récent d'abord`,
    args: { count: fr`Combien d'actions` },
    example: '/earshot journal --nombre 50',
  },
};
