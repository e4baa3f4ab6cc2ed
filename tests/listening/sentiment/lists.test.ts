import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sentiment } from '../../../src/listening/mentions/mention.ts';
import { arabic } from '../../../src/listening/sentiment/lists/arabic.ts';
import { german } from '../../../src/listening/sentiment/lists/german.ts';
import { italian } from '../../../src/listening/sentiment/lists/italian.ts';
import { portuguese } from '../../../src/listening/sentiment/lists/portuguese.ts';
import { spanish } from '../../../src/listening/sentiment/lists/spanish.ts';
import { scoreSentiment } from '../../../src/listening/sentiment/score.ts';
import { isWrittenIn } from '../../../src/listening/sentiment/written.ts';

const NAME = 'Kestrelbox';
const ASK = { title: null, target: [], kind: 'brand', lessons: null, vector: null } as const;

function scored(text: string, lang: string | null): Sentiment {
  const start = text.indexOf(NAME);
  const target = start < 0 ? [] : [{ field: 'text' as const, start, end: start + NAME.length }];
  return scoreSentiment({ ...ASK, text, lang, target });
}

const SENTENCES: Readonly<Record<string, readonly (readonly ['neg' | 'neu' | 'pos', string])[]>> = {
  es: [
    ['pos', 'Ni una sola queja de Kestrelbox en tres años'],
    ['neg', 'La app de Kestrelbox se cierra sola desde la actualización'],
    ['neg', 'Otra vez sin internet, gracias Kestrelbox'],
    ['neg', 'Me paso de Kestrelbox a Brindle, no aguanto más'],
    ['neg', 'Kestrelbox es peor que Brindle'],
    ['neu', '¿Alguien sabe a qué hora abre Kestrelbox?'],
    ['neg', 'Kestrelbox no funciona desde ayer'],
    ['neg', 'Vaya mierda de servicio, Kestrelbox'],
    ['neg', 'Llevo tres días esperando y Kestrelbox no responde'],
    ['neg', 'Estoy harta de Kestrelbox, siempre caída'],
    ['neg', 'Kestrelbox es carísimo y lentísimo'],
    ['neg', 'No recomiendo Kestrelbox a nadie'],
    ['neg', 'Muy decepcionada con Kestrelbox'],
    ['neg', 'Las peores semanas con Kestrelbox, una verguenza'],
    ['pos', 'Me encanta mi Kestrelbox'],
    ['pos', 'Kestrelbox funciona genial, muy contentos'],
    ['pos', 'Sin problemas con Kestrelbox hasta ahora'],
    ['pos', 'Gracias Kestrelbox por la ayuda, sois los mejores'],
    ['pos', 'Kestrelbox nunca falla'],
    ['neu', 'Kestrelbox abre una oficina en Lyon'],
    ['neu', 'Solo hay una Kestrelbox en la mesa'],
    ['neu', '¿Cómo configuro la Kestrelbox?'],
  ],
  de: [
    ['pos', 'Kestrelbox läuft seit drei Jahren ohne einen einzigen Ausfall'],
    ['pos', 'Kestrelbox hat mein Problem in fünf Minuten gelöst'],
    ['neg', '@Kestrelbox seit zwei Stunden in der Warteschleife und keiner geht ran'],
    ['neg', 'Kestrelbox ist schlechter als Brindle'],
    ['neu', 'Weiß jemand, wann Kestrelbox morgen öffnet?'],
    ['neg', 'Kestrelbox funktioniert nicht mehr'],
    ['neg', 'Der Support von Kestrelbox ist eine Frechheit'],
    ['neg', 'Seit Tagen keine Antwort von Kestrelbox'],
    ['neg', 'Schon wieder Totalausfall bei Kestrelbox'],
    ['neg', 'Kestrelbox: nur Lieferprobleme'],
    ['neg', 'Bin von Kestrelbox sehr enttäuscht'],
    ['neg', 'Nie wieder Kestrelbox'],
    ['neg', 'Die Kestrelbox ist viel zu teuer'],
    ['pos', 'Ich liebe meine Kestrelbox'],
    ['pos', 'Kestrelbox läuft fehlerfrei, sehr zufrieden'],
    ['pos', 'Keine Probleme mit der Kestrelbox'],
    ['pos', 'Kann Kestrelbox nur empfehlen'],
    ['pos', 'Super Service von Kestrelbox, vielen Dank'],
    ['neu', 'Kestrelbox eröffnet ein Büro in Lyon'],
    ['neu', 'Einfach die Kestrelbox an den Strom anschließen'],
    ['neu', 'Not macht erfinderisch, sagt Kestrelbox'],
  ],
  it: [
    ['pos', 'Mai un problema con Kestrelbox in tre anni'],
    ['pos', 'Non posso lamentarmi di Kestrelbox'],
    ['neg', 'Di nuovo senza internet, grazie Kestrelbox'],
    ['neg', 'Kestrelbox è peggio di Brindle'],
    ['neu', 'Qualcuno sa a che ora apre Kestrelbox?'],
    ['neg', 'Kestrelbox non funziona da ieri'],
    ['neg', 'Che schifo Kestrelbox'],
    ['neg', 'Il servizio clienti di Kestrelbox è pessimo'],
    ['neg', 'Sono molto delusa da Kestrelbox'],
    ['neg', 'Kestrelbox è lentissima e troppo cara'],
    ['neg', 'Nessuno risponde da Kestrelbox, una vergogna'],
    ['neg', "L'ennesimo disservizio di Kestrelbox"],
    ['pos', 'Adoro la mia Kestrelbox'],
    ['pos', 'Kestrelbox è ottima, la consiglio a tutti'],
    ['pos', 'Nessun problema con Kestrelbox'],
    ['pos', 'Grazie Kestrelbox, gentilissimi e veloci'],
    ['neu', 'Kestrelbox apre un ufficio a Lione'],
    ['neu', 'Rispondo subito: la Kestrelbox è sul tavolo'],
    ['neu', 'Come si configura la Kestrelbox?'],
  ],
  pt: [
    ['pos', 'Nunca tive problema com a Kestrelbox'],
    ['pos', 'Não posso reclamar da Kestrelbox'],
    ['neg', 'Sem internet de novo, obrigado Kestrelbox'],
    ['neg', 'Kestrelbox é pior que a Brindle'],
    ['neu', 'Alguém sabe que horas abre a Kestrelbox?'],
    ['neg', 'Kestrelbox não funciona desde ontem'],
    ['neg', 'Que lixo essa Kestrelbox'],
    ['neg', 'Atendimento da Kestrelbox é péssimo'],
    ['neg', 'Kestrelbox travando de novo'],
    ['neg', 'Muito decepcionada com a Kestrelbox'],
    ['neg', 'Nao recomendo Kestrelbox'],
    ['neg', 'Kestrelbox fora do ar e ninguém responde'],
    ['pos', 'Amo minha Kestrelbox'],
    ['pos', 'Kestrelbox é excelente, super recomendo'],
    ['pos', 'Sem problemas com a Kestrelbox'],
    ['pos', 'Obrigada Kestrelbox pelo atendimento rápido'],
    ['neu', 'Kestrelbox abre escritório em Lyon'],
    ['neu', 'É tipo uma Kestrelbox'],
    ['neu', 'Como configuro a Kestrelbox?'],
  ],
  ar: [
    ['pos', 'ولا مشكلة مع Kestrelbox من ثلاث سنوات'],
    ['neg', 'تطبيق Kestrelbox يعلق بعد التحديث'],
    ['neg', 'Kestrelbox أسوأ من Brindle'],
    ['neu', 'متى يفتح Kestrelbox بكرة؟'],
    ['neg', 'Kestrelbox لا يعمل منذ أمس'],
    ['neg', 'خدمة Kestrelbox سيئة جدا'],
    ['neg', 'أسوأ خدمة عملاء Kestrelbox'],
    ['neg', 'مشاكل كثيرة مع Kestrelbox'],
    ['neg', 'لا أنصح بـ Kestrelbox'],
    ['neg', 'Kestrelbox نصابين'],
    ['pos', 'أحب Kestrelbox'],
    ['pos', 'Kestrelbox رائع جدا'],
    ['pos', 'شكرا Kestrelbox على الخدمة الممتازة'],
    ['pos', 'والله إن Kestrelbox جميلة وسريعة'],
    ['neu', 'Kestrelbox تفتح مكتبا في ليون'],
    ['neu', 'مصر والسعودية ومحمد يستخدمون Kestrelbox'],
  ],
};

