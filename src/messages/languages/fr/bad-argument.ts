import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';
import { spoken } from './spoken.ts';
import { fr } from './typography.ts';

/** What may have been meant, else something else to do. */
export const orNearest = (near: string | number | undefined, otherwise: string): string =>
  near === undefined ? otherwise : fr`Vouliez-vous dire ${near} ?`;

/** What a value has to be like, by the problem with it. */
function remedy({ problem, argument, ...more }: ProblemParams): string {
  const [min, max] = [more.min ?? '', more.max ?? ''];
  switch (problem) {
    case 'yes-or-no':
      return fr`Écrivez --${argument!} seul, ou --${argument!}=non.`;
    case 'integer':
      return fr`Donnez un nombre entier de ${min} à ${max}.`;
    case 'choice':
      return `${orNearest(more.near, '')} ${fr`Choisissez ${more.choices ?? ''}.`}`.trim();
    case 'language':
      return fr`Donnez des codes de langue à deux lettres, séparés par des virgules, par exemple en, fr.`;
    case 'query-and-lists':
      return fr`Donnez une requête ou les listes --parmi, --tous et --sans, pas les deux.`;
    case 'context-words':
      return fr`Donnez au plus ${max} mots séparés par des virgules, ou aucun.`;
    case 'address':
      return fr`Donnez une adresse web, par exemple https://blog.example.`;
    case 'tag':
      return fr`Une étiquette a des lettres ou des chiffres, et 30 caractères au plus.`;
    case 'author':
      return fr`Donnez le lien d'un de ses messages, ou une source et un identifiant, par exemple hacker-news:maplefox.`;
    default:
      return fr`Voir /earshot aide.`;
  }
}

/** The problem with one value. */
export function badArgument(params: ProblemParams): ProblemText {
  const { argument = '', problem, typed = '', ...more } = params;
  const isTarget = argument === 'target';
  switch (problem) {
    case 'twice':
      return { what: fr`--${argument} figure deux fois.`, fix: fr`Retirez l'un des deux.` };
    case 'too-long':
      return {
        what:
          argument === 'line'
            ? fr`Cette ligne est trop longue pour une commande.`
            : isTarget
              ? fr`C'est trop long.`
              : fr`La valeur de --${argument} est trop longue.`,
        fix: fr`Restez sous ${more.max ?? ''} caractères.`,
      };
    case 'invisible':
      return {
        what: isTarget ? fr`Il n'y a rien à lire.` : fr`Il n'y a rien à lire après --${argument}.`,
        fix: fr`Il n'y a là que des caractères invisibles. Tapez de nouveau.`,
      };
    case 'order':
      return { what: fr`La fin ne vient pas après le début.`, fix: fr`Vérifiez --du et --au.` };
    case 'person':
      return {
        what: fr`Je ne sais pas qui est « ${typed} ».`,
        fix: fr`Choisissez la personne dans la liste qui apparaît après @, ou écrivez « moi ».`,
      };
    case 'group':
      return {
        what: fr`Je ne connais pas le groupe « ${typed} ».`,
        fix: fr`Choisissez le groupe dans la liste qui apparaît après @.`,
      };
    case 'no-roles':
      return {
        what: fr`--${argument} ne sert que sur Discord, où les gens ont des rôles.`,
        fix: fr`Ici, choisissez : /earshot réglages --installation tous, ou /earshot réglages --installation gestionnaires.`,
      };
    case 'many-people':
      return {
        what: fr`${more.max ?? ''} personnes d'astreinte au maximum.`,
        fix: fr`Nommez-en moins, ou un groupe.`,
      };
    case 'long-campaign':
      return {
        what: fr`Une campagne dure ${more.max ?? ''} jours au plus.`,
        fix: fr`Vérifiez --du et --au, ou ne donnez que ses jours les plus importants.`,
      };
    case 'old-campaign':
      return {
        what: fr`Une campagne peut avoir commencé il y a ${more.max ?? ''} jours au plus.`,
        fix: fr`Au-delà, il reste trop peu de données pour la comparer.`,
      };
    case 'own-control':
      return {
        what: fr`« ${typed ?? ''} » ne peut pas être son propre témoin.`,
        fix: fr`Un témoin est un mot-clé que la campagne ne touche pas, comme un concurrent.`,
      };
    case 'not-running':
      return {
        what: fr`« ${typed ?? ''} » n'est pas en cours.`,
        fix: fr`Pour l'enlever : /earshot campagne supprimer, et son nom.`,
      };
    case 'only-added':
      return {
        what: fr`--${argument ?? ''} sert à ajouter une campagne.`,
        fix: fr`Pour en ajouter une : /earshot campagne ajouter, son nom, puis les options. Une campagne existante se supprime d'abord.`,
      };
    case 'where-filtered':
      return {
        what: fr`Une condition ne s'applique pas aux publications non comptées : leur sentiment n'a pas été lu.`,
        fix: fr`Retirez --si, ou retirez --écartées.`,
      };
    case 'where-age':
      return {
        what: fr`Une règle d'alerte ne peut pas demander l'âge d'une publication : il change à chaque lecture.`,
        fix: fr`Retirez age. Les alertes ne comptent que les nouvelles publications.`,
      };
    case 'few-keywords':
      return {
        what: fr`Il n'y a qu'un mot-clé à comparer.`,
        fix: fr`Nommez-en de deux à huit, séparés par des virgules, ou donnez ce type à vos concurrents : /earshot modifier Quillmere --type concurrent.`,
      };
    case 'many-keywords':
      return {
        what: fr`${more.found ?? ''} mots-clés, c'est trop pour une comparaison.`,
        fix: fr`Nommez-en de deux à huit, séparés par des virgules.`,
      };
    case 'mood-alone':
      return {
        what: fr`--sentiment est pour les alertes dont les messages ont été mal lus.`,
        fix: fr`Donnez aussi cette raison : /earshot classer 12 mauvais-sentiment --sentiment positif.`,
      };
    case 'no-report':
      return {
        what: fr`Il n'y a pas de rapport programmé ${String(typed)}.`,
        fix: fr`Pour voir ceux qui existent : /earshot rapport programmés.`,
      };
    case 'since-scheduled':
      return {
        what: fr`Un rapport programmé couvre le temps écoulé depuis le précédent.`,
        fix: fr`Retirez --depuis.`,
      };
    case 'day-of-daily':
      return {
        what: fr`Un rapport quotidien vient chaque jour : il ne lui faut qu'une heure.`,
        fix: fr`Donnez l'heure, --à 08:00, ou écrivez hebdomadaire au lieu de quotidien.`,
      };
    case 'day-of-weekly':
      return {
        what: fr`Un rapport hebdomadaire vient un jour de la semaine.`,
        fix: fr`Nommez-en un, --à "lun 08:00", ou écrivez mensuel au lieu d'hebdomadaire.`,
      };
    case 'day-of-monthly':
      return {
        what: fr`Un rapport mensuel vient un jour du mois.`,
        fix: fr`Nommez-en un, --à "1er 08:00", ou écrivez hebdomadaire au lieu de mensuel.`,
      };
    case 'many-tags':
      return { what: fr`Pas plus de ${more.max ?? ''} étiquettes à la fois.`, fix: fr`Nommez-en moins.` };
    default: {
      const what = isTarget
        ? fr`« ${typed} » n'est pas possible ici.`
        : fr`« ${typed} » n'est pas possible pour --${argument}.`;
      return spoken(params, what) ?? { what, fix: remedy(params) };
    }
  }
}
