/**
 * Sentences of the sample week, by language and mood. `{b}` is the brand talked about, `{p}` its product. Every brand,
 * outlet and person is invented.
 */
export const BRANDS = {
  Brindlemoor: 'Brindlemoor One',
  Quellforge: 'Quellforge Mesh',
  Tavnik: 'Tavnik Air',
} as const;
export type Brand = keyof typeof BRANDS;

type Mood = 'positive' | 'neutral' | 'negative';

/** Sentences to choose one of each from: enough combinations that two people rarely write the same post. */
export type Recipe = readonly (readonly string[])[];

export const TALK: Record<'en' | 'fr', Record<Mood, Recipe>> = {
  en: {
    positive: [
      [
        'Six months with the {p} and I love it.',
        'Finally replaced the old box with a {p}, very happy.',
        '{b} support answered in ten minutes and solved it, impressed.',
        'The {p} is the best router we tested this year.',
        'Nice surprise from {b} this week.',
        'Got my parents a {p}, perfect gift.',
        'Credit where it is due: {b} did a great job here.',
        'I recommend the {p} to everybody in our street.',
      ],
      [
        'Not a single drop since spring.',
        'Setup took five minutes and the signal reaches the garden.',
        'Forty devices and it stays fast.',
        'The handover between floors is beautiful.',
        'The guest network just works.',
        'Our video calls are stable at last.',
        'The new graphs in the app are excellent.',
        'Even the attic has good coverage now.',
      ],
    ],
    neutral: [
      [
        'Does the {p} support a second WAN port?',
        'Running {b} behind a fiber modem in bridge mode.',
        'Comparing {b} with what the provider ships.',
        'Is there an export of the {p} event log?',
        'Moved my {p} to the hallway.',
        '{b} lists three colors on its page now.',
        'What does the {p} draw at idle?',
        'Looking for the mounting template of the {p}.',
        'Reading the release notes of the {p}.',
        'Which antenna layout do you use with {b}?',
      ],
      [
        'The data sheet does not say.',
        'Which VLAN did you set?',
        'I measured 7 W on the shelf.',
        'Channel 44 for the moment.',
        'The gray one is due in April.',
        'It is for a two-floor house with brick walls.',
        'I would like to read it on the server.',
        'Ours sits beside the meter cupboard.',
      ],
    ],
    negative: [
      [
        'The {p} app is slow today.',
        'Third time the 5 GHz band of my {p} drops this week.',
        'The new {b} price is ridiculous.',
        'Support of {b} keeps sending me the same useless answer.',
        'My {p} gets hot and the fan is terrible.',
        'Parental control on the {p} is broken.',
      ],
      [
        'The graphs never load, annoying.',
        'I am disappointed.',
        'It blocks homework sites, that is bad.',
        'Two calls and still no solution.',
        'Not what I paid for, a waste of money.',
      ],
    ],
  },
  fr: {
    positive: [
      [
        'Six mois avec le {p} : je suis ravi.',
        'Le service client de {b} a réglé mon problème en dix minutes, bravo.',
        'Franchement, le {p} est le meilleur routeur que j’ai eu.',
        'J’adore le {p}.',
        'Très bonne surprise avec {b} cette semaine.',
        'Je recommande le {p} à tous mes voisins.',
      ],
      [
        'Aucune coupure depuis le printemps.',
        'L’installation est simple et le signal arrive au jardin.',
        'Rapide et fiable, même au grenier.',
        'Le réseau invité marche parfaitement.',
        'Les appels vidéo sont enfin stables.',
      ],
    ],
    neutral: [
      [
        'Le {p} accepte-t-il une deuxième ligne WAN ?',
        'J’utilise {b} derrière une fibre en mode pont.',
        'Où trouver le gabarit de fixation du {p} ?',
        'J’ai déplacé le {p} dans le couloir.',
        'Quelle consommation pour le {p} au repos ?',
        'Je lis les notes de version du {p}.',
      ],
      [
        'La fiche ne le dit pas.',
        'Quel VLAN avez-vous mis ?',
        'Je mesure 7 W sur l’étagère.',
        'Canal 44 pour le moment.',
        'C’est pour une maison à deux étages.',
        'Le mien est près du compteur.',
      ],
    ],
    negative: [
      [
        'L’application du {p} rame encore ce soir.',
        'Le {p} coupe le Wi-Fi toutes les heures.',
        'Le nouveau prix d’{b} est abusif.',
        'Le contrôle parental du {p} ne marche pas.',
      ],
      [
        'C’est pénible.',
        'Je suis très déçu.',
        'Encore une panne, vraiment nul.',
        'Deux appels et toujours pas de solution.',
      ],
    ],
  },
};

