import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';
import { fr } from './typography.ts';

/** An address that may not be read, or whose site does not want it. */
export function feedRefused({ url = '', reason, status }: ProblemParams): ProblemText {
  switch (reason) {
    case 'private':
      return {
        what: fr`${url} est dans un réseau privé.`,
        fix: fr`La personne qui gère le bot peut l'autoriser (EARSHOT_ALLOW_PRIVATE).`,
      };
    case 'robots':
      return {
        what: fr`Le site de ${url} interdit aux robots de lire cette page (robots.txt).`,
        fix: fr`Si le site est à vous, autorisez-y Earshot. Un outil à vous peut aussi envoyer des messages : /earshot webhook.`,
      };
    case 'port':
      return {
        what: fr`${url} utilise un port inhabituel.`,
        fix: fr`Donnez l'adresse sans port, ou demandez à la personne qui gère le bot de l'autoriser (EARSHOT_ALLOW_PRIVATE).`,
      };
    case 'password':
      return {
        what: fr`L'adresse contient un nom d'utilisateur ou un mot de passe.`,
        fix: fr`Donnez l'adresse sans eux.`,
      };
    case 'itself':
      return { what: fr`${url} mène à Earshot lui-même.`, fix: fr`Donnez l'adresse d'un autre site.` };
    case 'address':
      return {
        what: fr`${url} n'est pas une adresse web.`,
        fix: fr`Donnez une adresse comme https://blog.example.`,
      };
    default:
      return {
        what: fr`${url} refuse l'accès${status === undefined ? '' : ` (HTTP ${status})`}.`,
        fix: fr`Vérifiez s'il faut un mot de passe. Si oui, la page ne peut pas être lue.`,
      };
  }
}

/** An address whose site does not answer, or answers with a failure of its own. */
export function feedDead({ url = '', reason, status }: ProblemParams): ProblemText {
  switch (reason) {
    case 'unknown-host':
      return {
        what: fr`${url} n'existe pas : aucun site ne porte ce nom.`,
        fix: fr`Vérifiez l'orthographe de l'adresse.`,
      };
    case 'lookup':
      return {
        what: fr`Le site de ${url} est introuvable pour le moment.`,
        why: fr`Le réseau du bot n'a pas répondu.`,
        fix: fr`Réessayez dans quelques minutes.`,
      };
    case 'certificate':
      return {
        what: fr`Le certificat de ${url} n'est pas valable.`,
        fix: fr`Seule la personne qui gère ce site peut le renouveler.`,
      };
    case 'slow':
      return { what: fr`${url} met trop de temps à répondre.`, fix: fr`Réessayez plus tard.` };
    default:
  }
  const code = Number(status ?? 0);
  if (code === 404 || code === 410)
    return { what: fr`${url} n'existe pas (HTTP ${code}).`, fix: fr`Vérifiez l'adresse dans un navigateur.` };
  if (code === 429)
    return { what: fr`${url} me demande d'attendre (HTTP 429).`, fix: fr`Réessayez dans une heure.` };
  if (code >= 500)
    return { what: fr`${url} a un problème de son côté (HTTP ${code}).`, fix: fr`Réessayez plus tard.` };
  return { what: fr`${url} ne répond pas.`, fix: fr`Vérifiez l'adresse dans un navigateur, puis réessayez.` };
}
