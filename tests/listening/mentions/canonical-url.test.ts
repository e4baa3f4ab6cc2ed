import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl, siteOf } from '../../../src/listening/mentions/canonical-url.ts';
import { runs } from '../../runs.ts';

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
    ['https://a.example/t#comment-12', 'https://a.example/t#comment-12'],
    ['https://a.example/changelog#v1.2.0', 'https://a.example/changelog#v1.2.0'],
    ['https://a.example/changelog#2026-11-20', 'https://a.example/changelog#2026-11-20'],
    ['https://a.example/x#src=feed7', 'https://a.example/x'],
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

  test.each([
    // A query that ends in slashes.
    ['http://a.example?/', 'https://a.example'],
    ['https://a.example/x?b=//', 'https://a.example/x?b='],
    ['https://forum.example?/topic/5', 'https://forum.example/?/topic/5'],
    ['https://a.example/x?(a&/', 'https://a.example/x?(a'],
    // Percent signs encoded many times over.
    [`https://a.example/x%${'25'.repeat(9)}20y`, 'https://a.example/x%20y'],
    // `www.` before `www.`, and before a name too long for the library to strip it from.
    ['https://www.www.a.example/x', 'https://www.www.a.example/x'],
    [`https://www.a.${'b'.repeat(40)}.${'c'.repeat(40)}.example/x?utm_source=n`, null],
    ['https://a.example../x?y=1', 'https://a.example/x?y=1'],
    // Longer than an address may be once it is encoded.
    [`https://a.example/${'é'.repeat(2_000)}`, null],
    [`https://a.example/x%${'25'.repeat(500)}20y`, null],
  ])('the form of a form is itself, %#: %.60s', (url, expected) => {
    const canonical = canonicalUrl(url);
    if (expected !== null) expect(canonical).toBe(expected);
    if (canonical !== null) expect(canonicalUrl(canonical)).toBe(canonical);
  });

  /** Addresses as they come, and with what the library takes in several steps: slashes at the end, layers of `%`, dots. */
  const address = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc
      .tuple(
        fc.constantFrom('http://', 'https://'),
        fc.constantFrom(
          'a.example',
          'www.a.example',
          'www.www.a.example',
          'a.example.',
          'www.com',
          'A.example:80',
        ),
        fc.array(fc.constantFrom('/', '//', 'x', '%', '%25', '%2f', '%20', '.', '..', ':', 'é'), {
          maxLength: 6,
        }),
        fc.array(fc.constantFrom('?', '&', '=', '/', 'b', 'ref=a.example', 'utm_a=1', '%25', '%26', '+'), {
          maxLength: 6,
        }),
        fc.constantFrom('', '#', '#/', '#!/r/', '#comment-1234', '#c12:~:text=x'),
      )
      .map(
        ([scheme, host, path, query, fragment]) =>
          `${scheme}${host}/${path.join('')}?${query.join('')}${fragment}`,
      ),
  );

  test('is a fixed point, stays on its site, and never throws', () => {
    fc.assert(
      fc.property(address, (url) => {
        const canonical = canonicalUrl(url);
        expect(canonical).not.toBeNull();
        expect(canonicalUrl(canonical!)).toBe(canonical);
        expect(siteOf(canonical!)).toBe(siteOf(url));
      }),
      { seed: 11, numRuns: runs(8_000) },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (tail) => {
        const canonical = canonicalUrl(`https://a.example/${tail}`);
        expect(canonical === null || canonical.startsWith('https://a.example')).toBe(true);
        if (canonical !== null) expect(canonicalUrl(canonical)).toBe(canonical);
      }),
      { seed: 11, numRuns: runs(400) },
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
