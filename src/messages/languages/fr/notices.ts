import type { NoticeWords } from '../en/notices.ts';
import { until } from './moments.ts';
import { fr } from './typography.ts';

export const notices: NoticeWords = {
  purposes: {
    alert: { one: '{n} alerte', other: '{n} alertes' },
    digest: { one: '{n} résumé', other: '{n} résumés' },
    mention: { one: '{n} mention', other: '{n} mentions' },
    notice: { one: '{n} avis', other: '{n} avis' },
    triage: { one: '{n} message sur des alertes', other: '{n} messages sur des alertes' },
    answer: { one: '{n} réponse', other: '{n} réponses' },
  },
  permissions: {
    ViewChannel: fr`Voir le salon`,
    SendMessages: fr`Envoyer des messages`,
    AttachFiles: fr`Joindre des fichiers`,
    SendMessagesInThreads: fr`Envoyer des messages dans les fils`,
    CreatePublicThreads: fr`Créer des fils publics`,
    ReadMessageHistory: fr`Voir les anciens messages`,
    ManageThreads: fr`Gérer les fils et les posts`,
    ManageChannels: fr`Gérer les salons`,
  },
  backTitle: fr`Me revoilà`,
  back: (away, open) =>
    fr`Absence : ${away}. Encore ouvert ici : ${open}. Le temps de réaction compte à partir de maintenant.`,

  catchUpTitle: fr`Non signalé un par un`,
  catchUp: (what, span) =>
    fr`${what}, ${span} : retenus par les heures calmes, la limite du jour ou une panne. Rien n'est perdu.`,
  catchUpShown: fr`Parmi les plus récents`,
  catchUpButton: fr`Voir les alertes ouvertes`,
  catchUpReport: fr`Tout est compté dans le prochain résumé ; un rapport le montre tout de suite.`,

  pausedTitle: (channel) => fr`Je ne peux pas écrire dans #${channel}`,
  pausedBecause: {
    'no-channel': fr`Le canal n'existe plus, ou il est archivé.`,
    'not-allowed': fr`Je ne suis pas dans le canal, ou je n'ai pas le droit d'y écrire.`,
    archived: fr`Le canal est archivé.`,
    left: fr`On m'a retiré du canal.`,
    asked: fr`quelqu'un l'a demandé.`,
  },
  pausedOther: fr`La plateforme n'y accepte pas mes messages.`,
  pausedFix: (channel) => fr`Invitez Earshot dans #${channel}, puis tapez-y :`,
  pausedFixCommand: '/earshot reprendre',
  pausedFixButton: fr`Je l'ai invité : reprendre`,
  pausedLacks: (permissions) => fr`Il m'y manque des permissions : ${permissions}.`,
  pausedFixLacks: (channel) =>
    fr`Accordez-les à Earshot dans les paramètres de #${channel} (Permissions), puis tapez-y :`,
  pausedFixLacksButton: fr`C'est accordé : y publier de nouveau`,
  barred: (channel, permissions) =>
    fr`Je ne peux pas encore publier dans #${channel} : il me manque ${permissions}.`,
  barredFix: fr`Accordez-le-moi dans les paramètres du canal (Permissions).`,
  checkTitle: (channel) => fr`J'ai examiné #${channel}, où je dois publier.`,
  checkMeans: fr`Je regarde une fois par jour. Si quelque chose m'empêche encore de publier, je le redis au bout d'une semaine.`,
  channelFaults: {
    archived: {
      problem: (channel) => fr`Je ne peux pas publier dans #${channel} : il est archivé.`,
      fix: fr`Rouvrez-le, ou choisissez un autre canal.`,
    },
    'not-in': {
      problem: (channel) => fr`Je ne suis pas dans #${channel} : je ne peux pas encore y écrire.`,
      fix: fr`Tapez-y :`,
      type: '/invite @Earshot',
    },
    'read-only': {
      problem: (channel) =>
        fr`Je ne peux pas publier dans #${channel} : seules certaines personnes le peuvent, et je n'en fais pas partie.`,
      fix: fr`La personne qui gère le canal peut me l'accorder (paramètres du canal, autorisations de publication) ; sinon, choisissez un autre canal.`,
    },
    external: {
      problem: (channel) => fr`#${channel} est partagé avec une autre organisation.`,
      fix: fr`Ses membres lisent ce que j'y publie. Ils peuvent regarder ; un admin décide s'ils peuvent agir sur les alertes.`,
    },
    locked: {
      problem: (channel) => fr`Je ne peux pas publier dans #${channel} : il est verrouillé.`,
      fix: fr`Un modérateur peut le déverrouiller ; sinon, choisissez un autre canal.`,
    },
    kind: {
      problem: (channel) =>
        fr`Je ne peux pas publier dans #${channel} : ce type de canal n'accepte pas mes messages.`,
      fix: fr`Choisissez un salon textuel, d'annonces ou un forum.`,
    },
    history: {
      problem: (channel) => fr`Dans #${channel}, il me manque Voir les anciens messages.`,
      fix: fr`Si la connexion s'interrompt au milieu d'un message, il peut arriver deux fois. Accordez-le-moi dans les paramètres du canal (Permissions).`,
    },
    'no-tags': {
      problem: (channel) =>
        fr`Je ne peux pas publier dans #${channel} : un tag y est obligatoire, et il n'y en a aucun.`,
      fix: fr`Ajoutez un tag dans les paramètres du forum (Tags), ou accordez-moi Gérer les salons : je les créerai.`,
    },
    'moderated-tags': {
      problem: (channel) =>
        fr`Je ne peux pas publier dans #${channel} : un tag y est obligatoire, et tous sont réservés aux modérateurs.`,
      fix: fr`Ajoutez un tag ouvert à tous dans les paramètres du forum (Tags), ou accordez-moi Gérer les fils et les posts.`,
    },
    'no-threads': {
      problem: (channel) => fr`#${channel} est un salon vocal, qui n'a pas de fils.`,
      fix: fr`Ce qui concerne une alerte est publié sous sa carte. Un salon textuel garde tout ensemble.`,
    },
  },
  pausedFixGone: fr`Choisissez un autre canal pour ses mots-clés :`,
  pausedFixGoneCommand: '/earshot modifier <mot-clé> --dans #canal',
  pausedMeans: fr`D'ici là, rien n'y est publié. Tout continue d'être collecté et compté.`,

  lostTitle: (channel) => fr`Un message n'a pas pu être publié dans #${channel}`,
  lostAlertTitle: (alert, channel) => fr`L'alerte ${alert} n'a pas pu être publiée dans #${channel}`,
  lostAlertOn: (alert, keyword, channel) =>
    fr`L'alerte ${alert} sur ${keyword} n'a pas pu être publiée dans #${channel}`,
  lostRefused: fr`La plateforme ne l'accepte pas, et j'y ai renoncé. Tout le reste continue, et tout reste compté.`,
  lostAnswer: fr`La réponse était`,
  lostWhy: fr`Je n'y suis pas arrivé et j'y ai renoncé. Tout le reste continue, et tout reste compté.`,
  lostLog: fr`La personne qui exploite le bot trouvera la cause dans son journal, sous`,

  cutOffTitle: (home, platform) => fr`Je ne peux pas écrire dans ${home} sur ${platform}`,
  cutOffWhy: (platform) =>
    fr`${platform} ne m'y accepte pas : mon jeton est refusé, ou l'application a été retirée.`,
  cutOffFix: fr`La personne qui exploite le bot vérifie son jeton et le redémarre ; celle qui gère l'espace réinstalle l'application.`,
  cutOffMeans: fr`Ce qui attend là-bas est gardé et part dès que je peux y écrire de nouveau. Tout reste compté.`,

  linkCode: (code) => fr`Code à usage unique : ${code}`,
  linkHow: fr`Tapez ceci à l'autre endroit pour partager mots-clés, alertes et suivi :`,
  linkUntil: (moment) => fr`Il ne sert qu'une fois, ${until(moment)}.`,
  linkJoined: (workspace) =>
    fr`Ce lieu fait maintenant partie de ${workspace} : mots-clés, alertes et suivi sont partagés.`,
  linkHere: fr`Ce code a été créé ici même. Tapez-le à l'autre endroit : il y reste valable.`,
  linkAsk: (workspace) => fr`Rejoindre ${workspace} ?`,
  linkComes: fr`Suivent : les canaux de ce lieu avec leurs réglages, les mots-clés, les flux, les webhooks, les alertes et leur suivi (sous de nouveaux numéros), et le journal.`,
  linkLost: (mentions, workspace) =>
    fr`Est supprimé : ce qui a été recueilli ici jusqu'à présent (${mentions}), avec ses textes et ses graphiques. Les mots-clés réapprennent ce qui leur est habituel ; ceux que ${workspace} possède déjà, avec le même nom et la même requête, partagent son historique.`,
  linkThen: fr`Délier séparera de nouveau les lieux plus tard. Ce qui est supprimé ne revient pas.`,
  linkButton: fr`Rejoindre`,
  linkConfirm: fr`Rejoindre maintenant ? Ce qui a été recueilli ici jusqu'à présent est supprimé pour de bon.`,
  linkNumbers: fr`Les alertes ouvertes qui ont suivi ont de nouveaux numéros :`,
  linkRenumbered: (before, after) => fr`n° ${before} devient n° ${after}`,
  unlinkAlone: fr`Ce lieu ne partage rien avec un autre : il n'y a rien à séparer.`,
  unlinkAsk: (others) => fr`Séparer ce lieu de ${others} ?`,
  unlinkGoes: fr`Part avec ce lieu : ses canaux avec leurs réglages, une copie des mots-clés qu'ils écoutent, et les flux qui y ont été ajoutés.`,
  unlinkStays: (workspace) =>
    fr`Reste à ${workspace} : ce qui a été recueilli jusqu'ici, les alertes et leur suivi, le journal, et les mots-clés qu'aucun canal n'écoute ici.`,
  unlinkThen: fr`Ensuite, chacun recueille, compte et alerte pour soi. Les cartes des alertes ouvertes sont fermées ici et disent où l'alerte continue ; les plus anciennes restent lisibles. On ne peut plus agir sur elles depuis ce lieu.`,
  leftCard: (number, workspace) =>
    fr`L'alerte n° ${number} continue chez ${workspace}. Ce lieu en a été séparé : on ne peut plus agir sur elle d'ici.`,
  unlinkButton: fr`Séparer`,
  unlinkConfirm: fr`Séparer maintenant ? Ce qui a été recueilli jusqu'ici ne suit pas.`,
  unlinked: (others) => fr`Ce lieu est de nouveau indépendant, séparé de ${others}.`,

  auditTitle: fr`Dernières actions`,
  auditGone: fr`une alerte supprimée depuis`,
  auditEmpty: fr`Rien n'a encore été fait.`,
  auditActs: {
    'add-feed': fr`ajouter un flux`,
    'add-webhook': fr`créer un webhook`,
    'assign-post': fr`confier un message`,
    'forget-lessons': fr`oublier les corrections`,
    'join-stories': fr`réunir deux sujets`,
    learn: fr`corriger des messages`,
    move: fr`déplacer`,
    'opt-in': fr`activer une source`,
    'opt-out': fr`désactiver une source`,
    'pause-channel': fr`suspendre le canal`,
    'pin-dashboard': fr`épingler le tableau`,
    'remove-feed': fr`retirer un flux`,
    'remove-webhook': fr`supprimer un webhook`,
    'resume-channel': fr`reprendre le canal`,
    'rotate-webhook': fr`renouveler le secret`,
    'unpin-dashboard': fr`détacher le tableau`,
    wake: fr`finir un report`,
    remind: fr`rappeler`,
    'ask-idle': fr`relancer`,
    untag: fr`retirer une étiquette`,
    unstar: fr`retirer une étoile`,
  },
  auditPostGone: fr`un message supprimé`,
  auditColumns: { when: fr`Quand`, who: fr`Qui`, act: fr`Action`, subject: fr`Objet`, detail: fr`Détail` },
  timer: fr`automatique`,
  bot: fr`Earshot`,
  cancel: fr`Annuler`,
  working: fr`Je m'en occupe…`,
};
