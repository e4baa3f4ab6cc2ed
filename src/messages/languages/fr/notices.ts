import type { NoticeWords } from '../en/notices.ts';
import { until } from './moments.ts';
import { fr } from './typography.ts';

export const notices: NoticeWords = {
  purposes: {
    alert: { one: '{n} alerte', other: '{n} alertes' },
    digest: { one: '{n} résumé', other: '{n} résumés' },
    mention: { one: '{n} mention', other: '{n} mentions' },
    notice: { one: '{n} information', other: '{n} informations' },
    triage: { one: '{n} suivi d’alerte', other: '{n} suivis d’alerte' },
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
  backTitle: fr`Je suis de retour`,
  back: (away, open) =>
    fr`Hors ligne pendant ${away}. Encore ouvert ici : ${open}. Ce temps ne compte pas dans les délais de réponse.`,

  catchUpTitle: fr`Messages regroupés`,
  catchUp: (what, span) =>
    fr`${what}, ${span} : en attente à cause des heures calmes, de la limite quotidienne ou d'une panne.`,
  catchUpShown: fr`Les plus récents`,
  catchUpButton: fr`Voir les alertes ouvertes`,
  catchUpReport: fr`Tout figure dans le prochain résumé ; un rapport le montre tout de suite.`,

  pausedTitle: (channel) => fr`Je ne peux pas publier dans #${channel}`,
  pausedBecause: {
    'no-channel': fr`Le canal n'existe plus, ou il est archivé.`,
    'not-allowed': fr`Je ne suis pas dans le canal, ou je n'ai pas le droit d'y écrire.`,
    archived: fr`Le canal est archivé.`,
    left: fr`J'ai été retiré du canal.`,
    asked: fr`quelqu'un l'a demandé.`,
  },
  pausedOther: fr`La plateforme y refuse mes messages.`,
  pausedFix: (channel) => fr`Invitez Earshot dans #${channel}, puis tapez-y :`,
  pausedFixCommand: '/earshot reprendre',
  pausedFixButton: fr`C'est fait : publier de nouveau`,
  pausedLacks: (permissions) => fr`Permissions manquantes : ${permissions}.`,
  pausedFixLacks: (channel) =>
    fr`Accordez-les à Earshot dans les paramètres de #${channel} (Permissions), puis tapez-y :`,
  pausedFixLacksButton: fr`C'est accordé : publier de nouveau`,
  barred: (channel, permissions) =>
    fr`Je ne peux pas encore publier dans #${channel}. Permissions manquantes : ${permissions}.`,
  barredFix: fr`Accordez-les dans les paramètres du canal (Permissions).`,
  checkTitle: (channel) => fr`J'ai vérifié si je peux publier dans #${channel}.`,
  checkMeans: fr`Je vérifie une fois par jour. Si rien ne change, je le redirai dans une semaine.`,
  channelFaults: {
    archived: {
      problem: (channel) => fr`Je ne peux pas publier dans #${channel} : il est archivé.`,
      fix: fr`Désarchivez-le, ou choisissez un autre canal.`,
    },
    'not-in': {
      problem: (channel) => fr`Je ne peux pas encore publier dans #${channel} : je n'en suis pas membre.`,
      fix: fr`Tapez-y :`,
      type: '/invite @Earshot',
    },
    'read-only': {
      problem: (channel) =>
        fr`Je ne peux pas publier dans #${channel} : seuls certains membres en ont le droit.`,
      fix: fr`La personne qui gère le canal peut l'accorder (paramètres du canal, autorisations de publication). Sinon, choisissez un autre canal.`,
    },
    external: {
      problem: (channel) => fr`#${channel} est partagé avec une autre organisation.`,
      fix: fr`Ses membres peuvent lire ce que j'y publie. Un admin décide s'ils peuvent agir sur les alertes.`,
    },
    locked: {
      problem: (channel) => fr`Je ne peux pas publier dans #${channel} : il est verrouillé.`,
      fix: fr`Demandez à un modérateur de le déverrouiller, ou choisissez un autre canal.`,
    },
    kind: {
      problem: (channel) =>
        fr`Je ne peux pas publier dans #${channel} : ce type de canal n'accepte pas les messages d'applications.`,
      fix: fr`Choisissez un salon textuel, un salon d'annonces ou un forum.`,
    },
    history: {
      problem: (channel) => fr`Permission manquante dans #${channel} : Voir les anciens messages.`,
      fix: fr`Sans elle, un message peut arriver deux fois après une coupure. Accordez-la dans les paramètres du canal (Permissions).`,
    },
    'no-tags': {
      problem: (channel) =>
        fr`Je ne peux pas publier dans #${channel} : un tag y est obligatoire, et le forum n'en a aucun.`,
      fix: fr`Ajoutez un tag dans les paramètres du forum (Tags), ou accordez-moi Gérer les salons : je créerai les tags.`,
    },
    'moderated-tags': {
      problem: (channel) =>
        fr`Je ne peux pas publier dans #${channel} : un tag y est obligatoire, et tous sont réservés aux modérateurs.`,
      fix: fr`Ajoutez un tag ouvert à tous dans les paramètres du forum (Tags), ou accordez-moi Gérer les fils et les posts.`,
    },
    'no-threads': {
      problem: (channel) => fr`#${channel} est un salon vocal et n'a pas de fils.`,
      fix: fr`Les réponses à une alerte sont publiées sous sa carte. Un salon textuel les garde ensemble.`,
    },
  },
  pausedFixGone: fr`Choisissez un autre canal pour ses mots-clés :`,
  pausedFixGoneCommand: '/earshot modifier <mot-clé> --dans #canal',
  pausedMeans: fr`D'ici là, je n'y publie rien. Les mentions sont toujours recueillies et comptées.`,

  lostTitle: (channel) => fr`Un message n'a pas pu être publié dans #${channel}`,
  lostAlertTitle: (alert, channel) => fr`L'alerte #${alert} n'a pas pu être publiée dans #${channel}`,
  lostAlertOn: (alert, keyword, channel) =>
    fr`L'alerte #${alert} sur ${keyword} n'a pas pu être publiée dans #${channel}`,
  lostRefused: fr`Refus de la plateforme ; je ne réessaierai pas. Les mentions sont toujours comptées.`,
  lostAnswer: fr`Réponse de la plateforme :`,
  lostWhy: fr`Une erreur du bot a empêché l'envoi ; je ne réessaierai pas. Les mentions sont toujours comptées.`,
  lostLog: fr`La cause est dans le journal du bot, sous`,

  cutOffTitle: (home, platform) => fr`Je ne peux pas publier dans ${home} sur ${platform}`,
  cutOffWhy: (platform) => fr`${platform} refuse mon jeton, ou l'application y a été retirée.`,
  cutOffFix: fr`La personne qui gère le bot vérifie le jeton, puis redémarre. Celle qui gère l'espace réinstalle l'application.`,
  cutOffMeans: fr`Les messages en attente sont gardés et partiront dès que possible. Les mentions sont toujours comptées.`,

  linkCode: (code) => fr`Code à usage unique : ${code}`,
  linkHow: fr`Tapez ceci dans l'autre espace Slack ou serveur Discord pour partager mots-clés, alertes et suivi :`,
  linkUntil: (moment) => fr`Il ne sert qu'une fois, ${until(moment)}.`,
  linkJoined: (workspace) => fr`Désormais partagés avec ${workspace} : mots-clés, alertes et suivi.`,
  linkHere: fr`Ce code a été créé ici. Tapez-le dans l'autre espace Slack ou serveur Discord.`,
  linkAsk: (workspace) => fr`Rejoindre ${workspace} ?`,
  linkComes: fr`Seront transférés : les canaux avec leurs réglages, les mots-clés, les flux, les webhooks, les alertes avec leurs responsables (sous de nouveaux numéros) et le journal des actions.`,
  linkLost: (mentions, workspace) =>
    fr`Sera supprimé : ce qui a été recueilli ici jusqu'à présent (${mentions}), graphiques compris. Les mots-clés réapprennent ce qui est habituel ; ceux que ${workspace} a déjà, avec le même nom et la même requête, partagent son historique.`,
  linkThen: fr`Vous pourrez délier plus tard. Ce qui est supprimé ne revient pas.`,
  linkButton: fr`Rejoindre`,
  linkConfirm: fr`Rejoindre maintenant ? Ce qui a été recueilli ici jusqu'à présent sera supprimé pour de bon.`,
  linkNumbers: fr`Les alertes ouvertes ont de nouveaux numéros :`,
  linkRenumbered: (before, after) => fr`#${before} devient #${after}`,
  unlinkAlone: fr`Rien n'est partagé ici : il n'y a rien à séparer.`,
  unlinkAsk: (others) => fr`Ne plus partager avec ${others} ?`,
  unlinkGoes: fr`Seront transférés : les canaux d'ici avec leurs réglages, une copie des mots-clés qui y sont surveillés et les flux qui y ont été ajoutés.`,
  unlinkStays: (workspace) =>
    fr`Resteront à ${workspace} : ce qui a été recueilli jusqu'ici, les alertes et leurs responsables, le journal des actions et les mots-clés qu'aucun canal d'ici ne surveille.`,
  unlinkThen: fr`Ensuite, chacun recueille, compte et alerte pour soi. Les cartes des alertes ouvertes sont fermées ici et disent où l'alerte continue ; les plus anciennes restent lisibles. Leurs boutons ne servent plus ici.`,
  leftCard: (number, workspace) =>
    fr`L'alerte #${number} continue chez ${workspace}. Elle ne peut plus être traitée d'ici.`,
  unlinkButton: fr`Séparer`,
  unlinkConfirm: fr`Séparer maintenant ? Ce qui a été recueilli jusqu'ici ne suit pas.`,
  unlinked: (others) => fr`Plus rien n'est partagé avec ${others}.`,

  auditTitle: fr`Dernières actions`,
  auditGone: fr`une alerte supprimée`,
  auditEmpty: fr`Aucune action pour l'instant.`,
  auditActs: {
    'add-feed': fr`ajouter un flux`,
    'add-webhook': fr`créer un webhook`,
    'assign-post': fr`confier un message`,
    charts: fr`changer les graphiques`,
    'forget-lessons': fr`oublier les corrections`,
    include: fr`ne plus exclure`,
    list: fr`modifier une liste`,
    'list-off': fr`supprimer une liste`,
    'join-stories': fr`réunir deux sujets`,
    learn: fr`corriger des messages`,
    move: fr`déplacer`,
    'opt-in': fr`activer une source`,
    'opt-out': fr`désactiver une source`,
    'pause-channel': fr`suspendre le canal`,
    'pin-dashboard': fr`épingler le tableau`,
    'remove-feed': fr`retirer un flux`,
    'remove-webhook': fr`supprimer un webhook`,
    'report-on': fr`programmer un rapport`,
    'report-change': fr`modifier un rapport`,
    'report-off': fr`arrêter un rapport`,
    'hide-theme': fr`masquer un thème`,
    'add-campaign': fr`ajouter une campagne`,
    'end-campaign': fr`terminer une campagne`,
    'remove-campaign': fr`supprimer une campagne`,
    'rename-theme': fr`renommer un thème`,
    'resume-channel': fr`reprendre le canal`,
    'revoke-dashboard-link': fr`révoquer un lien`,
    'rotate-webhook': fr`renouveler le secret`,
    'share-dashboard': fr`lien vers le tableau`,
    'show-theme': fr`remontrer un thème`,
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
