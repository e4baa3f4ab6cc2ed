import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';
import { fr } from './typography.ts';

/** A page of a site that has no feed, ever. */
export function noFeed({ site = '', why, source = '' }: ProblemParams): ProblemText {
  switch (why) {
    case 'searched':
      return {
        what: fr`Cette page de ${site} n'a pas de flux.`,
        why: fr`Ce n'est pas nécessaire : je cherche déjà vos mots-clés dans tout ${site}.`,
        fix: fr`Ajoutez ce que vous cherchez comme mot-clé : /earshot ajouter.`,
      };
    case 'opt-in':
      return {
        what: fr`Je cherche vos mots-clés dans ${site}, pas page par page.`,
        fix: fr`Activez-le : /earshot flux --activer ${source}.`,
      };
    case 'keyed':
      return {
        what: fr`Cette page de ${site} n'a pas de flux.`,
        why: fr`Avec une clé, je peux chercher vos mots-clés dans ${site}.`,
        fix: fr`/earshot flux montre si ${site} est configuré. Sinon, demandez à la personne qui gère le bot ; docs/sources.md indique où obtenir la clé.`,
      };
    case 'own':
      return {
        what: fr`Cette page de ${site} n'a pas de flux.`,
        why: fr`De ${site}, je ne lis que ce qui est à vous, une fois configuré : les avis sur votre application, ou votre chaîne.`,
        fix: fr`/earshot flux montre si ${site} est configuré. Sinon, demandez à la personne qui gère le bot ; docs/sources.md indique comment faire.`,
      };
    case 'chat':
      return {
        what: fr`Seuls les membres peuvent lire ${site} : il n'y a pas de flux.`,
        fix: fr`Un bot à vous qui en est membre peut m'envoyer ses messages : /earshot webhook.`,
      };
    case 'podcast':
      return {
        what: fr`${site} ne montre pas les flux de ses podcasts.`,
        fix: fr`Donnez la page du même podcast sur Apple Podcasts, ou son propre site.`,
      };
    case 'other-page':
      return {
        what: fr`Cette page de ${site} n'a pas de flux, mais d'autres pages en ont un.`,
        fix: fr`Donnez la page d'une chaîne, d'une personne, d'un projet ou d'un forum.`,
      };
    case 'unnamed':
      return {
        what: fr`Je n'ai pas trouvé le flux de cette page de ${site}.`,
        fix: fr`Donnez la page de la chaîne ou de l'émission elle-même, si possible avec son identifiant dans l'adresse (youtube.com/channel/UC…).`,
      };
    default:
      return {
        what: fr`${site} n'a pas de flux, et je ne lis pas ses pages.`,
        fix: fr`Un outil qui en a le droit peut m'envoyer des messages : /earshot webhook. Pour un fichier de messages : /earshot importer.`,
      };
  }
}

/** An address of a file that is no feed. */
export function otherFile({ url = '', kind, site = '' }: ProblemParams): ProblemText {
  const look = fr`Donnez l'adresse de la page elle-même, par exemple ${site}.`;
  switch (kind) {
    case 'sitemap':
      return {
        what: fr`${url} est un plan de site, pas un flux.`,
        why: fr`Il énumère des pages pour les moteurs de recherche, sans leurs textes.`,
        fix: look,
      };
    case 'feed-list':
      return {
        what: fr`${url} est une liste de flux (OPML), pas un flux.`,
        fix: fr`Mettez-la dans le dossier d'import pour ajouter tous ses flux d'un coup : /earshot importer.`,
      };
    case 'api':
      return {
        what: fr`${url} contient des données pour des programmes (JSON), pas un flux.`,
        why: fr`En JSON, je ne lis que le format JSON Feed.`,
        fix: fr`${look} Un programme à vous peut m'envoyer de telles données : /earshot webhook.`,
      };
    case 'calendar':
      return { what: fr`${url} est un calendrier, pas un flux.`, fix: look };
    case 'picture':
      return { what: fr`${url} est une image, pas un flux.`, fix: look };
    case 'sound':
      return {
        what: fr`${url} est un fichier audio, pas un flux.`,
        fix: fr`Donnez la page de son podcast.`,
      };
    case 'video':
      return {
        what: fr`${url} est un fichier vidéo, pas un flux.`,
        fix: fr`Donnez la page de sa chaîne.`,
      };
    case 'document':
      return { what: fr`${url} est un document, pas un flux.`, fix: look };
    case 'archive':
      return { what: fr`${url} est une archive de fichiers, pas un flux.`, fix: look };
    case 'empty':
      return { what: fr`${url} est vide.`, fix: fr`Ouvrez-la dans un navigateur. ${look}` };
    case 'xml':
      return {
        what: fr`${url} est du XML, mais pas un flux.`,
        fix: fr`Ouvrez-la dans un navigateur. ${look}`,
      };
    default:
      return { what: fr`${url} est du texte brut, pas un flux.`, fix: look };
  }
}
