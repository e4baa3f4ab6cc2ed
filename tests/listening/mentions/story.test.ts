import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprintOf, sameOutlet } from '../../../src/listening/mentions/fingerprint.ts';
import type { Post, RawPost } from '../../../src/listening/mentions/mention.ts';
import { hash32, likeness, signatureOf } from '../../../src/listening/mentions/minhash.ts';
import { createStoryIndex } from '../../../src/listening/mentions/story.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import { runs } from '../../runs.ts';
import { aPost, NOW } from './a-post.ts';

let made = 0;
/** A post by somebody else each time, unless said otherwise. */
function other(over: Partial<RawPost>): Post {
  made += 1;
  return aPost({ extId: `n${made}`, author: { id: `person${made}` }, ...over });
}

function storyOf(first: Partial<RawPost>, second: Partial<RawPost>): 'same' | 'other' {
  const index = createStoryIndex();
  index.add('m1', 's1', other(first));
  return index.find(other(second), NOW)?.storyId === 's1' ? 'same' : 'other';
}

const TWEET =
  'Kestrelbox confirms that the October firmware bricked about four thousand routers and promises free replacements by mail';
const SENTENCES = Array.from(
  { length: 40 },
  (_, at) =>
    `Paragraph ${at} tells how engineer number ${at * 7} found fault ${at * 13} in chip ${at * 31} of the router.`,
);
const ARTICLE = SENTENCES.join(' ');

describe('copies share a story', () => {
  test.each([
    ['passed on', `RT @maplefox: ${TWEET}`],
    ['cut, with a link', `RT @maplefox: ${TWEET.slice(0, 90)}… https://t.example/x`],
    ['with a comment', `so true, and high time! ${TWEET}`],
    ['with a link and tags', `${TWEET} https://t.example/y #router #news`],
    ['other case and accents', TWEET.toUpperCase().replace('OCTOBER', 'ÓCTOBER')],
  ])('%s', (_, text) => expect(storyOf({ text: TWEET }, { text })).toBe('same'));

  test.each([
    ['an article with an agency head', `(Lantern Press) LYON. ${ARTICLE} Copyright Lantern Press.`],
    ['an article cut to 60 %', SENTENCES.slice(0, 24).join(' ')],
    ['an article without every fifth sentence', SENTENCES.filter((_, at) => at % 5 !== 0).join(' ')],
    ['an article with a word changed', ARTICLE.replace('router', 'modem')],
  ])('%s', (_, text) =>
    expect(storyOf({ kind: 'article', text: ARTICLE }, { kind: 'article', text })).toBe('same'),
  );

  test('the same headline at two outlets, publisher names cut', () => {
    const original = {
      kind: 'article',
      title: 'Kestrelbox recalls its new router - Daily Lantern',
      outlet: 'Daily Lantern',
      text: undefined,
    } as const;
    const two = {
      kind: 'article',
      title: 'Kestrelbox recalls its new router | Evening Bell',
      outlet: 'The Evening Bell',
      text: undefined,
    } as const;
    expect(storyOf(original, two)).toBe('same');
  });

  test('a link to the original, and the original itself', () => {
    const original = {
      kind: 'article',
      url: 'https://lantern.example/a/recall',
      text: 'One text about it',
    } as const;
    const submitted = {
      url: 'https://news.example/item/9',
      originalUrl: 'https://www.lantern.example/a/recall?utm_source=n',
      text: 'Recall, discuss please',
    };
    expect(storyOf(original, submitted)).toBe('same');
    expect(storyOf(submitted, original)).toBe('same');
  });

  test('texts in scripts without spaces', () => {
    const text = 'ケストレルボックスの十月の更新で四千台のルーターが起動しなくなりました';
    expect(storyOf({ text }, { text: `${text}。ひどい` })).toBe('same');
    expect(storyOf({ text }, { text: '昨日は友達と新しい映画を見に行ってとても楽しかったです' })).toBe(
      'other',
    );
  });
});

