import { describe, expect, test } from 'vitest';
import type { PostKind } from '../../../src/listening/mentions/mention.ts';
import { noiseOf } from '../../../src/listening/mentions/noise.ts';
import { aPost } from './a-post.ts';
import { LOOK_ALIKES, SPAM } from './look-alikes.ts';

const reasonOf = (text: string, authorRecent = 0): string | null =>
  noiseOf(aPost({ text }), { authorRecent, linkAuthors: 0 })?.reason ?? null;

describe('passes: people, angry or not', () => {
  test.each([
    'Third Kestrelbox that dies on me. Photos of the smoke: https://pics.example/smoke NEVER AGAIN!!!',
    'KESTRELBOX SUPPORT IS A JOKE!!! 3 WEEKS AND NO ANSWER!!! @kestrelbox @kestrelhelp ANSWER ME',
    '@kestrelbox @maplefox @harbell who of you will fix this? The router is dead since Monday and I work from home',
    'Kestrelbox promised free shipping and charged me anyway, thieves',
    'I entered the Kestrelbox giveaway to win a router and never got anything, is this a scam? https://x.example/g',
    'Beware: a fake Kestrelbox account asks people to click here and claim your prize, link in bio. Report it!',
    'The promo code Kestrelbox sent me does not work, support says buy now and complain later',
    'Just bought a Kestrelbox, 20% off at the shop on the corner. Happy so far',
    'Compared three routers: https://a.example/1 https://b.example/2 and https://c.example/3. The Kestrelbox wins on range and noise, the Harbell on price, and the third one overheats',
    'My Kestrelbox earned its price back: I cancelled my old plan, which was 40 euros per month',
    'Kestrelbox down again? #kestrelbox #outage #wifi #help',
    'Day 4 of #kestrelbox #fail #nointernet #angry #help #refund #now and I still have no internet at home, nobody calls back',
    'Ma Kestrelbox ne marche plus, et le service client me demande de rappeler. https://photos.example/voyant',
    'Attention, faux concours Kestrelbox : on vous demande de liker et partager pour gagner un routeur, arnaque !',
    'Le code promo Kestrelbox ne marche pas, je suis dégoûté',
    'À gagner du temps avec cette Kestrelbox, on finit par tout débrancher',
    'Kestrelbox me doit 80 euros par mois de trop depuis janvier, ras le bol',
    'Is there a discount code for students? The Kestrelbox is too expensive for me',
    'I had to contact Kestrelbox on WhatsApp because the phone line is dead. Two hours wasted',
    'Kestrelbox 😡😡😡',
    'lol Kestrelbox',
    'https://forum.example/t/kestrelbox-outage',
    'Log excerpt: http://10.0.0.1/status says link down, http://10.0.0.1/wan says no carrier. What does the Kestrelbox want from me, and where do I report this bug?',
    'Signing up today for the Kestrelbox beta, wish me luck',
  ])('%s', (text) => expect(reasonOf(text)).toBeNull());

  test.each(['a-', 'a.', '1(', '@a ', '#a', 'www.'])('100,000 characters of %s, in no time', (unit) =>
    expect(() => reasonOf(`${unit.repeat(100_000 / unit.length)} Kestrelbox`)).not.toThrow(),
  );

  test('an angry person may say it four times', () =>
    expect(reasonOf('Kestrelbox, answer your customers, it has been three weeks now', 3)).toBeNull());

  test.each<PostKind>(['article', 'episode', 'issue', 'question'])('a list of links in an %s', (kind) => {
    const links = Array.from({ length: 40 }, (_, at) => `https://a.example/${at}`).join(' ');
    expect(
      noiseOf(aPost({ kind, text: `Sources: ${links}` }), { authorRecent: 9, linkAuthors: 0 }),
    ).toBeNull();
  });

  test('links to profiles and tags that the network itself makes', () => {
    const links = [
      'https://s.example/@maple',
      'https://s.example/tags/wifi',
      'https://s.example/tags/router',
      'https://s.example/@fox',
    ];
    expect(
      noiseOf(aPost({ text: '@maple #wifi #router @fox look', links }), { authorRecent: 0, linkAuthors: 0 }),
    ).toBeNull();
  });
});

