import { adjective, noun, verb } from './french-inflections.ts';
import type { Comparisons } from './lexicon.ts';
import { ratingPhrases } from './rating-phrases.ts';

type Groups = readonly (readonly [valence: number, words: string])[];

/** Written for products, services and those who sell them, from how customers speak; not taken from any other list. */
const ADJECTIVES: Groups = [
  [
    4,
    'exceptionnel extraordinaire parfait génial magnifique merveilleux fantastique formidable sensationnel époustouflant irréprochable',
  ],
  [
    3,
    'excellent superbe sublime impeccable splendide remarquable incroyable adorable brillant fabuleux magique ravi enchanté bluffant canon délicieux meilleur somptueux inoubliable imbattable',
  ],
  [
    2,
    'bon/bonne beau/belle fiable rapide efficace content heureux satisfait satisfaisant agréable sympathique sympa utile pratique solide robuste fluide intuitif réactif soigné élégant joli performant puissant innovant ingénieux généreux gentil/gentille souriant aimable serviable compétent sérieux ponctuel impressionnant plaisant amusant drôle intéressant passionnant réussi fier précis silencieux durable confortable convaincant rassurant recommandable avantageux professionnel charmant mignon/mignonne cool positif optimal idéal chouette reconnaissant gagnant vainqueur victorieux émouvant',
  ],
  [
    1,
    'correct simple facile stable honnête abordable complet/complète disponible compatible accessible clair moderne souple modéré raisonnable décent curieux prometteur adapté résolu réparé remboursé calme courageux motivé nouveau/nouvelle',
  ],
  [
    -1,
    'moyen cher limité ancien/ancienne compliqué complexe bruyant lourd vieux/vieille absent long/longue bizarre étrange inquiet/inquiète sceptique perdu gênant fragile bancal approximatif incomplet/incomplète fatigué tendu banal flou froid faible instable dépassé inutile indisponible imparfait',
  ],
  [
    -2,
    'lent mauvais déçu décevant défectueux médiocre nul/nulle cassé bloqué buggé bogué pénible agaçant énervant énervé fâché contrarié mécontent insatisfait inefficace injoignable incompatible incompétent malhonnête mensonger trompeur abusif/abusive obsolète dangereux risqué triste coupable raté foireux pourri moche laid fade ennuyeux difficile insupportable irritant frustrant frustré exorbitant excessif ruineux négligent désagréable impoli méprisant arrogant hautain suspect douteux louche endommagé abîmé rayé corrompu incohérent illisible inquiétant décevante boiteux poussif laborieux défaillant fautif absurde ridicule stupide idiot bête méchant jaloux injuste pauvre malade désolé malheureux seul choqué amer violent agressif',
  ],
  [
    -3,
    'horrible affreux atroce catastrophique désastreux lamentable déplorable inacceptable inadmissible scandaleux honteux pitoyable minable ignoble détestable dégueulasse dégoûtant dégoûté écœurant écœuré infect inutilisable insultant révoltant révolté indigne furieux exaspéré exaspérant excédé scandalisé outré consterné consternant navrant calamiteux frauduleux criminel mortel tragique terrifiant cauchemardesque ulcéré indécent odieux abject immonde raciste sexiste débile',
  ],
];

