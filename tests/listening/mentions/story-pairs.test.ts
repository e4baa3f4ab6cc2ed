import { describe, expect, test } from 'vitest';
import { createStoryIndex } from '../../../src/listening/mentions/story.ts';
import { HOUR } from '../../../src/listening/time.ts';
import { aPost, NOW } from './a-post.ts';

/** Two people in one template: what they complain of is in the word that differs. */
const DIFFERENT: readonly (readonly [kind: string, first: string, second: string])[] = [
  [
    'place',
    'Brindlemoor has been down in Lyon since this morning and nobody answers the phone',
    'Brindlemoor has been down in Lille since this morning and nobody answers the phone',
  ],
  [
    'place at the start',
    'Lyon: no internet with Brindlemoor since breakfast, and the hotline hangs up',
    'Lille: no internet with Brindlemoor since breakfast, and the hotline hangs up',
  ],
  [
    'place at the end',
    'No signal from Brindlemoor since ten this morning, can anybody confirm for Lyon',
    'No signal from Brindlemoor since ten this morning, can anybody confirm for Brest',
  ],
  [
    'place as a tag',
    'Brindlemoor is down again and nobody tells us anything useful #Lyon',
    'Brindlemoor is down again and nobody tells us anything useful #Lille',
  ],
  [
    'place before three dots',
    'Still waiting for the Brindlemoor technician who never came, here in Lyon...',
    'Still waiting for the Brindlemoor technician who never came, here in Lille...',
  ],
  [
    'place of two words',
    'The Brindlemoor shop in New Haven refused to take my broken router back today',
    'The Brindlemoor shop in Fort Worth refused to take my broken router back today',
  ],
  [
    'one of two places',
    'Calls from Lyon to Metz drop after two minutes with Brindlemoor, every single time',
    'Calls from Metz to Lyon drop after two minutes with Brindlemoor, every single time',
  ],
  [
    'device',
    'Anyone else unable to log in to Brindlemoor on Android after the update today?',
    'Anyone else unable to log in to Brindlemoor on iPhone after the update today?',
  ],
  [
    'device with its number',
    'Brindlemoor app crashes at the start on my Pixel 7 since yesterday, please fix it',
    'Brindlemoor app crashes at the start on my Pixel 9 since yesterday, please fix it',
  ],
  [
    'part',
    'The remote of my Brindlemoor box stopped working after two days, what a joke',
    'The antenna of my Brindlemoor box stopped working after two days, what a joke',
  ],
  [
    'a part more',
    'The Brindlemoor box shows a red light and nothing works any more at our place',
    'The Brindlemoor TV box shows a red light and nothing works any more at our place',
  ],
  [
    'product with a plus',
    'Brindlemoor+ keeps asking for my password again and again since the last update',
    'Brindlemoor keeps asking for my password again and again since the last update',
  ],
  [
    'number',
    'Charged 20 euros by Brindlemoor for a service that I never ordered, unbelievable',
    'Charged 90 euros by Brindlemoor for a service that I never ordered, unbelievable',
  ],
  [
    'currency',
    'My Brindlemoor bill went up by $20 this month without any explanation at all',
    'My Brindlemoor bill went up by £20 this month without any explanation at all',
  ],
  [
    'unit',
    'My Brindlemoor line lost 20 % of its speed since the works in our street began',
    'My Brindlemoor line lost 20 Mbit of its speed since the works in our street began',
  ],
  [
    'ordinal',
    '@brindlemoor my internet is out again, third time this week, when will it be fixed?',
    '@brindlemoor my internet is out again, second time this week, when will it be fixed?',
  ],
  [
    'hour',
    'Brindlemoor maintenance was announced for 8 this evening and here we sit without internet',
    'Brindlemoor maintenance was announced for 10 this evening and here we sit without internet',
  ],
  [
    'day',
    'Waiting for a technician of Brindlemoor since Monday, third appointment that they cancel',
    'Waiting for a technician of Brindlemoor since Friday, third appointment that they cancel',
  ],
  [
    'part of the day',
    'Brindlemoor went dark this morning in the middle of a call with a customer, thanks',
    'Brindlemoor went dark this evening in the middle of a call with a customer, thanks',
  ],
  [
    'version',
    'After installing Brindlemoor 4.1 my router restarts every two minutes, is that known?',
    'After installing Brindlemoor 4.2 my router restarts every two minutes, is that known?',
  ],
  [
    'version at the end',
    'My router restarts every two minutes after installing the new Brindlemoor firmware 4.1',
    'My router restarts every two minutes after installing the new Brindlemoor firmware 4.12',
  ],
  [
    'version that begins alike',
    'Nothing but trouble since I moved my whole family to Brindlemoor version 1',
    'Nothing but trouble since I moved my whole family to Brindlemoor version 12',
  ],
  [
    'sign of a number',
    'Brindlemoor says the speed changed by +20 in our street after the works of last week',
    'Brindlemoor says the speed changed by -20 in our street after the works of last week',
  ],
  [
    'negation',
    'The update of Brindlemoor did solve the problem with my router, for what it is worth',
    'The update of Brindlemoor did not solve the problem with my router, for what it is worth',
  ],
  [
    'negation in one word',
    'I can reach the support of Brindlemoor by phone since this morning, just so you know',
    "I can't reach the support of Brindlemoor by phone since this morning, just so you know",
  ],
  [
    'the contrary',
    'Brindlemoor got faster for me after the migration, same street and same contract',
    'Brindlemoor got slower for me after the migration, same street and same contract',
  ],
  [
    'feature',
    'The search in the Brindlemoor app gives an error since the redesign of last week',
    'The export in the Brindlemoor app gives an error since the redesign of last week',
  ],
  [
    'subject of a ticket',
    'Support of Brindlemoor keeps sending me the same useless answer about my router',
    'Support of Brindlemoor keeps sending me the same useless answer about my invoice',
  ],
  [
    'language',
    'Why is the manual of the new Brindlemoor router available in German only? I bought it here',
    'Why is the manual of the new Brindlemoor router available in Dutch only? I bought it here',
  ],
  [
    'who',
    'My grandmother pays for Brindlemoor since 2011 and now they cut her line without a word',
    'My neighbour pays for Brindlemoor since 2011 and now they cut her line without a word',
  ],
  [
    'whom it names inside',
    'Brindlemoor and @northbank both tell me to ask the other about my refund of last month',
    'Brindlemoor and @southbank both tell me to ask the other about my refund of last month',
  ],
  [
    'half of the day',
    'The hotline of Brindlemoor told me to stay at home until 8 am for a technician who never came',
    'The hotline of Brindlemoor told me to stay at home until 8 pm for a technician who never came',
  ],
  [
    'an arrow',
    'Brindlemoor line in our street ↑ by half since the works of last week, says the test',
    'Brindlemoor line in our street ↓ by half since the works of last week, says the test',
  ],
  [
    'a longer text',
    'After the update of last night I cannot log in to Brindlemoor any more on my Android phone, the code never comes, and the support has not answered one of my three letters since Monday',
    'After the update of last night I cannot log in to Brindlemoor any more on my Windows phone, the code never comes, and the support has not answered one of my three letters since Monday',
  ],
  [
    'two slots',
    'No internet in Lyon since 8, Brindlemoor support says it will take until tomorrow',
    'No internet in Brest since 9, Brindlemoor support says it will take until tomorrow',
  ],
  [
    'a headline with another town',
    'Brindlemoor closes its shop in Lyon and moves the staff of twenty to headquarters',
    'Brindlemoor closes its shop in Nantes and moves the staff of twenty to headquarters',
  ],
  [
    'lieu',
    'Brindlemoor est en panne à Lyon depuis ce matin et personne ne répond au téléphone',
    'Brindlemoor est en panne à Lille depuis ce matin et personne ne répond au téléphone',
  ],
  [
    'appareil',
    "Impossible de me connecter à Brindlemoor sur Android depuis la mise à jour d'hier soir",
    "Impossible de me connecter à Brindlemoor sur iPhone depuis la mise à jour d'hier soir",
  ],
  [
    'objet',
    "Le support de Brindlemoor m'envoie toujours la même réponse inutile sur ma box",
    "Le support de Brindlemoor m'envoie toujours la même réponse inutile sur ma facture",
  ],
  [
    'nombre',
    "Brindlemoor m'a prélevé 20 euros pour une option que je n'ai jamais demandée, honteux",
    "Brindlemoor m'a prélevé 90 euros pour une option que je n'ai jamais demandée, honteux",
  ],
  [
    'heure',
    "Coupure annoncée par Brindlemoor à 8h ce soir, et toujours pas d'internet chez nous",
    "Coupure annoncée par Brindlemoor à 22h ce soir, et toujours pas d'internet chez nous",
  ],
  [
    'jour',
    "J'attends le technicien de Brindlemoor depuis lundi, troisième rendez-vous annulé sans prévenir",
    "J'attends le technicien de Brindlemoor depuis jeudi, troisième rendez-vous annulé sans prévenir",
  ],
  [
    'rang',
    'Troisième panne de Brindlemoor ce mois-ci dans notre rue, quand est-ce que ce sera réparé ?',
    'Deuxième panne de Brindlemoor ce mois-ci dans notre rue, quand est-ce que ce sera réparé ?',
  ],
  [
    'négation',
    'La mise à jour de Brindlemoor a réglé le problème de ma box, si cela peut aider',
    "La mise à jour de Brindlemoor n'a pas réglé le problème de ma box, si cela peut aider",
  ],
  [
    'contraire',
    'Depuis la migration, ma ligne Brindlemoor est plus rapide, même rue et même contrat',
    'Depuis la migration, ma ligne Brindlemoor est plus lente, même rue et même contrat',
  ],
  [
    'pièce',
    'La télécommande de ma box Brindlemoor ne marche plus au bout de deux jours, quelle blague',
    "L'alimentation de ma box Brindlemoor ne marche plus au bout de deux jours, quelle blague",
  ],
];