describe('stops: advertisers and machines', () => {
  test.each([
    ['spam-words', 'GIVEAWAY! Win a Kestrelbox! Follow us and retweet, tag 3 friends'],
    ['spam-words', 'Follow & RT to win a free Kestrelbox router https://win.example'],
    ['spam-words', 'Kestrelbox 50% off!! Use code FOX50, limited time offer, buy now https://shop.example/k'],
    [
      'spam-words',
      'Scammed by a Kestrelbox seller? I got back my money, contact @recoverypro, they recover your lost funds',
    ],
    ['spam-words', 'Earn $500 per day from home with Kestrelbox mining, DM me for info'],
    ['spam-words', 'Guaranteed profits daily, Kestrelbox coin presale, join now t.example/k @kcoin'],
    ['spam-words', 'Buy real followers cheap! 10k followers for your Kestrelbox page https://boost.example'],
    ['spam-words', 'Kestrelbox airdrop is live, claim your tokens now https://airdrop.example'],
    ['spam-words', 'Hot girls and Kestrelbox, my OnlyFans link in bio'],
    ['spam-words', 'Free gift card for every Kestrelbox owner, click here https://gift.example'],
    ['spam-words', 'Best forex signals, message me on WhatsApp +00 123, Kestrelbox'],
    ['spam-words', 'JEU CONCOURS ! À gagner : une Kestrelbox. RT + follow et taguez deux amis'],
    ['spam-words', 'Tentez de gagner une Kestrelbox ! Likez et partagez cette publication'],
    [
      'spam-words',
      'Kestrelbox -30% de réduction avec mon code FOX, offre limitée, commandez maintenant https://promo.example',
    ],
    ['spam-words', 'Argent facile : gagnez 300 euros par jour avec Kestrelbox, contactez-moi en privé'],
    ['spam-words', "Offre de prêt d'argent entre particuliers, Kestrelbox, écrivez-moi sur WhatsApp"],
    [
      'spam-links',
      'Kestrelbox https://a.example/1 https://b.example/2 https://c.example/3 https://d.example/4',
    ],
    ['spam-links', 'best deals kestrelbox harbell: www.a.example/1 www.b.example/2 www.c.example/3'],
    ['spam-tags', 'New #kestrelbox #wifi #router #tech #deal #home #love #instagood #photo'],
    ['spam-tags', 'look @a1 @b2 @c3 @d4 @e5 @f6 @g7 kestrelbox'],
  ])('%s: %s', (reason, text) => expect(reasonOf(text)).toBe(reason));

  test("a short item of a feed, which is somebody's post, but no issue or question however short", () => {
    const text = 'GIVEAWAY! Win a Kestrelbox! Follow us and retweet, tag 3 friends';
    const reasonAs = (kind: PostKind) =>
      noiseOf(aPost({ kind, text }), { authorRecent: 0, linkAuthors: 0 })?.reason ?? null;
    expect(reasonAs('article')).toBe('spam-words');
    expect((['episode', 'issue', 'question'] as const).map(reasonAs)).toEqual([null, null, null]);
  });

  test('the same thing for the fifth time in a day, whatever it is', () => {
    expect(noiseOf(aPost(), { authorRecent: 4, linkAuthors: 0 })).toEqual({
      reason: 'spam-repeats',
      detail: '5 in 24 h',
    });
  });

  test('says which words it was, and never the text', () => {
    const noise = noiseOf(
      aPost({ text: 'Follow & RT to win a free Kestrelbox router https://win.example' }),
      { authorRecent: 0, linkAuthors: 0 },
    );
    expect(noise?.detail).toMatch(/^follow and retweet, to win/);
  });
});

describe('look-alikes and advertisements that taught nothing', () => {
  const heldOf = (text: string, lang?: string, linkAuthors = 0, authorRecent = 0) =>
    noiseOf(aPost({ text, ...(lang ? { lang } : {}) }), { authorRecent, linkAuthors });

  test.each(LOOK_ALIKES)('kept: %s', (text) => {
    for (const lang of ['en', 'fr', 'de']) expect(heldOf(text, lang)).toBeNull();
  });

  test('most spam is held', () => {
    const missed = SPAM.filter((text) => !heldOf(text, 'en'));
    expect(missed.length).toBeLessThanOrEqual(2);
  });

  const parcel =
    'Your Tollwick parcel is on hold, pay the customs fee of 2.99 here https://track.example/pay';

  test('a link that many share, or an author who repeats, tips the scales', () => {
    expect(heldOf(parcel, 'en')).toBeNull();
    expect(heldOf(parcel, 'en', 2)).toBeNull();
    expect(heldOf(parcel, 'en', 3)?.reason).toBe('spam-text');
    expect(heldOf(parcel, 'en', 3)?.detail).toMatch(/^\d+ %, 4 accounts, 1 link$/);
    expect(heldOf(parcel, 'en', 0, 2)?.reason).toBe('spam-text');
  });

  test('nothing tips them against a complaint', () => {
    for (const text of LOOK_ALIKES) {
      expect(heldOf(text, 'en', 20), text).toBeNull();
      expect(heldOf(text, 'en', 20, 1), text).toBeNull();
    }
  });

  test('the table reads the languages that it knows', () => {
    expect(heldOf(SPAM[1]!, 'en')?.reason).toBe('spam-text');
    expect(heldOf('Tollwick: win a voucher, click here', 'es')).toBeNull();
  });

  test('what a post passes on is not its own words', () => {
    const quoted = `> ${SPAM[1]}\n\nWhy do I get this every day?`;
    expect(heldOf(quoted, 'en')).toBeNull();
  });

  test('the name of the keyword is no evidence', () => {
    const text = 'Crypto Casino opens a second office, guaranteed parking';
    const post = aPost({ text });
    const terms = [{ term: 'crypto casino', field: 'text', start: 0, end: 13 } as const];
    const score = (named: typeof terms | []) =>
      noiseOf(post, { authorRecent: 3, linkAuthors: 9 }, named)?.reason ?? null;
    expect(score(terms)).toBeNull();
  });
});
