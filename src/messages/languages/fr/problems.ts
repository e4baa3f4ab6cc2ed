import { channelNameOf } from '../../channel-name.ts';
import type { ProblemWords } from '../shapes.ts';
import { badArgument, orNearest } from './bad-argument.ts';
import { importFile } from './import-file.ts';
import { impossible } from './impossible.ts';
import { noFeed, otherFile } from './no-feed.ts';
import { notAllowed } from './not-allowed.ts';
import { fr } from './typography.ts';
import { feedDead, feedRefused } from './unreadable-feed.ts';

/** Asked when a command does not say what it is about: by what it takes, else by its name. */
const WHICH: Partial<Record<string, string>> = {
  alert: fr`Quelle alerte ?`,
  keyword: fr`Quel mot-clé ?`,
  post: fr`Quel message ?`,
  item: fr`Quelle alerte ou quel message ?`,
  source: fr`Quelle source ?`,
  verb: fr`Quelle commande ?`,
  add: fr`Que faut-il chercher ?`,
  preview: fr`Que faut-il chercher ?`,
  import: fr`Quel fichier ?`,
  export: fr`Que faut-il exporter ?`,
  why: fr`Quel message ?`,
  lists: fr`Quelle liste ?`,
  unmute: fr`Qui ou quoi ?`,
  forget: fr`Quel auteur ?`,
};

/** Asked when an option is left out that a command cannot do without. */
const WHICH_OPTION: Partial<Record<string, string>> = {
  'campaign name': fr`Comment s'appelle-t-elle ?`,
  'campaign keywords': fr`Quels mots-clés ?`,
  'campaign to': fr`Jusqu'à quel jour ?`,
  text: fr`Que faut-il noter ?`,
  into: fr`Avec quelle alerte ?`,
  to: fr`À qui ?`,
  tags: fr`Quelles étiquettes ?`,
  as: fr`Comment marquer ce message ?`,
  what: fr`L'auteur ou le site ?`,
  reason: fr`Pour quelle raison ?`,
};