describe('different things do not', () => {
  test('short posts of two people, however equal', () =>
    expect(storyOf({ text: 'Kestrelbox is down again' }, { text: 'Kestrelbox is down again' })).toBe(
      'other',
    ));

  test('the same short post of one person is', () => {
    const author = { id: 'maplefox' };
    expect(
      storyOf({ author, text: 'Kestrelbox is down again' }, { author, text: 'kestrelbox is down AGAIN!' }),
    ).toBe('same');
    expect(storyOf({ author, text: 'Kestrelbox is down' }, { author, text: 'Kestrelbox is up' })).toBe(
      'other',
    );
  });

  test('two customers with the same trouble', () => {
    const original = 'My Kestrelbox stopped working after the update and support does not answer';
    const two = 'Our Kestrelbox stopped working after the storm and the shop will not answer me';
    expect(storyOf({ text: original }, { text: two })).toBe('other');
  });

  test('two news in one sentence', () =>
    expect(storyOf({ text: TWEET }, { text: TWEET.replace('October', 'June') })).toBe('other'));

  test('comments under one headline', () => {
    const title = 'Kestrelbox recalls its new home router';
    expect(
      storyOf(
        { kind: 'comment', title, text: 'I saw that coming' },
        { kind: 'comment', title, text: 'Mine is fine' },
      ),
    ).toBe('other');
  });

  test('short headlines', () =>
    expect(
      storyOf(
        { kind: 'article', title: 'Kestrelbox review', text: undefined },
        { kind: 'article', title: 'Kestrelbox review', text: undefined },
      ),
    ).toBe('other'));

  test.each([
    'https://lantern.example',
    'https://lantern.example/',
    'https://lantern.example/feed.xml',
    'https://lantern.example/rss/',
  ])('articles whose original is only said to be of %s', (originalUrl) =>
    expect(
      storyOf(
        { kind: 'article', originalUrl, text: 'Alpha' },
        { kind: 'article', originalUrl, text: 'Beta' },
      ),
    ).toBe('other'),
  );

  test('long articles on one subject', () => {
    const words = [...new Set(SENTENCES.concat(TWEET).join(' ').toLowerCase().split(/[ .]+/))];
    const article = (seed: number): string =>
      Array.from({ length: 200 }, (_, at) => words[hash32(`${seed} ${at}`) % words.length]).join(' ');
    expect(storyOf({ kind: 'article', text: article(1) }, { kind: 'article', text: article(2) })).toBe(
      'other',
    );
  });

  test('copies more than 72 hours apart', () => {
    const at = NOW - 10 * DAY;
    expect(storyOf({ text: TWEET, publishedAt: at }, { text: TWEET, publishedAt: at + 73 * HOUR })).toBe(
      'other',
    );
    expect(storyOf({ text: TWEET, publishedAt: at }, { text: TWEET, publishedAt: at + 71 * HOUR })).toBe(
      'same',
    );
    expect(storyOf({ text: TWEET, publishedAt: at }, { text: TWEET, publishedAt: at - 71 * HOUR })).toBe(
      'same',
    );
  });
});

