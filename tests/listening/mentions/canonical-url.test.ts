import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl, siteOf } from '../../../src/listening/mentions/canonical-url.ts';

describe('canonicalUrl', () => {
  test.each([
    [
      'https://social.example/profile/did:plc:abc/post/3kx',
      'https://social.example/profile/did:plc:abc/post/3kx',
    ],
    ['http://www.a.example/x/', 'https://a.example/x'],
    ['https://a.example', 'https://a.example'],
    ['HTTPS://A.Example:443/Path', 'https://a.example/Path'],
    ['https://user:secret@a.example/', 'https://a.example'],
    ['https://a.example/b/../c', 'https://a.example/c'],
    ['https://a.example/x?b=2&a=1', 'https://a.example/x?a=1&b=2'],
    ['https://a.example/x?utm_source=n&UTM_Campaign=m&id=7', 'https://a.example/x?id=7'],
    [
      'https://a.example/x?fbclid=1&gclid=2&mc_cid=3&_hsenc=4&mkt_tok=5&igsh=6&ttclid=7&wt_mc=8&at_medium=9',
      'https://a.example/x',
    ],
    ['https://a.example/x?fb_action=1&hmb_a=1&itm_b=1&campaign_id=1&mtm_x=1', 'https://a.example/x'],
    ['https://a.example/watch?v=abc&t=10&si=xyz&p=3', 'https://a.example/watch?p=3&si=xyz&t=10&v=abc'],
    ['https://a.example/x?ref=a.example', 'https://a.example/x'],
    ['https://a.example/x?ref=main', 'https://a.example/x?ref=main'],
    ['https://a.example/x#section', 'https://a.example/x'],
    ['https://a.example/x#xtor=RSS-16', 'https://a.example/x'],
    ['https://a.example/x#:~:text=words', 'https://a.example/x'],
    ['https://a.example/#!/route/1', 'https://a.example/#!/route/1'],
    ['https://a.example/t#issuecomment-123456', 'https://a.example/t#issuecomment-123456'],
    ['https://münchen.example/x', 'https://xn--mnchen-3ya.example/x'],
    [' https://a.example/x ', 'https://a.example/x'],
  ])('%s', (url, expected) => expect(canonicalUrl(url)).toBe(expected));

  test.each([
    '',
    'a.example/x',
    '//a.example/x',
    '/x',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@b.example',
    'ftp://a.example/x',
    'https://',
    'https:///x',
    'https://a b.example/',
    'https://a.example:99999/',
    `https://a.example/${'x'.repeat(5_000)}`,
  ])('refuses %j', (url) => expect(canonicalUrl(url)).toBeNull());

  test('drops ref when it names the feed that linked here', () => {
    expect(canonicalUrl('https://a.example/x?ref=letter.example', 'www.letter.example')).toBe(
      'https://a.example/x',
    );
    expect(canonicalUrl('https://a.example/x?ref=letter.example', 'other.example')).toBe(
      'https://a.example/x?ref=letter.example',
    );
  });

  test('is a fixed point, stays on its site, and never throws', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const canonical = canonicalUrl(url);
        expect(canonical).not.toBeNull();
        expect(canonicalUrl(canonical!)).toBe(canonical);
        expect(siteOf(canonical!)).toBe(siteOf(url));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (tail) => {
        const canonical = canonicalUrl(`https://a.example/${tail}`);
        expect(canonical === null || canonical.startsWith('https://a.example')).toBe(true);
      }),
    );
  });

  test('the quick way and the thorough way agree', () => {
    const segment = fc.stringMatching(/^[\w:-][\w:.~-]{0,6}$/);
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 4 }), (segments) => {
        const path = segments.map((part) => `/${part}`).join('');
        // A query that is tracking only sends the same address the thorough way.
        expect(canonicalUrl(`https://www.a-b.example${path}`)).toBe(
          canonicalUrl(`https://www.a-b.example${path}?utm_source=x`),
        );
      }),
    );
  });
});

test.each([
  ['https://www.a.example/x', 'a.example'],
  ['https://A.Example:8080', 'a.example'],
  ['http://user@sub.a.example?x', 'sub.a.example'],
  ['https://a.example./', 'a.example'],
  ['mailto:a@b.example', ''],
  ['nonsense', ''],
])('siteOf %s', (url, expected) => expect(siteOf(url)).toBe(expected));
