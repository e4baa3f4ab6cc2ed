import { describe, expect, test } from 'vitest';
import type { SentimentLabel } from '../../../src/listening/mentions/mention.ts';
import { scoreSentiment } from '../../../src/listening/sentiment/score.ts';

/** Label of a post toward a brand in it. */
function label(text: string, lang: string, name = 'Kestrelbox'): SentimentLabel | null {
  const start = text.indexOf(name);
  const target = start < 0 ? [] : [{ field: 'text' as const, start, end: start + name.length }];
  return scoreSentiment({ text, title: null, lang, target, kind: 'brand', lessons: null, vector: null })
    .label;
}

describe('negation over its real scope', () => {
  test.each([
    ['en', 'pos', 'Not a single outage with Kestrelbox this year'],
    ['en', 'pos', 'Eighteen months on Kestrelbox and I have not had a single crash'],
    ['en', 'pos', 'Never once had to call Kestrelbox about an outage'],
    ['en', 'pos', 'Kestrelbox: zero downtime since we moved in'],
    ['en', 'pos', 'Five years of Kestrelbox without the slightest problem'],
    ['en', 'pos', "Can't complain about Kestrelbox"],
    ['en', 'pos', 'I have nothing to complain about with Kestrelbox'],
    ['en', 'pos', 'Kestrelbox could not be better'],
    ['en', 'pos', "Setup of my Kestrelbox couldn't have been easier"],
    ['en', 'pos', "Couldn't ask for more from Kestrelbox"],
    ['en', 'pos', "can't fault Kestrelbox"],
    ['en', 'pos', 'Kestrelbox is not only fast but reliable too'],
    ['en', 'neg', 'Kestrelbox could be better'],
    ['en', 'neg', "Kestrelbox couldn't be worse"],
    ['en', 'neg', "Kestrelbox doesn't work because the app crashes"],
    ['en', 'neg', 'I am not the only one with a Kestrelbox outage'],
    ['en', 'neg', 'Not impressed with Kestrelbox'],
    ['en', 'neg', 'There is nothing good about Kestrelbox'],
    ['fr', 'pos', 'Pas une seule panne avec Kestrelbox cette année'],
    ['fr', 'pos', 'Trois ans de Kestrelbox sans le moindre souci'],
    ['fr', 'pos', "Kestrelbox : je n'ai jamais eu à me plaindre d'une coupure"],
    ['fr', 'pos', 'Rien à redire sur Kestrelbox'],
    ['fr', 'pos', 'On ne peut pas se plaindre de Kestrelbox'],
    ['fr', 'pos', "Je n'ai que des compliments à faire à Kestrelbox"],
    ['fr', 'pos', 'Kestrelbox ne pourrait pas être mieux'],
    ['fr', 'neg', 'Kestrelbox pourrait être mieux'],
    ['fr', 'neg', "Kestrelbox, ce n'est que des problèmes"],
    ['fr', 'neg', 'Je ne suis pas le seul à avoir une panne Kestrelbox'],
    ['fr', 'neg', "Kestrelbox ne marche qu'une fois sur deux"],
  ] as const)('%s %s: %s', (lang, expected, text) => expect(label(text, lang)).toBe(expected));
});

describe('words in another sense', () => {
  test.each([
    ['en', 'neu', 'Is the light on the front of the Kestrelbox green or white?'],
    ['en', 'neu', 'Does Kestrelbox have a free tier?'],
    ['en', 'neu', 'We moved office to the building next to Kestrelbox'],
    ['en', 'neg', 'The light on my Kestrelbox is blinking red and nothing loads'],
    ['fr', 'neg', 'Encore des frais de dossier chez Kestrelbox'],
    ['fr', 'neu', 'Les frais de port de Kestrelbox, c’est combien ?'],
  ] as const)('%s %s: %s', (lang, expected, text) => expect(label(text, lang)).toBe(expected));
});

describe('hashtags are read as words', () => {
  test.each([
    ['en', 'neg', 'Three hours at the gate @Kestrelbox #WorstAirlineEver'],
    ['en', 'neg', '@Kestrelbox again #epicfail'],
    ['en', 'neg', '@Kestrelbox #neveragain'],
    ['en', 'pos', 'New Kestrelbox arrived #loveit'],
    ['en', 'pos', '@Kestrelbox #BestServiceEver'],
    ['fr', 'neg', '@Kestrelbox #ServiceClientNul'],
    ['fr', 'neg', '@Kestrelbox #plusjamais'],
  ] as const)('%s %s: %s', (lang, expected, text) => expect(label(text, lang)).toBe(expected));
});