const NOUNS: Groups = [
  [4, "chef-d'œuvre merveille perfection"],
  [3, 'bonheur délice pépite coup-de-cœur excellence régal tuerie bijou amour victoire'],
  [
    2,
    'plaisir qualité réussite succès joie bravo merci félicitation compliment éloge atout avantage efficacité fiabilité rapidité sourire progrès cadeau espoir confiance performance soutien fierté innovation satisfaction champion fête sérénité',
  ],
  [1, 'amélioration solution nouveauté promotion avancée bienvenue confort garantie chance conseil'],
  [
    -1,
    'problème souci attente file retard manque limite plainte doute réclamation question-piège inconvénient lenteur difficulté absence interruption coupure crainte tension inquiétude ralentissement augmentation galère',
  ],
  [
    -2,
    'panne bug bogue plantage défaut erreur échec perte faille incident dysfonctionnement déception colère frustration remboursement litige casse pirate piratage fuite malfaçon incompétence mensonge danger menace mépris stress crise conflit polémique boycott grève faute tristesse regret ennui peur douleur larme blessure mauvaise-foi foutage surfacturation tromperie piège délire honte dommage critique déchet toc camelote contrefaçon fumisterie bordel merdier naufrage usine-à-gaz blessé victime insulte otage',
  ],
  [
    -3,
    'arnaque arnaqueur escroquerie escroc scandale catastrophe désastre cauchemar horreur fiasco calvaire enfer fraude vol voleur haine merde daube bouse saloperie poubelle foutaise injustice naufrage ordure drame tragédie guerre attentat terrorisme meurtre mort violence racisme connard connerie salaud corruption racket abus harcèlement massacre torture honte-à-vous',
  ],
];

const VERBS: Groups = [
  [3, 'adorer exceller bluffer émerveiller régaler'],
  [
    2,
    'aimer apprécier recommander féliciter remercier conseiller profiter savourer amuser gagner briller progresser améliorer impressionner assurer kiffer rassurer gâter admirer célébrer',
  ],
  [
    1,
    'marcher fonctionner réparer aider résoudre répondre respecter simplifier faciliter rembourser corriger intéresser dépanner progresser espérer sauver soulager',
  ],
  [
    -1,
    'manquer traîner hésiter douter inquiéter ralentir chauffer compliquer oublier attendre retarder limiter gêner peiner bricoler galérer stresser',
  ],
  [
    -2,
    'planter bugger buguer bloquer casser lagger ramer décevoir échouer regretter énerver agacer ennuyer frustrer critiquer mentir désinstaller résilier boycotter rater foirer déconner refuser ignorer négliger abandonner gâcher surfacturer facturer-à-tort surchauffer déconnecter perdre pleurer souffrir accuser menacer fâcher abîmer endommager griller saouler souler contrarier désespérer tromper déplorer condamner dénoncer échapper dégrader',
  ],
  [
    -3,
    'détester arnaquer escroquer voler truander scandaliser haïr dégoûter écœurer insulter mépriser exploser pirater ruiner exaspérer humilier violer tuer harceler',
  ],
];

/** Irregular forms, adverbs, interjections, and what people write in haste. */
const FORMS: Groups = [
  [4, 'parfaitement merveilleusement'],
  [3, 'excellemment wow waouh waouuh ouah top youpi hourra génialissime chapeau topissime <3'],
  [
    2,
    'bien mieux super parfait bravo merci mercii cool efficacement rapidement agréablement heureusement enfin jtm jadore plaît ravie gg yes nickel niquel ouf youhou hâte vivement vive haha hihi mdrr superbement félicitations',
  ],
  [
    1,
    'facilement simplement volontiers ok tranquille mdr lol ptdr plutôt-bien résolu résolue rétabli rétablie bon courage',
  ],
  [
    -1,
    'hélas mouais bof moins malgré lentement difficilement insuffisant insuffisante soi-disant pff pfff ras pire-que trop rien',
  ],
  [
    -2,
    'mal pire pires malheureusement tristement plante hs beurk berk zut mince tjrs-pas pénible déçoit déçoivent ment mentent perd perdu perdue perdus perdues souffre déçus déçues dommage honteusement ridiculement abusé relou reloue nuls saoulant saoulante chiant chiante chiants chiantes nullard',
  ],
  [
    -3,
    'putain ptn merde bordel wtf honte foutre foutu foutue foutus foutues fuir fuyez hais haïs scandale merdique merdiques déteste arnaqué arnaquée arnaqués arnaquées pourrie pourries pitié catastrophe cata enculé enculés fdp pute conne con cons salope horriblement volé volée volés',
  ],
];

