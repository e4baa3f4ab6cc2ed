import type { ProblemParams } from '../../../config/errors.ts';
import { channelNameOf } from '../../channel-name.ts';
import type { ProblemText, ProblemWords } from '../shapes.ts';
import { importFile } from './import-file.ts';
import { impossible } from './impossible.ts';
import { noFeed, otherFile } from './no-feed.ts';
import { notAllowed } from './not-allowed.ts';
import { fr } from './typography.ts';

const orNearest = (near: string | number | undefined, otherwise: string): string =>
  near === undefined ? otherwise : fr`Vouliez-vous dire ${near} ?`;

/** Asked when a command does not say what it is about. */
const WHICH: Partial<Record<string, string>> = {
  alert: fr`Quelle alerte ?`,
  keyword: fr`Quel mot-clé ?`,
  post: fr`Quel message ?`,
};

function badArgument({ argument, problem, typed, ...more }: ProblemParams): ProblemText {
  const name = `--${argument}`;
  const what =
    argument === 'target'
      ? fr`« ${typed ?? ''} » ne convient pas ici.`
      : fr`« ${typed ?? ''} » ne convient pas à ${name}.`;
  switch (problem) {
    case 'twice':
      return { what: fr`${name} figure deux fois.`, fix: fr`Retirez l'un des deux.` };
    case 'invisible':
      return {
        what: argument === 'target' ? fr`Je n'y vois rien.` : fr`Je ne vois rien dans la valeur de ${name}.`,
        fix: fr`Il n'y a là que des caractères invisibles. Tapez-la de nouveau.`,
      };
    case 'too-long':
      return argument === 'line'
        ? {
            what: fr`Cette ligne est trop longue pour une commande.`,
            fix: fr`Restez sous ${more.max ?? ''} caractères.`,
          }
        : {
            what: argument === 'target' ? fr`C'est trop long.` : fr`La valeur de ${name} est trop longue.`,
            fix: fr`Restez sous ${more.max ?? ''} caractères.`,
          };
    case 'yes-or-no':
      return { what, fix: fr`Écrivez ${name} seul, ou ${name}=non.` };
    case 'integer':
      return { what, fix: fr`Il faut un nombre entier de ${more.min ?? ''} à ${more.max ?? ''}.` };
    case 'choice':
      return {
        what,
        fix: `${orNearest(more.near, '')} ${fr`Choix possibles : ${more.choices ?? ''}.`}`.trim(),
      };
    case 'duration': {
      const words = more.words ? fr` ; ou ${more.words}` : '';
      return {
        what,
        fix: fr`Il faut une durée de ${more.min ?? ''} à ${more.max ?? ''}, comme 30m, 4h, 7j${words}.`,
      };
    }
    case 'time':
      return { what, fix: fr`Il faut une heure comme 09:00 ou 9h30.` };
    case 'times':
      return { what, fix: fr`Il faut deux heures comme 22:00-07:00, ou non.` };
    case 'moment':
      return {
        what,
        fix: fr`Il faut une date comme 2026-03-05, ou une date et une heure comme 2026-03-05 14:00.`,
      };
    case 'order':
      return { what: fr`La fin ne vient pas après le début.`, fix: fr`Vérifiez --du et --au.` };
    case 'person':
      return {
        what,
        why: fr`Je ne sais pas de qui il s'agit, et je ne préviendrais personne.`,
        fix: fr`Choisissez la personne dans la liste que votre messagerie propose après @, ou écrivez « moi ».`,
      };
    case 'group':
      return {
        what,
        why: fr`Je ne sais pas de quel groupe il s'agit.`,
        fix: fr`Choisissez le groupe dans la liste que votre messagerie propose après @.`,
      };
    case 'no-roles':
      return {
        what: fr`--${argument ?? ''} est pour Discord, où les gens ont des rôles.`,
        why: fr`Ici, tout le monde peut me configurer, ou seulement les admins.`,
        fix: fr`Choisissez : /earshot réglages --installation tous, ou /earshot réglages --installation gestionnaires.`,
      };
    case 'many-people':
      return {
        what: fr`Plus de ${more.max ?? ''} personnes, c'est une foule : chacun attend l'autre.`,
        fix: fr`Nommez-en moins.`,
      };
    case 'language':
      return {
        what,
        fix: fr`Il faut des codes de langue à deux lettres séparés par des virgules, comme en, fr.`,
      };
    case 'context-words':
      return { what, fix: fr`Il faut au plus ${more.max!} mots parlants, ou aucun.` };
    case 'time-zone':
      return { what, fix: fr`Il faut un nom comme Europe/Paris ou America/Montreal.` };
    case 'address':
      return { what, fix: fr`Il faut une adresse web comme https://blog.example.` };
    case 'few-keywords':
      return {
        what: fr`Il n'y a qu'un mot-clé à comparer.`,
        fix: fr`Nommez-en de deux à huit, séparés par des virgules : /earshot comparer Kestrelbox, Quillmere.`,
      };
    case 'many-keywords':
      return {
        what: fr`${more.found ?? ''} mots-clés, c'est trop pour une image.`,
        fix: fr`Nommez-en de deux à huit, séparés par des virgules.`,
      };
    case 'mood-alone':
      return {
        what: fr`--sentiment dit comment comprendre des messages dont le ton a été mal lu.`,
        fix: fr`Donnez avec lui la raison mauvais-sentiment : /earshot classer 12 mauvais-sentiment --sentiment positif.`,
      };
    case 'many-tags':
      return { what: fr`Pas plus de ${more.max ?? ''} étiquettes à la fois.`, fix: fr`Nommez-en moins.` };
    case 'tag':
      return { what, fix: fr`Une étiquette a des lettres ou des chiffres, et 30 caractères au plus.` };
    case 'author':
      return {
        what,
        fix: fr`Il faut le lien d'un de ses messages, ou une source et un identifiant comme hacker-news:maplefox.`,
      };
    default:
      return { what, fix: fr`Voir /earshot aide.` };
  }
}