describe('the index', () => {
  test('a story lives while copies keep coming', () => {
    const index = createStoryIndex();
    for (let day = 0; day < 10; day++) {
      const post = aPost(
        { extId: `d${day}`, author: { id: `p${day}` }, text: TWEET, publishedAt: NOW + day * 2 * DAY },
        NOW + day * 2 * DAY,
      );
      const found = index.find(post, post.fetchedAt);
      expect(found?.storyId ?? null).toBe(day === 0 ? null : 's0');
      index.add(`m${day}`, found?.storyId ?? `s${day}`, post);
    }
    expect(index.size).toBe(1);
  });

  test('forgets posts last seen 72 hours ago, and those it has to forget', () => {
    const index = createStoryIndex();
    index.add('m1', 's1', other({ text: TWEET }));
    index.add('m2', 's1', other({ text: TWEET }));
    index.forget('m1');
    expect(index.find(other({ text: TWEET }), NOW)?.storyId).toBe('s1');
    index.forget('m2');
    index.forget('unknown');
    expect([index.find(other({ text: TWEET }), NOW), index.size]).toEqual([null, 0]);
    index.add('m3', 's3', other({ text: TWEET }));
    expect(index.find(other({ text: TWEET }), NOW + 71 * HOUR)?.storyId).toBe('s3');
    expect([index.find(other({ text: TWEET }), NOW + 73 * HOUR), index.size]).toEqual([null, 0]);
  });

  test('holds a bounded number of texts', () => {
    const index = createStoryIndex();
    for (let at = 0; at < 20_050; at++)
      index.add(`m${at}`, `s${at}`, other({ text: `alpha${at} beta${at}` }));
    expect(index.size).toBe(20_000);
  });

  test('counts how often one person said it in the last day', () => {
    const index = createStoryIndex();
    const author = { id: 'parrot' };
    [30, 20, 10, 1].forEach((hours, at) => {
      index.add(`m${at}`, 's1', other({ author, text: TWEET, publishedAt: NOW - hours * HOUR }));
    });
    index.add('m9', 's1', other({ text: TWEET, publishedAt: NOW - HOUR }));
    expect(index.repeats(other({ author, text: `${TWEET} !`, publishedAt: NOW }))).toBe(3);
    expect(
      index.repeats(other({ author, text: 'Something else entirely, about the weather of today in Lyon' })),
    ).toBe(0);
  });

  test('agrees with itself however posts are mixed: what was added whole is found', () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/);
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 8, maxLength: 40 }), { minLength: 1, maxLength: 12 }),
        (texts) => {
          const index = createStoryIndex();
          texts.forEach((words, at) => {
            const post = other({ text: words.join(' ') });
            index.add(`m${at}`, index.find(post, NOW)?.storyId ?? `s${at}`, post);
          });
          for (const words of texts)
            if (new Set(words).size > 1)
              expect(index.find(other({ text: words.join(' ') }), NOW)).not.toBeNull();
          texts.forEach((_, at) => {
            index.forget(`m${at}`);
          });
          expect(index.size).toBe(0);
        },
      ),
      { numRuns: runs(50) },
    );
  });
});

test('likeness of signatures is near the true one', () => {
  for (const shared of [40, 60, 80, 100]) {
    const features = (prefix: string, count: number): number[] =>
      Array.from({ length: count }, (_, at) => hash32(`${prefix}${at}`));
    const left = new Set([...features('both', shared), ...features('left', 100 - shared)]);
    const right = new Set([...features('both', shared), ...features('right', 100 - shared)]);
    const truth = shared / (200 - shared);
    expect(
      Math.abs(likeness(signatureOf(left), signatureOf(right)) - (truth < 0.3 ? 0 : truth)),
    ).toBeLessThan(truth < 0.3 ? 0.4 : 0.13);
  }
});

test.each([
  ['Daily Lantern', 'The Daily Lantern', true],
  ['dailylantern.example', 'Daily Lantern', true],
  ['Daily Lantern', 'Daily Lantern - Technology', true],
  ['Evening Bell', 'Daily Lantern', false],
  ['', 'Daily Lantern', false],
])('%j and %j are one outlet: %s', (left, right, same) => expect(sameOutlet(left, right)).toBe(same));

test('the publisher is cut from a title only when it is the publisher', () => {
  const titleOf = (title: string, outlet: string | null) =>
    fingerprintOf(aPost({ kind: 'article', title, ...(outlet === null ? {} : { outlet }) })).title;
  expect(titleOf('Kestrelbox recalls all of its routers - Daily Lantern', 'Daily Lantern')).toBe(
    'kestrelbox recalls all of its routers',
  );
  expect(titleOf('Kestrelbox recalls all of its routers - again', 'Daily Lantern')).toBe(
    'kestrelbox recalls all of its routers again',
  );
  expect(titleOf('Été: l’appel des sept routeurs', null)).toBe('ete lappel des sept routeurs');
  expect(fingerprintOf(aPost({ kind: 'article', title: 'Two words' })).title).toBeNull();
});
