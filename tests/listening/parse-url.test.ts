import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canonicalUrl } from '../../src/listening/mentions/canonical-url.ts';
import { parseUrl } from '../../src/listening/parse-url.ts';
import { httpOf } from '../../src/listening/sources/shared/fields.ts';

const ADDRESS = 'https://münchen.example/x';
const ENCODED = 'https://xn--mnchen-3ya.example/x';

// `URL.canParse` of Node 20 says no to such an address once it has been called some 2,000 times.
test('an address with letters beyond ASCII is one however often it is asked for', () => {
  for (let n = 0; n < 20_000; n++)
    if (parseUrl(ADDRESS)?.href !== ENCODED || httpOf(ADDRESS) !== ENCODED)
      throw new Error(`no address at call ${n}`);
  for (let n = 0; n < 3_000; n++) if (canonicalUrl(ADDRESS) !== ENCODED) throw new Error(`none at call ${n}`);
});

test.each([
  ['/x', 'https://a.example/y/', 'https://a.example/x'],
  ['x', 'https://a.example/y/', 'https://a.example/y/x'],
  ['/x', undefined, undefined],
  ['', undefined, undefined],
  ['https://a b.example/', undefined, undefined],
])('%j on %s', (text, base, href) => expect(parseUrl(text, base)?.href).toBe(href));

test('nobody asks the function that forgets', () => {
  const src = join(import.meta.dirname, '../../src');
  const users = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => /\bURL\.canParse\(/.test(readFileSync(join(src, name), 'utf8')));
  expect(users).toEqual([]);
});