describe('plain questions and reported news are neutral', () => {
  test.each([
    ['en', 'Does anyone know if Kestrelbox ships to Norway?'],
    ['en', 'What are the opening hours of the Kestrelbox store in Leeds?'],
    ['en', 'Can I use a Kestrelbox with two monitors?'],
    ['en', 'Kestrelbox names Ana Pires as its new chief executive'],
    ['en', 'Kestrelbox to open a second office in Porto next spring'],
    ['en', 'Kestrelbox reports quarterly revenue of 40 million'],
    ['fr', "Quelqu'un sait si Kestrelbox livre en Belgique ?"],
    ['fr', 'Quels sont les horaires de la boutique Kestrelbox à Nantes ?'],
    ['fr', 'Kestrelbox nomme une nouvelle directrice générale'],
    ['fr', "Kestrelbox ouvrira un second site à Brest l'an prochain"],
  ] as const)('%s: %s', (lang, text) => expect(label(text, lang)).toBe('neu'));
});

describe('stars, marks and emoji count', () => {
  test.each([
    ['en', 'pos', 'Kestrelbox ★★★★★'],
    ['en', 'neg', 'Kestrelbox ★☆☆☆☆'],
    ['en', 'pos', '⭐⭐⭐⭐⭐ Kestrelbox'],
    ['en', 'neg', '1/5 for Kestrelbox'],
    ['en', 'pos', 'Kestrelbox: 10/10'],
    ['en', 'neg', 'One star for Kestrelbox'],
    ['en', 'pos', 'Kestrelbox 😍'],
    ['en', 'neg', 'Kestrelbox 🤬'],
    ['en', 'neg', '@Kestrelbox 🙄🙄'],
    ['fr', 'pos', 'Kestrelbox 5/5'],
    ['fr', 'neg', 'Une étoile pour Kestrelbox'],
    ['fr', 'pos', 'Kestrelbox 👏👏'],
  ] as const)('%s %s: %s', (lang, expected, text) => expect(label(text, lang)).toBe(expected));
});

describe('who leaves one for another judges both', () => {
  test.each([
    ['en', 'Switched from Harbell to Kestrelbox last month'],
    ['en', 'Moved all our sites from Harbell to Kestrelbox'],
    ['en', 'Went from Harbell to Kestrelbox and never looked back'],
    ['en', 'Ditched Harbell for Kestrelbox'],
    ['en', 'Cancelled Harbell and got Kestrelbox instead'],
    ['fr', "J'ai quitté Harbell pour Kestrelbox"],
    ['fr', 'Passé de Harbell à Kestrelbox le mois dernier'],
    ['fr', "J'ai remplacé Harbell par Kestrelbox"],
    ['fr', 'On est passés de Harbell à Kestrelbox'],
  ] as const)('%s: %s', (lang, text) =>
    expect([label(text, lang, 'Kestrelbox'), label(text, lang, 'Harbell')]).toEqual(['pos', 'neg']),
  );
});

describe('a choice, and praise or blame of all there is', () => {
  test.each([
    ['en', 'pos', 'I prefer Kestrelbox to Harbell'],
    ['en', 'neg', 'I prefer Harbell to Kestrelbox'],
    ['fr', 'pos', 'Je préfère Kestrelbox à Harbell'],
    ['fr', 'neg', 'Je préfère Harbell à Kestrelbox'],
    ['en', 'pos', 'Hard to beat Kestrelbox'],
    ['en', 'pos', 'Nothing beats Kestrelbox'],
    ['fr', 'pos', 'Difficile de faire mieux que Kestrelbox'],
    ['fr', 'pos', "Kestrelbox n'a que des qualités"],
    ['fr', 'neg', "Il n'y a que des bugs dans Kestrelbox"],
    ['fr', 'pos', 'Kestrelbox ne déçoit jamais'],
    ['fr', 'pos', 'Kestrelbox est moins cher que Harbell'],
    ['fr', 'neg', 'Kestrelbox est plus lent que Harbell'],
  ] as const)('%s %s: %s', (lang, expected, text) => expect(label(text, lang)).toBe(expected));
});

describe('what one waits for, denied', () => {
  test.each([
    ['en', 'Not a single reply from Kestrelbox in three weeks'],
    ['en', 'No help from Kestrelbox whatsoever'],
    ['en', 'Never got an apology from Kestrelbox'],
    ['fr', 'Pas une seule réponse de Kestrelbox en trois semaines'],
    ['fr', 'Aucune aide de Kestrelbox'],
  ] as const)('%s: %s', (lang, text) => expect(label(text, lang)).toBe('neg'));
});

test('a handle at the front is an address, not the place that is judged', () => {
  const text =
    '@Kestrelbox the crew was lovely and then my bag did not arrive, two weeks now and nobody replies';
  expect(label(text, 'en', '@Kestrelbox')).toBe('neg');
});