const PHRASE_GROUPS: Groups = [
  [
    4,
    'au top|coup de cœur|coup de coeur|rien à redire|rien à dire|les yeux fermés|je recommande vivement|haut de gamme|trop bien|trop cool|trop beau|trop belle|trop fort|de la balle|une tuerie|un régal|rien à envier',
  ],
  [
    3,
    "j' adore|j' aime|je recommande|à recommander|bon rapport|très bien|super bien|bien joué|bien fait|beau travail|bon travail|belle surprise|bonne surprise|agréablement surpris|agréablement surprise|j' ai hâte|trop hâte|vaut le coup|vaut le détour|ça marche|ça fonctionne|vaut son prix|pas déçu|pas déçue|aucun regret|rien à reprocher|merci beaucoup|un grand merci|joyeux anniversaire|bon anniversaire|ça fait plaisir|fait plaisir|je kiffe|qualité prix|bonne continuation|bonne nouvelle|belle victoire|meilleur choix",
  ],
  [
    2,
    'plus aucun problème|plus aucun souci|plus aucun bug|plus aucune panne|aucune panne|aucun problème|aucun souci|sans problème|sans souci|pas de problème|pas de souci|aucun bug|sans bug|pas mal|pas mauvais|pas trop mal|pas cher|pas chère|pas chers|en progrès|service client au|enfin une|de nouveau en ligne|ça valait le|bonne idée|bon courage|bonne chance|bon anniv|à la hauteur|au rendez-vous|vive le|vive la|vive les|bon week-end|bonne journée|bonne soirée|bon appétit',
  ],
  [
    0,
    "pas le seul|pas la seule|pas les seuls|pas les seules|seul à|seule à|bien que|bien sûr|si bien que|en plus de|de rien|mal de mer|ou bien|eh bien|et bien|au moins|du moins|à moins|au mieux|plus ou moins|sans doute|ça va|tout à fait|super u|top 10|top 5|bon ben|ah bon|mise à jour|en attendant|aussi bien|de bonne heure|y a pas de quoi|le moins|c' est le cas|en particulier|en fait|manquer de rien|guerre mondiale|pas encore",
  ],
  [
    -2,
    "frais de dossier|frais cachés|frais bancaires|frais supplémentaires|aime pas|aime plus|aimons pas|aimez pas|aiment pas|au secours|ras le bol|en avoir marre|marre de|j' en ai marre|y' en a marre|en marre|ne répond pas|répond pas|pas de réponse|aucune réponse|sans réponse|toujours rien|toujours pas|aucune nouvelle|pas de nouvelles|en panne|hors service|hors ligne|mise en demeure|laisse à désirer|à désirer|pas top|pas terrible|bof bof|à éviter|trop cher|trop chère|trop chers|trop lent|trop long|en retard|peut mieux faire|pas à la hauteur|pas au rendez-vous|plus jamais|hausse de prix|augmentation de prix|hausse des prix|hausse du prix|se moque|se moquent|se foutent|se fout|je me demande|c' est quoi ce|c' est quoi cette|n' importe quoi|à la ramasse|aux abonnés absents|laissé tomber|laisse tomber|ça rame|ça bug|ça plante|ça suffit|pas normal|pas sérieux|pas professionnel|pas possible|dernière fois|prend pour des|prendre pour des|langue de bois|faire chier|fait chier|fais chier|me saoule|me soûle|me gonfle|fait pitié|fait peur|fait mal|font mal|mal au|trop tard|n' en peux plus|en peux plus|perte de temps|perte d' argent|mise à pied|pas content|pas contente",
  ],
  [
    -3,
    "ne marche pas|marche pas|ne marche plus|marche plus|ne fonctionne pas|fonctionne pas|ne fonctionne plus|fonctionne plus|ne s' allume plus|s' allume plus|ne démarre plus|démarre plus|ne sert à rien|sert à rien|à fuir|à jeter|à la poubelle|je ne recommande pas|recommande pas|je déconseille|à déconseiller|c' est une honte|une honte|honte à|quelle honte|du vol|du foutage|foutage de gueule|se foutre de|de la merde|de merde|c' est de la daube|me faire rembourser|je veux être remboursé|je demande le remboursement|je résilie|j' ai résilié|service client inexistant|service client nul|service client déplorable|n' achetez pas|n' achetez surtout|ne prenez pas|passez votre chemin|perdu mes|perdu toutes|a perdu toutes|fuite de données|obsolescence programmée|action collective|signal conso|plus jamais ça|quelle déception|grosse déception|une blague|vaste blague|pas digne|scandale sanitaire|fils de pute|ta gueule|vos gueules|ferme la|casse toi|en deuil|rip",
  ],
];