describe.each(Object.entries(SENTENCES))('by the list of %s', (lang, sentences) => {
  test.each(sentences)('%s: %s', (expected, text) => {
    const { label, method, why } = scored(text, lang);
    expect({ label, method, why: label === expected ? [] : why }).toEqual({
      label: expected,
      method: 'lexicon',
      why: [],
    });
  });
});

describe('a word is known', () => {
  test.each([
    ['es', spanish, 'decepcionadas', 'decepcionado'],
    ['es', spanish, 'pesimo', 'pésimo'],
    ['de', german, 'enttäuschende', 'enttäuschend'],
    ['de', german, 'enttaeuscht', 'enttäuscht'],
    ['it', italian, 'deludenti', 'deludente'],
    ['pt', portuguese, 'maravilhosas', 'maravilhosa'],
    ['ar', arabic, 'والجميلة', 'جميل'],
    ['ar', arabic, 'جَمِيل', 'جميل'],
    ['ar', arabic, 'جـميـل', 'جميل'],
  ])('%s: in other forms and spellings', (_, lexicon, form, word) => {
    expect(Math.sign(lexicon.valence(form)), form).toBe(Math.sign(lexicon.valence(word)));
    expect(lexicon.valence(form)).not.toBe(0);
  });

  test.each([
    ['Serviceproblem', -1],
    ['Scheißwetter', -1],
    ['Traumtor', 1],
    ['fehlerfrei', 1],
    ['hoffnungslos', -1],
    ['Kestrelboxen', 0],
  ])('German by the words it is made of: %s', (word, sign) => {
    expect(Math.sign(german.valence(word.toLowerCase()))).toBe(sign);
  });

  test.each(['jajaja', 'jejeje', 'hahaha', 'kkkkk', 'rsrsrs', 'ahahah', 'ههههه'])(
    'laughter: %s',
    (laughter) => {
      expect(spanish.valence(laughter)).toBeGreaterThan(0);
    },
  );
});

