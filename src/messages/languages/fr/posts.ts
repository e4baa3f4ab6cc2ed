import type { PostWords } from '../en/posts.ts';
import { fr } from './typography.ts';

export const posts: PostWords = {
  actions: 'Actions',
  buttons: {
    notAboutUs: fr`Ne parle pas de nous`,
    aboutUs: fr`Parle de nous`,
    negative: fr`Ton : négatif`,
    neutral: fr`Ton : neutre`,
    positive: fr`Ton : positif`,
    spam: fr`Indésirable`,
    notSpam: fr`Pas indésirable`,
    tag: fr`Étiqueter…`,
    star: fr`Mettre une étoile`,
    unstar: fr`Retirer l'étoile`,
    assign: fr`Confier à…`,
    copy: fr`Copier pour répondre`,
    muteAuthor: fr`Masquer l'auteur`,
    muteSite: fr`Masquer le site`,
    more: fr`Autres…`,
    undo: fr`Annuler`,
  },
  untag: fr`Retirer une étiquette`,
};