const NEWS =
  'Brindlemoor opens a second data centre in Lyon and plans to hire forty engineers by the end of the year';
const NOUVELLE =
  "Brindlemoor ouvre un second centre de données à Lyon et prévoit d'embaucher quarante ingénieurs d'ici la fin de l'année";
const COMPLAINT = 'Brindlemoor is down since this morning, no internet and nobody answers the phone';
const LETTER = `${NEWS}. I live two streets from the site and was never asked. The generators are to run at night, the
  road is to be widened, and the town council signed the permit in a meeting that nobody had heard of before. I ask for a
  public hearing before anything is built`;

const COPIES: readonly (readonly [kind: string, first: string, second: string])[] = [
  ['passed on', NEWS, `RT @news: ${NEWS}`],
  ['addressed to two people', `@maple_fox ${COMPLAINT}`, `@harbor_times @ash ${COMPLAINT}`],
  ['the name of the account in it', COMPLAINT, COMPLAINT.replace('Brindlemoor', '@brindlemoor')],
  ['passed on as a quote', NEWS, `“@news: ${NEWS}”`],
  ['passed on twice', NEWS, `RT @reader: RT @news: ${NEWS}`],
  ['cut in a word, with a link', NEWS, `${NEWS.slice(0, 88)}… https://t.example/a`],
  ['cut after a word, with a link', NEWS, `${NEWS.slice(0, 86)}… https://t.example/a`],
  ['cut with three dots', NEWS, `${NEWS.slice(0, 75)}...`],
  ['cut in half', NEWS, `RT @news: ${NEWS.slice(0, 53)}…`],
  ['cut short', COMPLAINT, `${COMPLAINT.slice(0, 56)}…`],
  ['cut in brackets', NEWS, `${NEWS.slice(0, 86)} […]`],
  ['passed on and cut', NEWS, `RT @news: ${NEWS.slice(0, 80)}…`],
  ['cut, with a link and tags', NEWS, `${NEWS.slice(0, 80)}… #brindlemoor #lyon https://t.example/b`],
  ['with a link', COMPLAINT, `${COMPLAINT} https://t.example/c`],
  ['two links', `${COMPLAINT} https://t.example/c`, `${COMPLAINT} https://t.example/d`],
  ['with tags', COMPLAINT, `${COMPLAINT} #brindlemoor #down`],
  ['a tag inside', COMPLAINT, COMPLAINT.replace('Brindlemoor', '#Brindlemoor')],
  ['via an account', NEWS, `${NEWS} via @lyonnews`],
  ['via two accounts', `${NEWS} via @lyonnews`, `${NEWS} (via @harbor_times)`],
  ['with the name of the paper', NEWS, `${NEWS} | Harbor Times`],
  ['quoted', NEWS, `“${NEWS}”`],
  ['quoted with a comment', NEWS, `Finally some good news! "${NEWS}"`],
  ['a comment behind', COMPLAINT, `${COMPLAINT}!! Same here`],
  ['case', COMPLAINT, COMPLAINT.toUpperCase()],
  ['other dots and dashes', COMPLAINT, COMPLAINT.replace(',', ' –').replace(' and', ', and')],
  ['emoji', COMPLAINT, `🚨🚨 ${COMPLAINT} 😡`],
  ['emoji inside', COMPLAINT, COMPLAINT.replace(' internet', ' internet 😡')],
  ['spaces and lines', COMPLAINT, COMPLAINT.replaceAll(' ', '\n  ')],
  ['word for word', COMPLAINT, COMPLAINT],
  ['a letter with another street', LETTER, LETTER.replace('two streets', 'three streets')],
  ['a letter passed on', LETTER, `Sign this too! ${LETTER} https://petition.example/7`],
  ['relayé', NOUVELLE, `RT @infos : ${NOUVELLE}`],
  ['coupé, avec un lien', NOUVELLE, `${NOUVELLE.slice(0, 96)}… https://t.example/f`],
  ['avec des mots-dièse', NOUVELLE, `${NOUVELLE} #Lyon #emploi`],
  ['via un compte', NOUVELLE, `${NOUVELLE} via @infos`],
  ['entre guillemets', NOUVELLE, `« ${NOUVELLE.replaceAll("'", '’')} »`],
  ['commenté', NOUVELLE, `Enfin une bonne nouvelle : ${NOUVELLE}`],
  ['sans accents', NOUVELLE, NOUVELLE.normalize('NFD').replace(/\p{M}/gu, '')],
];

