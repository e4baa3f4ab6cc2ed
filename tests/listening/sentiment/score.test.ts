import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sentiment } from '../../../src/listening/mentions/mention.ts';
import { LEXICONS } from '../../../src/listening/sentiment/languages.ts';
import type { SentimentLessons } from '../../../src/listening/sentiment/lessons.ts';
import { readText } from '../../../src/listening/sentiment/reading.ts';
import { scoreSentiment } from '../../../src/listening/sentiment/score.ts';

const UNTAUGHT = { kind: null, lessons: null, vector: null };

/** Scores a text toward a name in it; without the name in it, the whole. */
function toward(
  name: string,
  text: string,
  lang: string | null = 'en',
  title: string | null = null,
): Sentiment {
  const target = (['title', 'text'] as const).flatMap((field) => {
    const start = (field === 'title' ? title : text)?.indexOf(name) ?? -1;
    return start < 0 ? [] : [{ field, start, end: start + name.length }];
  });
  const kind = target.length > 0 ? 'brand' : null;
  return scoreSentiment({ text, title, lang, target, ...UNTAUGHT, kind });
}

const label = (name: string, text: string, lang = 'en'): string | null => toward(name, text, lang).label;

describe('English', () => {
  test.each([
    ['neg', 'My Kestrelbox bricked itself after the update'],
    ['neg', 'Kestrelbox stopped working again, third time this week'],
    ['neg', 'Want a refund from Kestrelbox'],
    ['neg', 'Kestrelbox outage in the north, 3 hours now'],
    ['neg', 'Is Kestrelbox down for anyone else?'],
    ['neg', 'Not happy with Kestrelbox support at all'],
    ['neg', "I don't recommend the Kestrelbox"],
    ['neg', 'Kestrelbox wifi keeps dropping and nobody answers'],
    ['neg', 'Got a Kestrelbox last week. Total garbage, returned it.'],
    ['neg', 'Great. Kestrelbox is down again.'],
    ['neg', 'Great hardware but the Kestrelbox app is a nightmare'],
    ['neg', 'Kestrelbox raised prices again'],
    ['neg', 'Kestrelbox 😡😡'],
    ['neg', 'Kestrelbox :('],
    ['pos', 'I love my Kestrelbox'],
    ['pos', 'sooooo happy with the Kestrelbox'],
    ['pos', 'Kestrelbox never fails me'],
    ['pos', 'No problems with my Kestrelbox so far'],
    ['pos', 'Thanks Kestrelbox for fixing it so fast'],
    ['pos', 'The shop was awful but the Kestrelbox is great'],
    ['pos', "Can't wait for the new Kestrelbox"],
    ['pos', 'Unlike Harbell, Kestrelbox just works'],
    ['pos', 'Kestrelbox ❤️'],
    ['neu', 'Kestrelbox opens a new office in Lyon'],
    ['neu', 'How do I reset the password on a Kestrelbox?'],
    ['neu', 'Just bought a Kestrelbox, any tips?'],
  ])('%s: %s', (expected, text) => expect(label('Kestrelbox', text)).toBe(expected));
});

describe('French', () => {
  test.each([
    ['neg', 'La Kestrelbox ne marche plus depuis la mise à jour'],
    ['neg', 'ma Kestrelbox marche pas'],
    ['neg', "Je n'aime pas du tout la Kestrelbox"],
    ['neg', 'je recommande pas Kestrelbox'],
    ['neg', 'Service client Kestrelbox injoignable, une honte'],
    ['neg', 'Kestrelbox : à fuir'],
    ['neg', 'Toujours pas de réponse de Kestrelbox, ça fait 3 semaines'],
    ['neg', 'Bon produit mais la Kestrelbox chauffe trop'],
    ['neg', 'Reçu ma Kestrelbox. Franchement décevante.'],
    ['neg', 'Kestrelbox encore en panne 😤'],
    ['pos', 'J’adore ma Kestrelbox !'],
    ['pos', "Très content de ma Kestrelbox, merci l'équipe"],
    ['pos', 'Aucun problème avec ma Kestrelbox'],
    ['pos', 'Jamais déçu par Kestrelbox'],
    ['pos', "Kestrelbox n'a plus aucun bug, bravo"],
    ['neu', 'Kestrelbox ouvre un bureau à Lyon'],
    ['neu', 'Comment réinitialiser une Kestrelbox ?'],
  ])('%s: %s', (expected, text) => expect(label('Kestrelbox', text, 'fr')).toBe(expected));
});

