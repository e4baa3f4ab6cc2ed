import { stemOf } from '../../relevance/stem.ts';
import { nearSame } from './near-same.ts';

/** Of so many posts of French talk, by estimate: no counts of French may be passed on, so these were set down by hand. */
const OF = 20_000;

/** Words of all French talk by how many of those posts hold them, without accents. */
const WORDS: readonly (readonly [posts: number, words: string])[] = [
  [
    400,
    `an jour temps aimer voir parler pouvoir france francais pays ami amis famille enfant enfants maison travail travailler argent
    ville ecole mere pere frere soeur parents fils jeune jeunes mort aimer manger dormir film musique match equipe jeu jouer
    tete main yeux coeur corps amour guerre president politique gouvernement etat loi droit droits paris rue voiture
    eau pain cafe livre lire ecrire histoire mots verite esprit dieu`,
  ],
  [
    150,
    `chat chien bebe copain copine couple mariage anniversaire fete vacances voyage plage mer soleil pluie neige froid chaud
    repas diner restaurant cuisine boire biere vin viande fromage chocolat sport foot football joueur ballon course
    lycee fac cours prof eleve etudiant examen bac metier patron entreprise boulot salaire chomage impots euros euro prix acheter
    vendre payer marche magasin banque medecin hopital sante maladie malade police justice prison crime attaque
    election vote voter ministre depute maire gauche droite europe monde terre nature animaux arbre foret ciel
    television tele serie saison acteur chanson chanteur album concert radio journal presse media article internet
    ordinateur telephone portable numero adresse mail message appel image couleur rouge bleu vert blanc noir rose jaune
    robe vetement chaussures cheveux visage bouche bras jambe pied dos voix rire pleurer sourire peur honte joie tristesse
    mentir croire gagner perdre jouer chanter danser courir marcher tomber lever ouvrir fermer changer changement choisir choix
    apprendre oublier rappeler souvenir rever reve vivre mourir tuer naitre grandir marier aller rentrer sortir entrer monter descendre
    groupe service site compte jeu page fin debut milieu bout place lieu centre chemin route porte chambre lit table chaise
    force pouvoir chance risque danger effort effet resultat succes echec erreur solution projet plan travaux
    public social economique national international moyen ligne ordre suite liste carte photo tour retour depart sens avis
    minimum maximum heure minute semaine mois siecle epoque avenir passe present`,
  ],
];

const COUNTS: ReadonlyMap<string, number> = new Map(
  WORDS.flatMap(([posts, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word): [string, number] => [nearSame(stemOf(word, 'fr'), 'fr'), posts]),
  ).reverse(),
);

export const FRENCH_TALK = { of: OF, counts: COUNTS } as const;
