import { describe, expect, it, test } from 'vitest';
import { buildIndex } from '../../../../src/listening/keywords/query/index.ts';
import { MAX_TERM_HITS } from '../../../../src/listening/keywords/query/limits.ts';
import { marked, postOf, queryOf } from './posts.ts';

describe('words', () => {
  test.each([
    // Case, accents, width, styles, invisible signs
    ['acme', 'ACME Acmé Ａｃｍｅ 𝐀𝐜𝐦𝐞 ac\u00adme a\u0301cme', 6],
    ['acmé', 'acme', 1],
    ['strasse', 'Straße STRASSE', 2],
    ['istanbul', 'İstanbul ıstanbul ISTANBUL', 3],
    ['кафе', 'Кафе́', 1],
    ['पानी', 'यह पानी है', 1],
    ['पन', 'पानी', 0],
    ['مدرسة', 'مَدْرَسَة', 1],
    // Boundaries
    ['acme', 'acmeology', 0],
    ['acme', 'acme™ (acme), acme.', 3],
    ['acme', 'https://acme.example/acme www.acme.example', 0],
    ['acme', 'write to bob@acme.example', 1],
    ['booking.example', 'I like Booking.example today', 1],
    // Elision, apostrophes, hyphens
    ['acme', "l'acme d’Acme qu'acme", 3],
    ["l'acme", 'de L’ACME', 1],
    ["l'acme", 'acme', 0],
    ['lion', "l'ion", 0],
    ['shell', "she'll", 0],
    ['mcdonalds', "McDonald's", 1],
    ["o'brien", 'OBrien, O Brien', 2],
    ['wi-fi', 'wifi, WI FI, Wi‑Fi', 3],
    ['wifi', 'Wi-Fi', 1],
    ['fi', 'wi-fi', 1],
    // Tags and handles
    ['acme', '#acme @acme', 2],
    ['#acme', 'acme @acme', 0],
    ['#acme', '#ACME!', 1],
    ['@acme', 'bob@acme.example', 0],
    ['acme', '#AcmeFail #acmefail', 1],
    ['acme fail', '#AcmeFail', 2],
    ['"acme fail"', '#AcmeFail #acmefail @acmefail', 3],
    ['"acme fail"', 'acmefail', 0],
    ['acmefail', '#AcmeFail', 1],
    ['phone', '#iPhone', 0],
    ['acme', '#acme2026 @acme_help', 2],
    ['c#', 'vitamin c#acme', 0],
    // Scripts without spaces, emoji
    ['東京', '私は東京に住む', 1],
    ['京東', '東京', 0],
    ['กรุงเทพ', 'ไปกรุงเทพมหานคร', 1],
    ['バナナ', 'ﾊﾞﾅﾅ', 1],
    ['한국', '한국에서', 1],
    ['acme', 'Acmeの電話', 1],
    ['🔥', 'so 🔥🔥', 2],
    ['👍', '👍🏽', 1],
    ['🇪🇺', '🇩🇪🇺🇸', 0],
    // Phrases
    ['"acme phone"', 'acme phone, phone acme', 1],
    ['"acme phone"', 'Acme: phone', 1],
    ['"acme phone"', 'acme https://x.example phone', 0],
    ['"new acme" OR "acme phone"', 'new acme phone', 2],
    // Signs in a phrase count no more beside a star than elsewhere
    ['"acme & phon*"', 'acme phones, acme & phones, acme and phones', 4],
    ['"acme - phon* / box"', 'acme phone box', 3],
    ['"& acm* phone"', 'acme phone', 2],
    ['"acme & phon*"~2', 'phones and acme', 2],
    ['"R&D phon*"', 'R&D phones, R D phones', 2],
    ['"phon* C++"', 'phones C++, phones C', 2],
    // Prefix
    ['acm*', 'acme acmeology macme', 2],
    ['#acm*', 'acme #acmelike', 1],
    // Exact
    ['`c++`', 'c++ C++ c+', 1],
    ['`.NET`', '.NET .net .NETWORK ASP.NET', 2],
    ['`R&D`', 'R&D r&d R D', 1],
    ['`Acme`', 'Acme acme Acmes Ácme', 1],
    ['`@acme`', '@acme bob@acme', 1],
    ['`Fail`', '#AcmeFail Fail', 1],
    // Distance
    ['acme NEAR/1 phone', 'phone new acme', 2],
    ['acme NEAR/1 phone', 'phone one two acme', 0],
    ['acme ONEAR/1 phone', 'phone acme', 0],
    ['acme ONEAR/0 phone', 'acme phone', 2],
    ['acme NEAR/3 acme', 'acme', 0],
    ['acme NEAR/0 (phone OR box) NEAR/0 new', 'acme box new', 3],
    ['"acme phone"~1', 'phone the acme', 2],
    ['"acme phone"~1', 'phone at the acme', 0],
  ])('%s in «%s»: %i', (query, text, count) => {
    expect(marked(query, postOf(text))?.length ?? 0).toBe(count);
  });
});

