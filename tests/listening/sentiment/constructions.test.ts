import { describe, expect, test } from 'vitest';
import type { KeywordKind } from '../../../src/listening/keywords/keyword.ts';
import type { SentimentLabel } from '../../../src/listening/mentions/mention.ts';
import { scoreSentiment } from '../../../src/listening/sentiment/score.ts';

/** Label of a post toward each place of a name in it. */
function label(
  text: string,
  lang: string,
  name = 'Kestrelbox',
  kind: KeywordKind = 'brand',
): SentimentLabel | null {
  const target = [...text.matchAll(new RegExp(name, 'gi'))].map(({ index }) => {
    return { field: 'text' as const, start: index, end: index + name.length };
  });
  return scoreSentiment({ text, title: null, lang, target, kind, lessons: null, vector: null }).label;
}

describe('what only states, or only names, is neutral', () => {
  test.each([
    ['en', 'Kestrelbox'],
    ['en', '#Kestrelbox'],
    ['en', '@Kestrelbox'],
    ['en', 'Kestrelbox https://example.com/a'],
    ['en', 'Kestrelbox has a free tier and two paid ones'],
    ['en', 'Kestrelbox has 40 employees and two offices'],
    ['en', 'Kestrelbox is written in Rust'],
    ['en', 'Kestrelbox runs on Linux and macOS'],
    ['en', 'Kestrelbox was founded in 2014 in Turin'],
    ['en', 'Kestrelbox supports single sign-on and custom roles'],
    ['en', 'Kestrelbox limits uploads to 50 MB'],
    ['en', 'I watched the Kestrelbox talk'],
    ['en', 'I watched the Kestrelbox talk yesterday on the train'],
    ['en', 'Our invoices go through Kestrelbox'],
    ['en', 'Our Kestrelbox is in room 4'],
    ['en', 'Kestrelbox question 12'],
    ['en', 'trying Kestrelbox today'],
    ['fr', 'Appel 12 : changement d’adresse chez Kestrelbox'],
    ['en', 'I work at Kestrelbox'],
    ['en', 'My Kestrelbox order number is 48213'],
    ['en', 'Listening to a podcast about Kestrelbox'],
    ['en', 'Horrible weather today. Reading the Kestrelbox docs.'],
    ['en', 'We moved our Kestrelbox server to Frankfurt'],
    ['fr', "J'ai regardé la conférence de Kestrelbox"],
    ['fr', 'Nos factures passent par Kestrelbox'],
    ['fr', 'Kestrelbox a été fondé en 2014 à Turin'],
    ['fr', 'Kestrelbox propose une offre gratuite et deux payantes'],
    ['fr', 'Kestrelbox limite les fichiers à 50 Mo'],
    ['fr', 'Mon numéro de commande Kestrelbox est le 48213'],
    ['fr', 'Kestrelbox facture des frais de 3 euros par virement'],
    ['fr', "J'ai ouvert un compte chez Kestrelbox hier"],
  ] as const)('%s: %s', (lang, text) => expect(label(text, lang)).toBe('neu'));

  test.each([
    ['en', 'Kestrelbox has never once worked on my phone'],
    ['en', 'I watched Kestrelbox crash twice in one call'],
    ['en', 'Been using Kestrelbox since March and it still loses my files'],
    ['en', 'Kestrelbox keeps asking me for a password I already changed'],
    ['en', 'Horrible service. Reading the Kestrelbox docs again because support is useless.'],
    ['fr', 'Kestrelbox a un bug qui efface mes fichiers'],
    ['fr', "J'utilise Kestrelbox et je perds mes fichiers, j'en ai marre"],
  ] as const)('but not %s: %s', (lang, text) => expect(label(text, lang)).toBe('neg'));
});

describe('who asks to know is neutral, who asks because something is wrong is not', () => {
  test.each([
    ['en', 'neu', 'Is Kestrelbox any good for a team of five?'],
    ['en', 'neu', 'Is Kestrelbox better than Harbell for video?'],
    ['en', 'neu', 'Would you recommend Kestrelbox to a beginner?'],
    ['en', 'neu', 'Where can I find the error logs in Kestrelbox'],
    ['en', 'neu', 'How does Kestrelbox handle failed payments?'],
    ['en', 'neu', 'What happens to my data when a Kestrelbox trial ends?'],
    ['en', 'neg', 'Why is Kestrelbox so slow?'],
    ['en', 'neg', 'Kestrelbox where is my order???'],
    ['en', 'neg', 'Seriously Kestrelbox, when will you fix this?'],
    ['en', 'neg', 'How can Kestrelbox be this bad?'],
    ['en', 'neg', '@Kestrelbox are you ever going to answer me?'],
    ['fr', 'neu', 'Est-ce que la formule gratuite de Kestrelbox suffit ?'],
    ['fr', 'neu', "Où trouver les journaux d'erreurs dans Kestrelbox ?"],
    ['fr', 'neg', 'Pourquoi Kestrelbox est si lent ?'],
    ['fr', 'neg', "Kestrelbox, c'est pour quand ma livraison ???"],
  ] as const)('%s %s: %s', (lang, expected, text) => expect(label(text, lang)).toBe(expected));
});