describe('false friends of the translated lists say nothing', () => {
  test.each([
    ['spanish', spanish, 'solo tiempo frase tipo moda autor sol dios negro'],
    ['german', german, 'not einfach ja bitte halt art satz kinder'],
    ['italian', italian, 'tipo subito grande fiducia barra autore'],
    ['portuguese', portuguese, 'tipo não frase autor homem negro dente'],
    ['arabic', arabic, 'مصر محمد الله السعودية ايران اسرائيل يهودي شيعه مسيحي'],
  ])('%s', (_, lexicon, words) => {
    for (const word of words.split(' ')) expect(lexicon.valence(word) + 0, word).toBe(0);
  });
});

describe('a language that nothing reads is not judged', () => {
  test.each([
    ['ja', 'Kestrelboxは最悪です'],
    ['nl', 'Kestrelbox is verschrikkelijk slecht'],
    ['pl', 'Kestrelbox nie działa'],
    ['ru', 'Kestrelbox ужасно работает'],
    [null, 'Kestrelbox xq zzt'],
    ['constructor', 'Kestrelbox is terrible'],
    ['', 'Kestrelbox is terrible'],
  ])('%s: %s', (lang, text) => {
    expect(scored(text, lang)).toMatchObject({
      label: null,
      value: 0,
      confidence: 0,
      method: 'none',
      why: [],
    });
  });

  test.each([
    ['en', 'Kestrelboxは最悪です'],
    ['fr', 'Kestrelbox ужасно работает, не берите'],
    ['es', 'خدمة Kestrelbox سيئة جدا'],
    ['ar', 'Kestrelbox is terrible, I want my money back'],
  ])('said to be %s, and written otherwise: %s', (lang, text) => {
    expect(scored(text, lang).label).toBeNull();
  });

  test('a word in another script takes nothing from a text', () => {
    expect(scored('Kestrelbox is terrible, 最悪, I want my money back', 'en').label).toBe('neg');
    expect(scored('خدمة Kestrelbox سيئة جدا', 'ar').label).toBe('neg');
  });

  test('whatever emoji stand beside its words', () => {
    expect(scored('Kestrelboxは最悪です 😡', 'ja').label).toBeNull();
    expect(scored('Kestrelbox xq zzt 😍😍', null).label).toBeNull();
  });

  test('emoji alone have no language', () => {
    expect(scored('Kestrelbox 😡😡', 'ja')).toMatchObject({ label: 'neg', confidence: 0.7, method: 'none' });
    expect(scored('@tilda Kestrelbox!! 😍 https://a.example/x', null).label).toBe('pos');
    expect(scored('Kestrelbox 10/10 👏👏', null).label).toBe('pos');
    expect(scored('Kestrelbox 🙂', null).label).toBeNull();
    expect(scored('Kestrelbox 😂', null).label).toBeNull();
    expect(scored('Kestrelbox', null).label).toBeNull();
  });

  test('a rating judges in any language', () => {
    const text = 'Kestrelboxは最悪です';
    const ask = { ...ASK, text, lang: 'ja' };
    expect(scoreSentiment({ ...ask, rating: { stars: 1 } })).toMatchObject({
      label: 'neg',
      method: 'rating',
    });
    expect(scoreSentiment({ ...ask, rating: { stars: 5 } })).toMatchObject({ label: 'pos', confidence: 0.9 });
  });
});

test('any text has a score or is not judged, in bounded time', () => {
  const languages = fc.constantFrom('es', 'de', 'it', 'pt', 'ar', 'ja', null);
  const hostile = fc.constantFrom(
    '',
    'ä'.repeat(100_000),
    'frei'.repeat(25_000),
    'kk'.repeat(50_000),
    'ha'.repeat(50_000),
    'rs'.repeat(50_000),
    'ههه'.repeat(30_000),
    'وال'.repeat(30_000),
    '\ud800'.repeat(5_000),
    '😡'.repeat(10_000),
    'ﻃﻔﻼً سيئ schlecht malo '.repeat(2_000),
    'constructor toString __proto__ hasOwnProperty',
  );
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 300 })), languages, (text, lang) => {
      const { label, value, confidence } = scored(text, lang);
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
      expect(Number.isFinite(confidence)).toBe(true);
      if (label === null && lang !== null && lang !== 'ja')
        expect(isWrittenIn(lang, { title: null, text, target: [] })).toBe(false);
    }),
    { seed: 15, numRuns: 300 },
  );
});