describe('places', () => {
  test.each([
    ['acme', 'x 𝐀𝐜𝐦𝐞 y', ['𝐀𝐜𝐦𝐞']],
    ['strasse', 'die Straße!', ['Straße']],
    ['fail', '#AcmeFail', ['Fail']],
    ['#acmefail', 'go #AcmeFail!', ['#AcmeFail']],
    ['acme', 'İİ l’ácme', ['ácme']],
    ['acm*', '#AcmeX', ['AcmeX']],
    ['バナナ', 'ﾊﾞﾅﾅ!', ['ﾊﾞﾅﾅ']],
    ['(acme box) OR phone', 'acme phone', ['phone']],
    ['acme NEAR/1 phone', 'acme and much more; acme phone', ['acme', 'phone']],
    ['acme -box', 'acme', ['acme']],
    ['acme -(box OR -phone)', 'acme phone', ['acme', 'phone']],
  ])('%s in «%s»', (query, text, words) => {
    expect(marked(query, postOf(text))).toEqual(words);
  });

  it('keeps a bounded number, each term at least once', () => {
    const text = `${'acme '.repeat(200)}phone`;
    const found = marked('acme phone', postOf(text))!;
    expect(found).toHaveLength(MAX_TERM_HITS);
    expect(found).toContain('phone');
  });
});

describe('fields', () => {
  const post = postOf('text about acme', {
    title: 'The new Box',
    tags: ['intro', 'Machine Learning'],
    author: { key: 'feed:1', name: '@MapleFox@social.example', url: null, followers: null },
    links: ['https://shop.kestrelbox.example/phone-2'],
    kind: 'article',
    lang: 'fr',
  });
  test.each([
    ['box', ['Box']],
    ['title:box', ['Box']],
    ['title:acme', null],
    ['title:"new box"', ['new Box']],
    ['"box text"', null],
    ['box NEAR/9 text', null],
    ['machinelearning', ['Machine Learning']],
    ['learning', ['Learning']],
    ['tag:machinelearning', ['Machine Learning']],
    ['tag:learning', null],
    ['author:maplefox', ['MapleFox']],
    ['maplefox', null],
    ['site:kestrelbox.example', ['kestrelbox.example']],
    ['site:box.example', null],
    ['acme site:news.kestrelbox.example', ['acme', 'news.kestrelbox.example']],
    ['url:"new phone"', ['new-phone']],
    ['url:news.kestrelbox.example/a', ['news.kestrelbox.example/a']],
    ['acme type:article source:feed', ['acme']],
    ['acme type:video', null],
    ['acme lang:fr', ['acme']],
    ['acme lang:en', null],
    ['acme -lang:fr', null],
  ])('%s', (query, words) => {
    expect(marked(query, post)).toEqual(words);
  });

  it('finds a link of the post', () => {
    expect(marked('url:shop.kestrelbox.example', post)).not.toBeNull();
  });

  it('lets a post of unknown language pass either way', () => {
    expect(marked('acme lang:fr', postOf('acme'))).toEqual(['acme']);
    expect(marked('acme -lang:fr', postOf('acme'))).toEqual(['acme']);
  });
});

describe('many queries', () => {
  it('answers in the order of the entries, each once', () => {
    const texts = ['phone', 'acme OR phone', 'box', 'acme phone', 'acme -phone'];
    const index = buildIndex(texts.map((text) => ({ id: text, query: queryOf(text) })));
    expect(index.size).toBe(5);
    const ids = (text: string) => index.match(postOf(text)).map(({ id }) => id);
    expect(ids('acme phone')).toEqual(['phone', 'acme OR phone', 'acme phone']);
    expect(ids('nothing here')).toEqual([]);
    expect(ids('acme')).toEqual(['acme OR phone', 'acme -phone']);
  });

  it('names the queries that only an exclusion stopped, and where it stands', () => {
    const texts = ['acme -(phone OR box)', 'acme -tree', 'router -phone'];
    const index = buildIndex(texts.map((text) => ({ id: text, query: queryOf(text) })));
    const { matches, excluded } = index.judge(postOf('an acme box'));
    expect(matches.map(({ id }) => id)).toEqual(['acme -tree']);
    expect(excluded).toEqual([
      {
        id: 'acme -(phone OR box)',
        terms: [{ term: 'acme', field: 'text', start: 3, end: 7 }],
        by: [
          {
            code: 'excluded-term',
            term: 'box',
            span: { start: 16, end: 19 },
            hits: [{ term: 'box', field: 'text', start: 8, end: 11 }],
          },
        ],
      },
    ]);
  });
});