describe('praise that looks like blame, and blame that looks like praise', () => {
  test.each([
    ['en', 'pos', 'I cannot recommend Kestrelbox enough'],
    ['en', 'pos', "There's nothing not to love about Kestrelbox"],
    ['en', 'pos', "Kestrelbox isn't bad at all"],
    ['en', 'pos', 'Kestrelbox has yet to let me down'],
    ['en', 'pos', 'Kestrelbox is insanely fast'],
    ['en', 'pos', 'Kestrelbox is stupid fast'],
    ['en', 'pos', 'damn, Kestrelbox is good'],
    ['en', 'pos', 'Kestrelbox saved my ass today'],
    ['en', 'pos', 'Kestrelbox search is a killer feature'],
    ['en', 'pos', 'Kestrelbox fixed my bug within the hour'],
    ['en', 'neg', 'Far from happy with Kestrelbox'],
    ['en', 'neg', 'Kestrelbox is anything but reliable'],
    ['en', 'neg', '@Kestrelbox thanks for nothing'],
    ['en', 'neg', 'Thanks Kestrelbox for deleting my work'],
    ['en', 'neg', 'Well done Kestrelbox, you lost it twice'],
    ['fr', 'pos', 'Je ne me plains pas de Kestrelbox, loin de là'],
    ['fr', 'pos', 'Je ne pourrais plus me passer de Kestrelbox'],
    ['fr', 'pos', 'Kestrelbox tourne sans accroc depuis six mois'],
    ['fr', 'pos', 'Kestrelbox a réglé mon souci dans l’heure'],
    ['fr', 'neg', 'Kestrelbox est loin d’être fiable'],
    ['fr', 'neg', "Merci Kestrelbox d'avoir effacé mon travail"],
  ] as const)('%s %s: %s', (lang, expected, text) => expect(label(text, lang)).toBe(expected));
});

describe('a clear word in a short text is what it says, whatever stands beside it', () => {
  test.each([
    ['en', 'neg', 'terrible day with Kestrelbox (5)'],
    ['en', 'neg', 'awful support from Kestrelbox, 12'],
    ['en', 'pos', 'great evening with Kestrelbox (3)'],
    ['fr', 'neg', 'Kestrelbox est nul (4)'],
    ['fr', 'neg', 'une journée horrible avec Kestrelbox (4)'],
    ['fr', 'pos', 'merci Kestrelbox, parfait (4)'],
  ])('%s %s: %s', (lang, expected, text) => {
    expect(label(text, lang)).toBe(expected);
  });
});

describe('held against each other, one of two wins', () => {
  test.each([
    ['en', 'I use Kestrelbox instead of Harbell now'],
    ['en', "I'd choose Kestrelbox over Harbell every time"],
    ['en', 'Compared to Kestrelbox, Harbell is a mess'],
    ['en', "Harbell can't hold a candle to Kestrelbox"],
    ['en', "Harbell isn't as good as Kestrelbox"],
    ['en', 'Kestrelbox runs circles around Harbell'],
    ['en', 'Going with Kestrelbox rather than Harbell'],
    ['fr', 'Kestrelbox au lieu de Harbell, enfin'],
    ['fr', 'Adieu Harbell, bonjour Kestrelbox'],
    ['fr', 'On a troqué Harbell contre Kestrelbox'],
  ] as const)('%s: %s', (lang, text) =>
    expect([label(text, lang), label(text, lang, 'Harbell')]).toEqual(['pos', 'neg']),
  );

  test('also where the names are subjects', () => {
    const text = 'Switched from Harbell to Kestrelbox';
    const labels = ['Kestrelbox', 'Harbell'].map((name) => label(text, 'en', name, 'industry'));
    expect(labels).toEqual(['pos', 'neg']);
  });
});

describe('what reports are full of is no praise and no blame', () => {
  test.each([
    ['en', 'Kestrelbox announces a loss of 3 million after a strike'],
    ['en', 'Kestrelbox shares fall 4% after quarterly results'],
    ['en', 'Kestrelbox wins contract with Ghent, the company says'],
    ['fr', "L'action Kestrelbox recule de 4 % après ses résultats"],
  ] as const)('%s: %s', (lang, text) => expect(label(text, lang)).toBe('neu'));

  test('harm to customers is', () => {
    expect(label('Regulator fines Kestrelbox 4 million for hidden fees', 'en')).toBe('neg');
  });
});
