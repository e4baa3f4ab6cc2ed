import type { WordLists } from './word-lists.ts';

/** French, without accents; what stands before an apostrophe is a word of its own. */
export const FRENCH: WordLists = {
  inside: `le la les l un une des du de d a au aux en dans sur sous chez pour par avec sans vers entre contre depuis pendant avant apres
mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces pas plus non tout toute tous toutes aucun aucune
chaque quelques quelque plusieurs hors jusqu jusque selon malgre parmi lors des`,
  link: `est sont etait etaient ne n reste restent`,
  between: `je j tu t il elle on nous vous ils elles me m te se s lui eux moi toi soi y qui que qu quoi dont ou quand comment pourquoi
combien quel quelle quels quelles lequel laquelle lesquels lesquelles auquel duquel et mais donc or ni car si lorsque lorsqu puisque puisqu
quoique quoiqu parce comme c ca cela ceci celui celle ceux celles est es suis sommes etes sont etait etais etaient etions etiez ete etre
sera serai seras serons serez seront serait serais seraient soit soient sois fut furent ai as avons avez ont avait avais avaient avions
aviez aura aurai auras aurons aurez auront aurait aurais auraient ait aie aient eu eus eue avoir ayant etant n ne
voici voila quelqu quelquun personne rien autre autres autrui meme memes tel telle tels telles certains certaines`,
  weak: `devant part parts partie parties tres trop bien peu beaucoup moins assez encore toujours jamais deja souvent parfois rarement maintenant ensuite puis alors
aussi ainsi enfin bref surtout seulement juste vraiment totalement completement absolument clairement franchement serieusement
honnetement litteralement carrement apparemment evidemment probablement surement peut-etre certainement simplement exactement
notamment plutot presque environ ici ailleurs partout dehors dedans dessus dessous loin pres tant autant tellement desormais
dorenavant bientot recemment actuellement longtemps soudain vite rapidement directement finalement normalement visiblement sinon
pourtant cependant toutefois neanmoins malheureusement heureusement cela voire vs etc via rt dm mp genre style
faire fais fait faits faite font faisait faisais fera ferait faut fallait faudrait falloir aller vais vas va allons allez vont allait
ira irait venir viens vient venez viennent venu vu voir vois voit voyez voient pouvoir peux peut pouvez pouvons peuvent pouvait pourrait
pourriez pourrez vouloir veux veut voulez veulent voulait voudrais voulais devoir dois doit devez doivent devait devrait devriez savoir
sais sait savez savent dire dis dit dites disent disait parler parle parlez mettre mets met mis mise mettent prendre prends prend pris prise
prennent donner donne donnez donnent trouver trouve trouvez trouvent croire crois croit penser pense pensez passer passe passent
rester reste restent prevenir prevenu prevenue previens allo importe laisser laisse laissez laissent arriver arrive arrivent demander demande demandez demandent chercher cherche
essayer essaie essaye essayez essayer commencer commence sembler semble devenir devient tenir tient regarder regarde attendez entendre
entendu entends comprendre comprends comprend compris utiliser utilise utilisez utilisent avoir eue eues
chose choses truc trucs machin fois facon maniere sorte sujet cas fait gens monde mec mecs gars fille type types homme femme
vie nom partie cote point niveau raison raisons probleme problemes souci soucis question questions situation histoire idee coup peine
exemple mot mots nouveau nouvelle nouveaux nouvelles nouvel ancien ancienne vieux vieille grand grande grands grandes petit petite petits petites gros grosse
long longue court courte haut haute bas basse plein pleine entier entiere premier premiere premiers premieres deuxieme troisieme dernier
derniere derniers dernieres prochain prochaine seul seule seuls seules vrai vraie faux fausse sur certain certaine
possible impossible important importante facile difficile simple gratuit gratuite disponible different differente differents pareil capable
oui ouais ouai nan ok okay d'accord accord ah oh eh bah ben euh hein hop lol mdr ptdr xd tkt jsp svp stp sil plait mdrr
bonjour bonsoir salut coucou hello cher chere bienvenue revoir bisous bise cordialement felicitations bravo anniversaire noel
deux trois quatre cinq sept huit neuf dix onze douze quinze vingt trente quarante cinquante cent cents mille million millions dizaine
aujourd'hui aujourdhui hui hier demain soir matin nuit midi apres-midi aprem lundi mardi mercredi jeudi vendredi samedi dimanche
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre printemps automne hiver week-end weekend
photo photos video videos lien liens clic cliquer tweet tweets twitter facebook instagram post posts abonne abonnez suivre suivez
commentaire commentaires partager partage http https www com fr`,
  mood: `bon bonne bons bonnes super genial geniale geniaux excellent excellente parfait parfaite magnifique formidable incroyable
fantastique merveilleux merveilleuse meilleur meilleure meilleurs mieux sympa cool top beau belle beaux belles joli jolie agreable
impressionnant adore adorer adores aime aimer aimez aimons kiffe content contente contents heureux heureuse ravi ravie satisfait satisfaite fier fiere
mauvais mauvaise mauvais pire pires nul nulle nuls nulles horrible affreux affreuse terrible catastrophe catastrophique lamentable
pitoyable minable inadmissible inacceptable scandaleux scandaleuse scandale honteux honteuse honte ridicule insupportable
abuse abusent abusez degoute degoutee degoutant decu decue decus decevant decevante deception frustrant frustre frustree enerve enervee enervant
colere rage marre agace agacant fache fachee triste deteste detester hais deplorable execrable mediocre merde merdique putain ptn bordel chier chiant
chiante con connard cons conne idiot stupide debile fou folle dingue delire blague foutre fous foutu foutue foutage gueule cauchemar galere desastre
horreur pourri pourrie naze nase bidon cata incompetent incompetents incompetence inutile vraiment
merci mercis remercie remercier aide aider aidez svp pardon desole desolee desoles excuse excuses excusez excuser espere esperer espoir esperons
souhaite souhaiter recommande conseille conseiller deconseille apprecie apprecier expliquer expliquez inquiet inquiete besoin envie
waouh wow ouf hahaha haha youpi bof pfff argh`,
  units: `seconde secondes minute minutes min mn heure heures h jour jours journee journees semaine semaines mois an ans annee annees temps
attente attentes attendre attend attends attendu attendent attendais euro euros centimes dollars pourcent`,
  qualifiers: `mauvais mauvaise nouveau nouvelle ancien ancienne faux fausse gros grosse long longue gratuit gratuite
pire nul nulle horrible catastrophique lamentable meilleur meilleure excellent excellente`,
  trade: `avion avions aeroport aeroports compagnie compagnies passager passagers voyageur voyageurs voyage voyages entreprise entreprises
societe societes marque marques client clients cliente clientes clientele usager usagers utilisateur utilisateurs consommateur
consommateurs produit produits operateur operateurs fournisseur fournisseurs secteur`,
};