function shareStory(first: string, second: string): boolean {
  const index = createStoryIndex();
  const at = NOW - 2 * HOUR;
  index.add('m1', 's1', aPost({ extId: 'p1', author: { id: 'ash' }, text: first, publishedAt: at }));
  const later = aPost({ extId: 'p2', author: { id: 'birch' }, text: second, publishedAt: at + HOUR });
  return index.find(later, NOW) !== null;
}

describe('different complaints in one template are different stories', () => {
  test.each(DIFFERENT)('%s', (_, first, second) => {
    expect(shareStory(first, second)).toBe(false);
    expect(shareStory(second, first)).toBe(false);
  });
});

describe('copies are one story, whichever comes first', () => {
  test.each(COPIES)('%s', (_, first, second) => {
    expect(shareStory(first, second)).toBe(true);
    expect(shareStory(second, first)).toBe(true);
  });
});

test('one account that reports for many customers repeats itself only when it says the same', () => {
  const author = { id: 'desk' };
  const index = createStoryIndex();
  const say = (n: number, text: string) => aPost({ extId: `d${n}`, author, text });
  const towns = ['Lyon', 'Lille', 'Brest', 'Metz', 'Tours', 'Caen'];
  const report = (town: string) => `A customer of Brindlemoor in ${town} has no internet since this morning`;
  towns.forEach((town, n) => {
    index.add(`m${n}`, `m${n}`, say(n, report(town)));
  });
  expect(index.repeats(say(90, report('Dijon')))).toBe(0);
  expect(index.repeats(say(91, report('Lyon')))).toBe(1);
  // A machine that counts says the same, whatever the count.
  [1, 2, 3].forEach((n) => {
    index.add(
      `c${n}`,
      `c${n}`,
      say(50 + n, `Only ${n} Brindlemoor routers left at this price, order yours now`),
    );
  });
  expect(index.repeats(say(92, 'Only 9 Brindlemoor routers left at this price, order yours now'))).toBe(3);
});
