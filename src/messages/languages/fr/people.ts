import type { PeopleWords } from '../en/people.ts';
import { fr } from './typography.ts';

export const people: PeopleWords = {
  title: (keyword, span) => fr`Les voix qui comptent à propos de ${keyword}, ${span}`,
  titleOf: {
    critic: (keyword, span) => fr`Les critiques de ${keyword}, ${span}`,
    fan: (keyword, span) => fr`Les soutiens de ${keyword}, ${span}`,
  },
  titleSeveral: (span) => fr`Les voix qui comptent, ${span}`,
  titleSeveralOf: {
    critic: (span) => fr`Les critiques, ${span}`,
    fan: (span) => fr`Les soutiens, ${span}`,
  },
  heading: fr`Les voix qui comptent`,
  stances: {
    critic: fr`critique`,
    fan: fr`soutien`,
    mixed: fr`pour et contre`,
    neutral: fr`neutre`,
  },
  line: (name, source, audience, figures) => fr`${name} (${source}), ${audience} : ${figures}`,
  ofSource: (name, source) => fr`${name} (${source})`,
  outletLine: (name, source, figures) => fr`${name} (${source}) : ${figures}`,
  followersUnknown: fr`nombre d'abonnés inconnu`,
  partly: (posts, read) => fr`${posts} (chiffres sur ${read})`,
  theirPosts: fr`Tous les messages de l'auteur`,
  pickups: {
    one: fr`repris {n} fois`,
    other: fr`repris {n} fois`,
  },
  pickupsShort: { one: fr`{n} reprise`, other: fr`{n} reprises` },
  columns: {
    author: fr`Auteur`,
    followers: fr`Abonnés`,
    posts: fr`Messages`,
    reactions: fr`Réactions`,
    stance: fr`Avis`,
  },
  isNew: fr`nouveau`,
  since: (day) => fr`depuis le ${day}`,
  order: fr`Classement : abonnés, réactions, pertinence et nombre de messages.`,
  left: (sources) =>
    fr`Personne n'est cité pour ${sources} : leurs conditions d'utilisation interdisent le profilage.`,
  leftOne: (source) =>
    fr`Personne n'est cité pour ${source} : ses conditions d'utilisation interdisent le profilage.`,
  none: (keyword) =>
    fr`Personne à citer : aucun message sur ${keyword} n'indique son auteur pendant cette période.`,
  noneListed: (keyword) => fr`Personne à citer pour ${keyword} pendant cette période.`,
  outletsOnly: fr`Des flux et des actualités, seuls les médias dont d'autres reprennent les articles sont cités.`,
  noneOf: {
    critic: (keyword) => fr`Aucun critique de ${keyword} parmi les auteurs de cette période.`,
    fan: (keyword) => fr`Aucun soutien de ${keyword} parmi les auteurs de cette période.`,
  },
  postsMenu: fr`Messages de`,
  muteMenu: fr`Mettre en sourdine`,
  keywordMenu: fr`Tout sur`,
  all: fr`Toutes les personnes`,
  longer: fr`30 derniers jours`,
  everybody: fr`Tout le monde`,
  newThisWeek: (people) => fr`Nouveau cette semaine : ${people}.`,
  newOnes: (people) => fr`Nouveau : ${people}.`,
  newOne: (name, source, figures, about) =>
    about === null ? fr`${name} (${source}, ${figures})` : fr`${name} (${source}, ${figures}) sur ${about}`,
};