export const problems: ProblemWords = {
  query: () => ({ what: fr`Je n'arrive pas à lire cette requête.` }),
  'unknown-verb': ({ typed, near }) => ({
    what: fr`Il n'y a pas de commande « ${typed ?? ''} ».`,
    fix: near === undefined ? fr`/earshot aide les montre toutes.` : fr`Vouliez-vous dire /earshot ${near} ?`,
  }),
  'unknown-flag': ({ typed, verb, near }) => ({
    what: fr`/earshot ${verb ?? ''} ne connaît pas --${typed ?? ''}.`,
    fix:
      near === undefined
        ? fr`/earshot aide ${verb ?? ''} montre ce qui est possible.`
        : fr`Vouliez-vous dire --${near} ?`,
  }),
  'missing-argument': ({ argument, verb, of }) => ({
    what:
      argument === 'target'
        ? (WHICH[String(of)] ?? fr`/earshot ${verb ?? ''} doit savoir de quoi il s'agit.`)
        : fr`Il manque une valeur à --${argument ?? ''}.`,
    fix: fr`/earshot aide ${verb ?? ''} donne un exemple.`,
  }),
  'bad-argument': badArgument,
  'too-many-arguments': ({ typed, verb }) => ({
    what: fr`Je ne sais pas à quoi se rapporte « ${typed ?? ''} ».`,
    fix: fr`Une valeur de plusieurs mots se met entre guillemets. /earshot aide ${verb ?? ''} donne un exemple.`,
  }),
  'unclosed-quote': ({ quote }) => ({
    what: fr`Le guillemet ${quote ?? ''} est ouvert mais jamais fermé.`,
    fix: fr`Fermez-le, ou retirez-le.`,
  }),
  'not-allowed': notAllowed,
  'keyword-not-found': ({ typed, near }) => ({
    what: fr`Il n'y a pas de mot-clé « ${typed ?? ''} ».`,
    fix: orNearest(near, fr`/earshot liste les montre tous.`),
  }),
  'keyword-ambiguous': ({ typed, names }) => ({
    what: fr`« ${typed ?? ''} » peut désigner plusieurs mots-clés : ${names ?? ''}.`,
    fix: fr`Écrivez le nom entier.`,
  }),
  'keyword-exists': ({ name, quotable, option, change }) => {
    if (option !== undefined) {
      return {
        what: fr`« ${name ?? ''} » écoute déjà exactement cela, avec un autre --${option}.`,
        fix: fr`Retirez --${option} pour le suivre ici aussi, ou changez-le pour tous : /earshot ${change ?? ''} "${quotable ?? ''}".`,
      };
    }
    return {
      what: fr`Il y a déjà un mot-clé « ${name ?? ''} », avec une autre requête.`,
      fix: fr`Donnez un autre nom à celui-ci avec --nom, ou modifiez l'autre : /earshot modifier "${quotable ?? ''}" --requête, puis la requête.`,
    };
  },
  'too-many-keywords': ({ max }) => ({
    what: fr`Cet espace de travail a ${max ?? ''} mots-clés, le maximum.`,
    fix: fr`Supprimez-en un dont personne n'a besoin. Une requête peut réunir plusieurs noms avec OR.`,
  }),
  'alert-not-found': ({ typed, number }) => ({
    what:
      number === undefined
        ? fr`Il n'y a pas d'alerte « ${typed ?? ''} ».`
        : fr`L'alerte de ce bouton, alors n° ${number}, n'est plus ici.`,
    fix: fr`/earshot alertes --toutes les montre avec leurs numéros.`,
  }),
  'alert-changed': () => ({
    what: fr`D'autres modifient cette alerte au même moment.`,
    fix: fr`Regardez sa carte, puis réessayez.`,
  }),
  'alert-act-impossible': impossible,
  'channel-not-found': ({ typed }) => ({
    what: fr`Je ne connais pas le canal « ${typed ?? ''} ».`,
    fix: fr`Choisissez-le dans la liste que propose votre messagerie, ou lancez la commande dans ce canal.`,
  }),
  'feed-refused': ({ url, detail }) => ({
    what: fr`${url ?? ''} ne me laisse pas lire.`,
    why: String(detail ?? ''),
    fix: fr`Vérifiez s'il faut un mot de passe. Les adresses de réseaux privés ne sont jamais lues.`,
  }),
  'feed-dead': ({ url, detail }) => ({
    what: fr`${url ?? ''} ne répond pas.`,
    why: String(detail ?? ''),
    fix: fr`Vérifiez l'adresse dans un navigateur, puis réessayez.`,
  }),
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
          fix: orNearest(near, fr`/earshot flux les montre toutes.`),
        }
      : {
          what: fr`${url} n'est pas un flux de cet espace de travail.`,
          fix: fr`/earshot flux les montre tous.`,
        },
  'webhook-not-found': ({ typed }) => ({
    what: fr`Il n'y a pas de webhook « ${typed ?? ''} ».`,
    fix: fr`/earshot webhook les montre tous.`,
  }),
  'too-many-webhooks': ({ max }) => ({
    what: fr`Il y a déjà ${max ?? ''} webhooks : il n'en faut pas plus.`,
    fix: fr`Supprimez-en un qui ne sert plus.`,
  }),
  'import-file': importFile,
  'post-not-found': ({ typed }) => ({
    what: fr`Je ne trouve rien sur « ${typed ?? ''} ».`,
    fix: fr`Donnez le lien du message, ou d'autres mots qu'il contient.`,
  }),
  'post-unknown': ({ typed }) => ({
    what:
      typed === undefined
        ? fr`Ce message n'est plus conservé.`
        : fr`Aucun message conservé ne s'appelle « ${typed} ».`,
    why: fr`Il n'a jamais été une mention ici, il a été supprimé là où il était, ou son texte n'est plus conservé.`,
    fix: fr`Donnez son lien, ou la référence que montre /earshot mentions. /earshot pourquoi, avec son lien, dit ce qu'il est devenu.`,
  }),
  'not-muted': ({ typed }) => ({
    what: fr`Personne du nom de « ${typed ?? ''} » n'est masqué, et aucun mot-clé ne s'appelle ainsi.`,
    fix: fr`/earshot démasquer montre qui est masqué.`,
  }),
  'post-not-of-keyword': ({ keyword }) => ({
    what:
      keyword === undefined
        ? fr`Ce message n'est plus une mention du mot-clé pour lequel il était montré.`
        : fr`Ce message n'est pas une mention de ${keyword}.`,
    fix: fr`/earshot pourquoi et son lien disent de quoi il est une mention.`,
  }),
  'post-without-author': () => ({
    what: fr`Ce message ne nomme pas d'auteur.`,
    fix: fr`Son site peut être masqué.`,
  }),
  'not-subscribed': ({ channel }) => ({
    what: fr`${channelNameOf(String(channel ?? ''))} n'écoute encore aucun mot-clé.`,
    fix: fr`Ajoutez-en un avec un nom que l'on vous donne : /earshot ajouter kestrelbox`,
  }),
  'link-code': () => ({
    what: fr`Ce code n'est pas (ou plus) valable.`,
    fix: fr`Demandez-en un nouveau dans l'autre espace avec /earshot lier.`,
  }),
  'stale-button': () => ({
    what: fr`Ce bouton vient d'un ancien message.`,
    fix: fr`Servez-vous du message le plus récent, ou tapez la commande : /earshot aide.`,
  }),
  'storage-full': () => ({
    what: fr`Le disque du bot est plein : rien n'a été changé.`,
    why: fr`Rien de ce qui était enregistré n'est perdu.`,
    fix: fr`Qui fait tourner le bot doit libérer de la place.`,
  }),
  'database-in-use': ({ path }) => ({
    what: fr`Un autre Earshot utilise la base de données ${path ?? ''}.`,
    why: fr`À deux, tout serait envoyé en double.`,
    fix: fr`Arrêtez l'autre, ou donnez à chacun son fichier avec EARSHOT_DATABASE.`,
  }),
  'storage-read-only': () => ({
    what: fr`La base de données du bot n'est pas modifiable : rien n'a été changé.`,
    fix: fr`Qui fait tourner le bot doit lui donner le droit d'écrire son fichier.`,
  }),
  unexpected: ({ reference }) => ({
    what: fr`Quelque chose s'est mal passé de mon côté.`,
    why: fr`C'est noté pour qui fait tourner le bot.`,
    fix: fr`Réessayez ; si cela persiste, donnez-lui cette référence : ${reference ?? ''}.`,
  }),
};