export const problems: ProblemWords = {
  query: () => ({ what: fr`Je n'arrive pas à lire cette requête.` }),
  'unknown-verb': ({ typed, near }) =>
    /^\d+$/.test(String(typed))
      ? {
          what: fr`Il n'y a pas de bouton ${typed!}.`,
          fix: fr`Pour voir une alerte : /earshot alertes ${typed!}.`,
        }
      : {
          what: fr`Il n'y a pas de commande « ${typed ?? ''} ».`,
          fix:
            near === undefined
              ? fr`/earshot aide montre toutes les commandes.`
              : fr`Vouliez-vous dire /earshot ${near} ?`,
        },
  'unknown-flag': ({ typed, verb, near }) => ({
    what: fr`/earshot ${verb ?? ''} n'a pas d'option --${typed ?? ''}.`,
    fix:
      near === undefined
        ? fr`/earshot aide ${verb ?? ''} montre toutes les options.`
        : fr`Vouliez-vous dire --${near} ?`,
  }),
  'missing-argument': ({ argument, verb, of, command, asked, example }) => ({
    what:
      argument === 'target'
        ? (WHICH[String(of)] ?? WHICH[String(command)] ?? fr`Il manque quelque chose.`)
        : (WHICH_OPTION[`${command} ${asked}`] ??
          WHICH_OPTION[String(asked)] ??
          fr`Il manque quelque chose après --${argument ?? ''}.`),
    fix:
      example === undefined
        ? fr`/earshot aide ${verb ?? ''} donne un exemple.`
        : fr`Par exemple : ${example}`,
  }),
  'bad-argument': badArgument,
  'too-many-arguments': ({ typed, verb, example }) => ({
    what: fr`Je n'ai pas compris « ${typed ?? ''} ».`,
    fix:
      example === undefined
        ? fr`/earshot aide ${verb ?? ''} donne un exemple.`
        : fr`Mettez plusieurs mots entre guillemets. Par exemple : ${example}`,
  }),
  'unclosed-quote': ({ quote }) => ({
    what: fr`Le guillemet ${quote ?? ''} n'est jamais fermé.`,
    fix: fr`Fermez-le, ou retirez-le.`,
  }),
  'not-allowed': notAllowed,
  'keyword-not-found': ({ typed, near }) => ({
    what: fr`Il n'y a pas de mot-clé « ${typed ?? ''} ».`,
    fix: orNearest(near, fr`/earshot liste montre tous les mots-clés.`),
  }),
  'keyword-ambiguous': ({ typed, names }) => ({
    what: fr`« ${typed ?? ''} » peut désigner plusieurs mots-clés : ${names ?? ''}.`,
    fix: fr`Tapez le nom entier.`,
  }),
  'keyword-exists': ({ name, quotable, option, change }) => {
    if (option !== undefined) {
      return {
        what: fr`« ${name ?? ''} » surveille déjà exactement cela, avec un autre --${option}.`,
        fix: fr`Pour le suivre ici aussi, retirez --${option}. Pour le changer pour tous : /earshot ${change ?? ''} "${quotable ?? ''}".`,
      };
    }
    return {
      what: fr`Il y a déjà un mot-clé « ${name ?? ''} », avec une autre requête.`,
      fix: fr`Donnez un autre nom à celui-ci avec --nom, ou modifiez l'autre : /earshot modifier "${quotable ?? ''}" --requête, puis la requête.`,
    };
  },
  'too-many-keywords': ({ max }) => ({
    what: fr`Cet espace de travail a déjà ${max ?? ''} mots-clés, le maximum.`,
    fix: fr`Supprimez-en un dont personne n'a besoin, ou réunissez plusieurs noms dans une requête avec OR.`,
  }),
  'alert-not-found': ({ typed, number }) => ({
    what:
      number === undefined
        ? fr`Il n'y a pas d'alerte « ${typed ?? ''} ».`
        : fr`L'alerte de ce bouton, #${number}, n'est plus ici.`,
    fix: fr`/earshot alertes --toutes montre toutes les alertes et leurs numéros.`,
  }),
  'alert-changed': () => ({
    what: fr`Quelqu'un d'autre modifie cette alerte en ce moment.`,
    fix: fr`Regardez l'alerte, puis réessayez.`,
  }),
  'alert-act-impossible': impossible,
  'channel-not-found': ({ typed }) => ({
    what: fr`Je ne connais pas le canal « ${typed ?? ''} ».`,
    fix: fr`Choisissez-le dans la liste qui apparaît après #, ou tapez la commande dans ce canal.`,
  }),
  'feed-refused': feedRefused,
  'feed-dead': feedDead,
  'feed-not-a-feed': ({ url }) => ({
    what: fr`Je n'ai trouvé aucun flux à ${url ?? ''}.`,
    fix: fr`Cherchez « RSS » ou « flux » sur le site, et donnez-moi cette adresse.`,
  }),
  'feed-impossible': noFeed,
  'feed-other-file': otherFile,
  'source-not-found': ({ typed, near, url }) =>
    url === undefined
      ? {
          what: fr`Il n'y a pas de source « ${typed ?? ''} ».`,
          fix: orNearest(near, fr`/earshot flux montre toutes les sources.`),
        }
      : {
          what: fr`${url} n'est pas un flux de cet espace de travail.`,
          fix: fr`/earshot flux montre tous les flux.`,
        },
  'webhook-not-found': ({ typed }) => ({
    what: fr`Il n'y a pas de webhook « ${typed ?? ''} ».`,
    fix: fr`/earshot webhook montre tous les webhooks.`,
  }),
  'too-many-webhooks': ({ max }) => ({
    what: fr`Il y a déjà ${max ?? ''} webhooks, le maximum.`,
    fix: fr`Supprimez-en un qui ne sert plus.`,
  }),
  'dashboard-page-off': ({ variable }) => ({
    what: fr`Les tableaux de bord n'ont pas encore de page web.`,
    fix: fr`Demandez à la personne qui gère le bot de définir ${variable ?? ''}.`,
  }),
  'too-many-links': ({ max }) => ({
    what: fr`Il y a déjà ${max ?? ''} liens, le maximum.`,
    fix: fr`Révoquez-en un qui ne sert plus : /earshot tableau révoquer`,
  }),
  'link-not-found': ({ typed }) => ({
    what: fr`Le lien ${typed ?? ''} n'existe pas ou n'est plus valable.`,
    fix: fr`/earshot tableau révoquer montre les liens que vous pouvez révoquer.`,
  }),
  'import-file': importFile,
  'post-not-found': ({ typed }) => ({
    what: fr`Je n'ai trouvé aucun message pour « ${typed ?? ''} ».`,
    fix: fr`Donnez le lien du message, ou d'autres mots qu'il contient.`,
  }),
  'post-unknown': ({ typed }) => ({
    what:
      typed === undefined
        ? fr`Ce message n'est plus conservé.`
        : fr`Il n'y a pas de message conservé « ${typed} ».`,
    why: fr`Il n'a jamais correspondu à un mot-clé ici, il a été supprimé, ou il est trop ancien pour être conservé.`,
    fix: fr`Donnez son lien, ou sa référence dans /earshot mentions. Pour savoir ce qu'il est devenu, tapez /earshot pourquoi et son lien.`,
  }),
  'not-muted': ({ typed }) => ({
    what: fr`Personne n'est masqué sous le nom « ${typed ?? ''} », et aucun mot-clé ne porte ce nom.`,
    fix: fr`/earshot démasquer montre qui est masqué.`,
  }),
  'campaign-not-found': ({ typed, near }) => ({
    what: fr`Il n'y a pas de campagne « ${typed ?? ''} ».`,
    fix: orNearest(near, fr`/earshot campagne montre toutes les campagnes.`),
  }),
  'campaign-exists': ({ name }) => ({
    what: fr`Il y a déjà une campagne « ${name ?? ''} ».`,
    fix: fr`Donnez un autre nom à celle-ci.`,
  }),
  'too-many-campaigns': ({ max }) => ({
    what: fr`Cet espace a déjà ${max ?? ''} campagnes, le maximum.`,
    fix: fr`Supprimez-en une dont personne n'a besoin : /earshot campagne supprimer, et son nom.`,
  }),
  'list-not-found': ({ typed, near }) => ({
    what: fr`Il n'y a pas de liste « ${typed ?? ''} ».`,
    fix: orNearest(near, fr`/earshot listes montre toutes les listes.`),
  }),
  'list-name': ({ typed }) => ({
    what: fr`« ${typed ?? ''} » ne peut pas être le nom d'une liste.`,
    fix: fr`Prenez un seul mot avec des lettres, des chiffres et des traits d'union, 40 caractères au plus.`,
  }),
  'list-exists': ({ name }) => ({
    what: fr`Il y a déjà une liste « ${name ?? ''} ».`,
    fix: fr`Prenez un autre nom.`,
  }),
  'list-in-use': ({ name, names }) => ({
    what: fr`La liste « ${name ?? ''} » n'est pas supprimée : des requêtes la nomment (${names ?? ''}).`,
    fix: fr`Retirez-la d'abord de ces requêtes : /earshot modifier, et le nom du mot-clé.`,
  }),
  'list-entry-not-found': ({ typed }) => ({
    what: fr`« ${typed ?? ''} » n'est pas dans cette liste.`,
    fix: fr`/earshot listes et le nom de la liste montre ses entrées.`,
  }),
  'list-empty': ({ name }) => ({
    what: fr`La liste « ${name ?? ''} » n'aurait plus d'entrée.`,
    fix: fr`Pour la supprimer, ajoutez --supprimer.`,
  }),
  'list-too-long': ({ max }) => ({
    what: fr`Une liste a au plus ${max ?? ''} entrées.`,
    fix: fr`Créez une seconde liste : une requête peut nommer les deux.`,
  }),
  'lists-too-long': ({ operands, max }) => ({
    what: fr`Cette requête serait trop longue.`,
    why: fr`Avec les entrées de ses listes, elle a ${operands ?? ''} mots, et ${max ?? ''} au plus sont possibles.`,
    fix: fr`Nommez moins de listes, ou raccourcissez-les.`,
  }),
  'too-many-lists': ({ max }) => ({
    what: fr`Cet espace a déjà ${max ?? ''} listes, le maximum.`,
    fix: fr`Supprimez-en une qu'aucune requête ne nomme : /earshot listes, son nom, et --supprimer.`,
  }),
  'entry-unreadable': ({ typed }) => ({
    what: fr`Je n'arrive pas à lire l'entrée « ${typed ?? ''} ».`,
    why: fr`Une entrée est un mot, une expression, un auteur ou un site.`,
    fix: fr`Séparez les entrées par des virgules, et mettez entre guillemets les expressions avec des signes.`,
  }),
  'not-excluded': ({ typed }) => ({
    what: fr`« ${typed ?? ''} » n'est pas exclu.`,
    fix: fr`/earshot exclure montre ce qui l'est.`,
  }),
  'too-many-exclusions': ({ max }) => ({
    what: fr`Au plus ${max ?? ''} entrées peuvent être exclues.`,
    fix: fr`Retirez celles qui ne servent plus : /earshot exclure --retirer`,
  }),
  'theme-not-found': ({ typed, name, names }) => ({
    what: fr`${name ?? ''} n'a pas de thème « ${typed ?? ''} » sur cette période.`,
    fix:
      names === undefined
        ? fr`Essayez une période plus longue : --depuis 30j`
        : fr`Ses thèmes sont : ${names}.`,
  }),
  'post-not-of-keyword': ({ keyword }) => ({
    what:
      keyword === undefined
        ? fr`Ce message n'est plus une mention de ce mot-clé.`
        : fr`Ce message n'est pas une mention de ${keyword}.`,
    fix: fr`Pour savoir quels mots-clés il mentionne, tapez /earshot pourquoi et son lien.`,
  }),
  'post-without-author': () => ({
    what: fr`Ce message n'a pas d'auteur.`,
    fix: fr`Vous pouvez masquer son site.`,
  }),
  'not-subscribed': ({ channel }) => ({
    what: fr`${channelNameOf(String(channel ?? ''))} ne surveille encore aucun mot-clé.`,
    fix: fr`Ajoutez un nom que les gens emploient pour vous : /earshot ajouter kestrelbox`,
  }),
  'link-code': () => ({
    what: fr`Ce code est faux, ou n'est plus valable.`,
    fix: fr`Demandez-en un nouveau dans l'autre Slack ou Discord avec /earshot lier.`,
  }),
  'question-over': () => ({
    what: fr`Cette question a déjà sa réponse, ou elle est trop ancienne.`,
    fix: fr`Pour changer quelque chose, tapez de nouveau la commande.`,
  }),
  'stale-button': () => ({
    what: fr`Ce bouton vient d'un ancien message.`,
    fix: fr`Servez-vous du message le plus récent, ou tapez la commande : /earshot aide.`,
  }),
  'storage-full': () => ({
    what: fr`Le disque du bot est plein : rien n'a été changé.`,
    why: fr`Rien n'est perdu.`,
    fix: fr`Demandez à la personne qui gère le bot de libérer de la place.`,
  }),
  'database-in-use': ({ path }) => ({
    what: fr`Un autre Earshot utilise la base de données ${path ?? ''}.`,
    why: fr`À deux, tout serait envoyé en double.`,
    fix: fr`Arrêtez l'autre, ou donnez à chacun son fichier avec EARSHOT_DATABASE.`,
  }),
  'storage-read-only': () => ({
    what: fr`Le bot ne peut pas écrire dans sa base de données : rien n'a été changé.`,
    fix: fr`Demandez à la personne qui gère le bot de rendre ce fichier modifiable.`,
  }),
  unexpected: ({ reference }) => ({
    what: fr`Une erreur s'est produite de mon côté.`,
    why: fr`Elle est notée dans le journal du bot.`,
    fix: fr`Réessayez. Si cela se répète, donnez cette référence à la personne qui gère le bot : ${reference ?? ''}.`,
  }),
};