/** Verbs that "pas", "plus" or "jamais" behind them turn around ("j'aime pas", "ça fonctionne plus"). */
export const NEGATABLE_VERBS = (
  'aimer apprécier recommander conseiller marcher fonctionner aider respecter adorer assurer intéresser rassurer impressionner ' +
  'rembourser réparer regretter manquer planter bugger ramer décevoir ennuyer énerver déconner'
).split(' ');

/** Valence of every form, about 2,500 of them. */
export const WORDS: ReadonlyMap<string, number> = new Map([
  ...inflected(VERBS, verb),
  ...inflected(NOUNS, noun),
  ...inflected(ADJECTIVES, adjective),
  ...inflected(FORMS, (word) => [word]),
]);

export const PHRASES: Readonly<Record<string, number>> = {
  ...ratingPhrases({
    outOf: ['', 'sur'],
    stars: ['étoile', 'étoiles', 'etoile', 'etoiles'],
    numbers: ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq'],
    dates: ['le', 'du', 'au', 'depuis le', 'avant le'],
  }),
  ...Object.fromEntries(
    PHRASE_GROUPS.flatMap(([valence, list]) => list.split('|').map((phrase) => [phrase, valence] as const)),
  ),
};

export const BOOSTERS: Readonly<Record<string, number>> = {
  ...shares(
    0.3,
    'très vraiment trop super hyper extrêmement tellement totalement complètement absolument carrément ultra méga franchement tout toute vachement grave sacrément particulièrement énormément bien fort terriblement tellement si grand grande gros grosse énorme',
  ),
  ...shares(-0.3, 'peu assez plutôt légèrement parfois presque moins vaguement relativement quelque'),
};

export const COMPARISONS: Comparisons = {
  link: new Set(['que', "qu'"]),
  degrees: {
    mieux: 1,
    meilleur: 1,
    meilleure: 1,
    meilleurs: 1,
    meilleures: 1,
    plus: 1,
    supérieur: 1,
    supérieure: 1,
    pire: -1,
    pires: -1,
    moins: -1,
    inférieur: -1,
    inférieure: -1,
  },
  verbs: { surpasse: 1, surclasse: 1, écrase: 1, bat: 1, enterre: 1, dépasse: 1, explose: 1 },
  leaves: {
    ...links(
      'pour',
      'quitté quitte quittée quittons quitter abandonné abandonne lâché lâche délaissé laissé plaqué',
    ),
    ...links('par', 'remplacé remplace remplacer remplacée'),
    ...links('contre pour', 'troqué échangé'),
    ...links('pour pris choisi rejoint', 'résilié résilie'),
  },
  moves: links(
    'à chez vers au pour',
    'passé passée passés passées passe passer passons migré migrés migrée basculé basculés transféré changé changée parti partie',
  ),
  origin: new Set(['de', "d'", 'du', 'depuis']),
  prefers: links('à au que', 'préfère préférons préfèrent préféré préférer'),
};

function inflected(groups: Groups, forms: (word: string) => string[]): [string, number][] {
  return groups.flatMap(([valence, words]) =>
    words.split(' ').flatMap((word) => forms(word).map((form): [string, number] => [form, valence])),
  );
}

function shares(share: number, list: string): Record<string, number> {
  return Object.fromEntries(list.split(' ').map((word) => [word, share]));
}

function links(words: string, verbs: string): Record<string, readonly string[]> {
  return Object.fromEntries(verbs.split(' ').map((verb) => [verb, words.split(' ')]));
}