describe('toward the keyword, not of the post', () => {
  test.each([
    ['en', 'The Kestrelbox is far better than the Harbell'],
    ['en', 'Kestrelbox is more reliable than Harbell'],
    ['en', 'Kestrelbox beats Harbell in every test'],
    ['en', 'The Kestrelbox is much faster than my Harbell'],
    ['en', 'Harbell is terrible, Kestrelbox is great'],
    ['fr', 'Kestrelbox est bien mieux que Harbell'],
    ['fr', 'La Kestrelbox est plus rapide que la Harbell'],
  ])('%s: %s', (lang, text) => {
    expect([label('Kestrelbox', text, lang), label('Harbell', text, lang)]).toEqual(['pos', 'neg']);
  });

  test.each([
    ['en', 'Harbell is less reliable than Kestrelbox'],
    ['en', 'Switched from Harbell to Kestrelbox last month'],
    ['en', 'I left Harbell for Kestrelbox'],
    ['fr', "J'ai quitté Harbell pour Kestrelbox"],
    ['fr', 'Harbell est pire que Kestrelbox'],
  ])('the loser named first, %s: %s', (lang, text) => {
    expect([label('Kestrelbox', text, lang), label('Harbell', text, lang)]).toEqual(['pos', 'neg']);
  });

  test('a name is no praise of itself', () => {
    expect(label('Brilliant Love', 'Brilliant Love opens an office')).toBe('neu');
    expect(label('Brilliant Love', 'Brilliant Love is broken')).toBe('neg');
  });

  test('what stands near counts more than what stands far', () => {
    const text =
      'The awful weather, the horrible traffic and a delay ruined it. At home: a great Kestrelbox.';
    expect(label('Kestrelbox', text)).toBe('pos');
    expect(scoreSentiment({ text, title: null, lang: 'en', target: [], ...UNTAUGHT }).label).toBe('neg');
  });

  test('a keyword in the title, with the opinion in the text', () => {
    expect(
      toward('Kestrelbox', 'It died after a week. Total waste of money.', 'en', 'Kestrelbox, one week on')
        .label,
    ).toBe('neg');
  });

  test('of a long text, the surroundings of the keyword are read', () => {
    const filler = 'The committee met and talked about the agenda of the meeting. '.repeat(200);
    expect(label('Kestrelbox', `${filler}The Kestrelbox is terrible. ${filler}`)).toBe('neg');
    expect(
      label('Kestrelbox', `${filler}The Kestrelbox is on the list. ${filler}${'Terrible! '.repeat(20)}`),
    ).toBe('neu');
  });
});

