import { describe, expect, test } from 'vitest';
import { isOneText, voicesOf } from '../../../src/listening/alerts/voices.ts';
import type { Mention, RawPost } from '../../../src/listening/mentions/mention.ts';
import { hit } from '../../contracts/store/samples.ts';
import { aPost } from '../mentions/a-post.ts';

const OWN = new Set(['brindlemoor']);
const SENTENCE = 'Brindlemoor is down since this morning, no internet and nobody answers the phone';
const TOWNS = ['Lyon', 'Lille', 'Nice', 'Brest', 'Metz', 'Tours', 'Dijon', 'Nantes', 'Rennes', 'Toulon'];

function mention(n: number, over: Partial<RawPost>, storyId = `m${n}`): Mention {
  return { workspaceId: 'w1', id: `m${n}`, storyId, post: aPost({ extId: `${n}`, ...over }), hits: [hit()] };
}

/** So many posts, each by somebody else unless said otherwise. */
function posts(count: number, of: (n: number) => Partial<RawPost> & { story?: string }): Mention[] {
  return Array.from({ length: count }, (_, n) => {
    const { story, ...over } = of(n);
    return mention(n, { author: { id: `person${n}` }, ...over }, story);
  });
}

const spamBy = (mentions: readonly Mention[]) => voicesOf(mentions, OWN).spamBy;

describe('many people with one text corroborate each other', () => {
  test('word for word', () => {
    const voices = voicesOf(
      posts(64, () => ({ text: SENTENCE, story: 'm0' })),
      OWN,
    );
    expect(voices).toMatchObject({ spamBy: null, authors: 64, largestAuthorShare: 1 / 64 });
    expect(isOneText(voices)).toBe(true);
  });

  test('in one template', () => {
    const voices = voicesOf(
      posts(40, (n) => ({ text: SENTENCE.replace('down', `down in ${TOWNS[n % 10]} ${n}`) })),
      OWN,
    );
    expect(voices.spamBy).toBeNull();
    expect(isOneText(voices)).toBe(true);
  });

  test('in a few words, which are no text of anybody', () => {
    const voices = voicesOf(
      posts(64, () => ({ text: 'is brindlemoor down for anyone else?' })),
      OWN,
    );
    expect(voices).toMatchObject({ spamBy: null, copiesShare: 0 });
    expect(isOneText(voices)).toBe(false);
  });

  test('with a link to where it fails, a picture of their own, or tags and names that are links', () => {
    const linked = (link: (n: number) => string) =>
      spamBy(posts(20, (n) => ({ text: SENTENCE, story: 'm0', links: [link(n)] })));
    expect(linked(() => 'https://status.brindlemoor.example/now')).toBeNull();
    expect(linked((n) => `https://pictures.example/${n}`)).toBeNull();
    expect(linked(() => 'https://social.example/tags/brindlemoor')).toBeNull();
    expect(linked(() => 'https://social.example/@hotline')).toBeNull();
  });

  test('papers that carry one article of an agency, with its links', () => {
    const wire = posts(12, (n) => ({
      kind: 'article',
      author: { id: 'agency' },
      outlet: `Paper ${n}`,
      text: SENTENCE,
      links: ['https://agency.example/brief'],
      story: 'm0',
    }));
    const voices = voicesOf(wire, OWN);
    expect(voices).toMatchObject({ spamBy: null, authors: 12 });
    expect(isOneText(voices)).toBe(false);
  });

  test('tickets that name nobody, each of something else', () => {
    const tickets = posts(20, (n) => ({
      author: {},
      outlet: 'desk',
      text: `Ticket ${n}: ${TOWNS[n % 10]} has had no Brindlemoor internet for ${n} hours now, call them back`,
    }));
    expect(voicesOf(tickets, OWN)).toMatchObject({ spamBy: null, unnamed: 20, authors: 20 });
  });
});

describe('a few words with an address are a text', () => {
  test('of one campaign, however many accounts spread it', () => {
    const campaign = (n: number) => `Win a Brindlemoor today, ${n} left https://promo.example/win go`;
    const voices = voicesOf(
      posts(50, (n) => ({ text: campaign(n), links: [`https://promo.example/win?from=${n}`] })),
      OWN,
    );
    expect(voices).toMatchObject({ spamBy: 'shared-link', oneTextShare: 1 });
  });

  test('of people who say different things about one page, it is none', () => {
    const words = [
      'really?',
      'read this about brindlemoor',
      'brindlemoor, wow',
      'so that is why',
      'brindlemoor…',
    ];
    const links = ['https://paper.example/brindlemoor-outage'];
    expect(
      spamBy(posts(20, (n) => ({ text: `${words[n % 5]} ${n % 4 === 0 ? 'oh' : ''}`, links }))),
    ).toBeNull();
  });
});

describe('what looks like one hand', () => {
  test('one author who wrote most, from four posts on', () => {
    const loud = (count: number) =>
      posts(count, (n) => ({ text: `Brindlemoor ${n} ${TOWNS[n]}`, author: { id: 'crow' } }));
    expect(spamBy(loud(3))).toBeNull();
    expect(spamBy(loud(4))).toBe('one-author');
    expect(spamBy([...loud(4), ...posts(4, (n) => ({ extId: `other${n}`, text: `hm ${n}` }))])).toBeNull();
  });

  test('a few accounts with one text, and many that say it again and again', () => {
    const said = (accounts: number, times: number) =>
      spamBy(
        posts(accounts * times, (n) => ({
          text: SENTENCE,
          story: 'm0',
          author: { id: `crow${n % accounts}` },
        })),
      );
    expect(said(3, 2)).toBe('few-authors');
    expect(said(20, 3)).toBe('few-authors');
    expect(said(20, 1)).toBeNull();
  });

  test('one link below one text, however it is dressed', () => {
    const campaign = (link: (n: number) => string, text = () => SENTENCE) =>
      spamBy(posts(40, (n) => ({ text: text(), story: 'm0', links: [link(n)] })));
    expect(campaign(() => 'https://petition.example/7')).toBe('shared-link');
    expect(campaign((n) => `https://petition.example/7?signed=${n}#top`)).toBe('shared-link');
    // Accounts that say it once or twice, with a link, are no less a campaign than those that say it once.
    for (const accounts of [40, 30, 24, 20, 10])
      expect(
        spamBy(
          posts(40, (n) => ({
            text: SENTENCE,
            story: 'm0',
            author: { id: `crow${n % accounts}` },
            links: ['https://petition.example/7'],
          })),
        ),
      ).not.toBeNull();
    const letters = posts(40, (n) => ({
      text: `I live in ${TOWNS[n % 10]} ${n} and want my money back from Brindlemoor, sign here with me today`,
      links: ['https://petition.example/7'],
    }));
    expect(spamBy(letters)).toBe('shared-link');
  });

  test('not a link that people share with words of their own', () => {
    const reactions = [
      'So that is why Brindlemoor was gone all morning, good to know',
      'Read this about the outage, wow, they never learn over there',
      'My boss will love to hear what happened at Brindlemoor last night',
      'Interesting piece about yesterday and what it says of their network',
      'They should have had two lines, as the article explains very well',
    ];
    expect(
      spamBy(posts(5, (n) => ({ text: reactions[n]!, links: ['https://news.example/outage'] }))),
    ).toBeNull();
  });
});