/** The defect of the sixth day: firmware 4.2 bricks routers. */
export const DEFECT: Record<'en' | 'fr', Recipe> = {
  en: [
    [
      'Firmware 4.2 bricked my {p}.',
      'Update to firmware 4.2 and the {p} is stuck in a reboot loop.',
      'My {p} is dead after firmware 4.2.',
      '{b} pushed firmware 4.2 overnight and broke everything here.',
      'Do not install firmware 4.2 on the {p}.',
      'Two {p} units bricked by firmware 4.2 at the office.',
      'Anybody else with a reboot loop after firmware 4.2 on the {p}?',
      'Firmware 4.2 killed the radio of my {p}.',
      '{b}, how could you ship firmware 4.2 without a test?',
      'Rolling back firmware 4.2 fails with an error on my {p}.',
    ],
    [
      'Red light, no Wi-Fi, and the reset does nothing.',
      'The whole house is offline and I work from home.',
      'It was fine yesterday, awful release.',
      'Our shop lost its card terminal.',
      'Factory reset fails as well.',
      'The children cannot join their class.',
      'It restarts every two minutes, useless.',
      'Heating and doorbell are down with it.',
    ],
    [
      'No answer from support.',
      'I want a refund.',
      'This is a disaster.',
      'Terrible.',
      'Never again.',
      'What a mess.',
      'Any fix yet?',
      'I am angry.',
      'Going back to the old box tonight.',
    ],
  ],
  fr: [
    [
      'Le firmware 4.2 a tué mon {p}.',
      'Mise à jour 4.2 et le {p} redémarre en boucle.',
      'Plus d’internet depuis le firmware 4.2, mon {p} est en panne.',
      'N’installez surtout pas le firmware 4.2 sur le {p}.',
      'Deux {p} HS au bureau après le firmware 4.2.',
      'Firmware 4.2 : le {p} ne marche plus du tout.',
    ],
    [
      'Voyant rouge, plus de Wi-Fi.',
      'Toute la maison est coupée et je travaille à distance.',
      'La remise à zéro échoue aussi.',
      'La caisse du magasin est hors ligne.',
      'Il redémarre toutes les deux minutes, inutilisable.',
    ],
    [
      'Aucune réponse du support.',
      'Je veux un remboursement.',
      'Une honte.',
      'C’est catastrophique.',
      'Quelle déception.',
      'Plus jamais.',
    ],
  ],
};

/** Posts about other things: they match no keyword. */
export const NOISE: Record<'en' | 'fr', Recipe> = {
  en: [
    [
      'Which label printer survives a dusty workshop?',
      'Notes from a weekend of cable crimping, with too many photos.',
      'How we cut the build time of a small web shop in half.',
      'A reading list on queueing theory for the impatient.',
      'Why the attic is the worst place for a file server.',
      'Weekly thread: what did you repair?',
    ],
  ],
  fr: [
    [
      'Quelle imprimante d’étiquettes résiste à la poussière ?',
      'Carnet d’un week-end à sertir des câbles, avec trop de photos.',
      'Pourquoi le grenier est le pire endroit pour un serveur.',
      'Fil de la semaine : qu’avez-vous réparé ?',
    ],
  ],
};

export const SPAM: readonly string[] = [
  'CHEAP {b} CODES!!! FREE GIFT CARD click here https://deals.gratisbox.example/a https://deals.gratisbox.example/b https://deals.gratisbox.example/c #free #deal #win #promo #gift',
  '{b} {b} {b} buy now limited offer 90% OFF https://win.gratisbox.example/x https://win.gratisbox.example/y #sale #win #cheap #crypto #airdrop',
  'Earn money from home with {b}! Guaranteed profit, DM me now https://cash.gratisbox.example/q #money #crypto #rich #win #free',
];

/** Another meaning of the brand's name, which the query of the tour excludes. */
export const VILLAGE: readonly string[] = [
  'The Brindlemoor village fair returns in May, with a bigger tent.',
  'Walking from Brindlemoor village to the old mill: map and photos.',
];

export const FIRST = [
  'mara',
  'odin',
  'lise',
  'teo',
  'runa',
  'ivo',
  'nela',
  'bram',
  'suvi',
  'jorn',
  'cleo',
  'ansel',
  'vika',
  'piet',
  'noor',
  'elio',
] as const;
export const SECOND = [
  'wren',
  'alder',
  'quill',
  'fenn',
  'tarn',
  'birk',
  'sorrel',
  'heron',
  'flint',
  'moss',
  'rook',
  'thistle',
  'larch',
  'pike',
] as const;