describe('honesty', () => {
  test.each(['ja', 'ko', null, 'constructor'])('nothing that reads the language (%s), no opinion', (lang) => {
    expect(toward('Kestrelbox', 'Die Kestrelbox is terrible and furchtbar 😡', lang)).toMatchObject({
      label: null,
      value: 0,
      confidence: 0,
      method: 'none',
      why: [],
    });
  });

  test('says why, with the words as they were written, the weightiest first', () => {
    const { why, version, method, lang } = toward(
      'Kestrelbox',
      "The Kestrelbox isn't really Reliable and the box is a bit ugly",
    );
    expect(why.map(({ token }) => token)).toEqual(["isn't really Reliable", 'ugly']);
    expect(Math.abs(why[0]!.weight)).toBeGreaterThan(Math.abs(why[1]!.weight));
    expect([version, method, lang]).toEqual(['tables-1', 'tables', 'en']);
  });

  test('a stronger word is surer than a weak one', () => {
    expect(toward('Kestrelbox', 'Kestrelbox is catastrophic').confidence).toBeGreaterThan(
      toward('Kestrelbox', 'Kestrelbox is missing').confidence,
    );
  });

  test.each([
    ['nothing', '', 0],
    ['blanks', ' \n\t\u00a0 ', 1],
    ['100,000 letters without a blank', 'a'.repeat(100_000), 20],
    ['100,000 characters of words', 'Kestrelbox is slow. '.repeat(5_000), 2_000],
    ['10,000 emoji', '😡'.repeat(10_000), 20],
    ['10,000 different signs', '😡 :( '.repeat(2_500), 3_000],
    ['halves of characters', '\ud83d \ude21 Kestrelbox \ud83d'.repeat(200), 4_000],
    ['marks', '!?'.repeat(20_000), 20],
    ['hashtags', '#kestrelboxisnotworkingtoday '.repeat(2_000), 4_000],
    ['many scripts', 'Kestrelbox ужасно ひどい سيئ שלום 끔찍 แย่ '.repeat(300), 4_000],
    ['letters of mathematics', '𝐊𝐞𝐬𝐭𝐫𝐞𝐥𝐛𝐨𝐱 𝐢𝐬 𝐭𝐞𝐫𝐫𝐢𝐛𝐥𝐞', 10],
  ])('of %s, no more than a part is read', (_, text, most) => {
    for (const lang of ['en', 'fr', null]) {
      const target = text.startsWith('Kestrelbox')
        ? Array.from({ length: 5_000 }, (_, at) => ({
            field: 'text' as const,
            start: at * 20,
            end: at * 20 + 10,
          }))
        : [];
      const ask = { text, title: text, lang, target, ...UNTAUGHT, kind: 'brand' as const };
      expect(readText(ask).tokens.length).toBeLessThanOrEqual(2 * most);
      const { label, value, confidence } = scoreSentiment(ask);
      expect(['neg', 'neu', 'pos', null]).toContain(label);
      expect(Number.isFinite(value) && Number.isFinite(confidence)).toBe(true);
    }
  });

  test('empty and hostile texts have a score', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('en', 'fr', 'de', null),
        fc.array(
          fc.record({ start: fc.nat(200), end: fc.nat(220), field: fc.constantFrom('text', 'title', 'url') }),
        ),
        (text, lang, target) => {
          const scored = scoreSentiment({ text, title: text, lang, target, ...UNTAUGHT });
          expect(scored.value).toBeGreaterThanOrEqual(-1);
          expect(scored.value).toBeLessThanOrEqual(1);
          expect(scored.confidence).toBeGreaterThanOrEqual(0);
          expect(scored.confidence).toBeLessThanOrEqual(1);
          expect(scoreSentiment({ text, title: text, lang, target, ...UNTAUGHT })).toEqual(scored);
        },
      ),
    );
  });
});

describe('lessons', () => {
  const text = 'The Kestrelbox arrived on Tuesday, quite purple';
  const target = [{ field: 'text' as const, start: 4, end: 14 }];
  const score = (lessons: SentimentLessons | null) =>
    scoreSentiment({ text, title: null, lang: 'en', target, kind: 'brand', lessons, vector: null });
  const none: SentimentLessons = { bias: [0, 0, 0], words: new Map(), marks: 3 };

  test('move a post by its words and by a bias, and the version says so', () => {
    const before = score(null);
    const good = score({ ...none, words: new Map([['purple', 2]]) });
    const bad = score({ ...none, bias: [2, 0, 0] });
    expect(good.value).toBeGreaterThan(before.value);
    expect(bad.value).toBeLessThan(before.value);
    expect([good.version, bad.version]).toEqual([`${before.version}+taught`, `${before.version}+taught`]);
  });

  test('that say nothing about a post leave it as it was', () => {
    expect(score({ ...none, words: new Map([['yellow', 2]]) })).toEqual(score(null));
  });

  test('of the name itself, or without measure, do not carry it away', () => {
    expect(score({ ...none, words: new Map([['kestrelbox', 2]]) })).toEqual(score(null));
    const much = score({ ...none, words: new Map([['purple', 3]]) });
    expect(score({ ...none, words: new Map([['purple', 300]]) })).toEqual(much);
  });
});

describe.each(Object.values(LEXICONS))('the word list of $lang', (lexicon) => {
  test('has phrases as tokens are cut, so that they can be met', () => {
    for (const phrase of Object.keys(lexicon.phrases)) {
      const why = scoreSentiment({
        text: `${phrase}`.replaceAll("' ", "'"),
        title: null,
        lang: lexicon.lang,
        target: [],
        ...UNTAUGHT,
      }).why;
      if (lexicon.phrases[phrase] !== 0) expect(why.length, phrase).toBeGreaterThan(0);
    }
  });

  test('keeps to the scale', () => {
    for (const [phrase, valence] of Object.entries(lexicon.phrases))
      expect(Math.abs(valence), phrase).toBeLessThanOrEqual(5);
    for (const [word, share] of Object.entries(lexicon.boosters))
      expect(Math.abs(share), word).toBeLessThan(1);
  });
});
