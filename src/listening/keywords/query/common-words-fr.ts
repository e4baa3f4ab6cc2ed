/** Folded: without accents. */
export const FUNCTION_FR = `
ai ainsi alors apres au aucun aussi autre aux avant avec avoir bien car ce ceci cela celle celui ces cet cette ceux chaque
chez comme comment dans de deja depuis des deux dit doit donc dont du elle elles en encore entre es est et etait ete etre eu
eux faire fait faut fois font ici il ils je jusque la le les leur leurs lui ma mais me mes moi moins mon meme ne ni non nos
notre nous on ont ou oui par parce pas peu peut plus pour pourquoi pouvoir puis quand que quel quelle qui quoi rien sa sans
se sera ses si sien son sont sous sur ta te tes toi ton toujours tous tout toute toutes tres trop tu un une va vers voici
voila vos votre vous y`;

/** Everyday words that are, or could be, names of brands and products; folded: without accents. */
export const EVERYDAY_FR = `
abeille acier action aigle air alinea aller alliance ami amour ancre ange arbre arc argent art atelier aube avenir
avion axe bain banane banque bateau beau belle bleu bois boite bon bonheur bonjour boulanger boutique bouton bras
brise bulle bureau but cadeau cafe canal carre carrefour carte casino casque cerise chaine chaleur champ chance chat
chateau chaud chef chemin cheval chien choix chose ciel cinema citron clair cle coeur coin colline compte confiance
conseil cote couleur courage course cristal croissant cuisine dame danse demain desert diamant doux dragon eau eclair
ecole ecran elan eleve energie enfant envie epargne equipe espace esprit essentiel est etape ete etoile eveil famille
fee femme fenetre ferme fete feu feuille fille film fin fleur fleuve flux force foret forge forme fort forum foudre
frais fraise fromage fruit galaxie galerie garde gare geant generale glace gout goutte grain grand gris groupe guide
herbe heure hiver homme horizon huile idee ile image impact index iris ivoire jardin jaune jeu jeune joie jour juste
lac lait lampe lapin lavande legende lentille libre lien lieu ligne lion lire lis livre loi loup lumiere lune lynx
magasin main maison marche marine matin mer merci merveille metro miel minute miroir mode moment monde montagne mot
moulin mousse musique mutuelle national nature neige noir nord note nouveau nuage nuit objet ocean oeil oiseau olivier
ombre optique orange ordre origine ours page pain paix palais papier parc part partage pas passion patrie pause pays
peche perle petit phare photo piano pierre place plage plaisir planete pluie plume point poire poisson poivre pomme
pont populaire port porte poste pouce prairie premier printemps projet prune quai quart racine radio raison rayon
regard reine relais renard repas republique reseau reve riviere robe roche roi rose rouge route royal ruche rue sable
sage saison sante sel service signal silence simple soie soin soir soleil son source sourire sport standard sucre sud
table temps terrasse terre tigre toile total tour trace train transat travail treize tresor tribu univers vague vallee
vent verre vert vie vigne village ville violet vision vitesse vivre voile voiture voix vol vrai vue`;
