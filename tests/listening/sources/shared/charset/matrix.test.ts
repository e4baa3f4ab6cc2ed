import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decodeText } from '../../../../../src/listening/sources/shared/charset/decode.ts';
import { decodeAs, encodingNamed } from '../../../../../src/listening/sources/shared/charset/encodings.ts';

/** Every encoding of the Encoding Standard, with a text and its bytes as another implementation writes them. */
const ENCODED: readonly (readonly [encoding: string, text: string, hex: string])[] = [
  [
    'windows-1250',
    'Zażółć gęślą jaźń: Acme „dobre”',
    '5a61bff3b3e62067ea9c6cb9206a619ff13a2041636d652084646f62726594',
  ],
  [
    'windows-1251',
    'Новый роутер Acme не работает',
    'cdeee2fbe920f0eef3f2e5f02041636d6520ede520f0e0e1eef2e0e5f2',
  ],
  ['windows-1252', 'l’Acme à 5 € – “œuf” …', '6c9241636d6520e020352080209620939c7566942085'],
  ['windows-1253', 'Το νέο Acme είναι χαλασμένο', 'd4ef20edddef2041636d6520e5dfede1e920f7e1ebe1f3ecddedef'],
  ['windows-1254', 'Acme’nin şarjı çok ığdır', '41636d65926e696e20fe61726afd20e76f6b20fdf064fd72'],
  ['windows-1255', 'הנתב של Acme לא עובד', 'e4f0fae120f9ec2041636d6520ece020f2e5e1e3'],
  ['windows-1256', 'جهاز Acme لا يعمل', 'cce5c7d22041636d6520e1c720eddae3e1'],
  ['windows-1257', 'Ačiū Acme už šį žaidimą', '41e869fb2041636d652075fe20f0e120fe616964696de0'],
  ['windows-1258', 'Acme không sao đâu ơi', '41636d65206b68f46e672073616f20f0e27520f569'],
  ['windows-874', 'เราเตอร์ Acme เสีย', 'e0c3d2e0b5cdc3ec2041636d6520e0cad5c2'],
  ['iso-8859-2', 'Příliš žluťoučký Acme', '50f8ed6c69b920be6c75bb6f75e86bfd2041636d65'],
  ['iso-8859-3', 'Acme ĉiuĵaŭde ĝoje', '41636d6520e66975bc61fd646520f86f6a65'],
  ['iso-8859-4', 'Acme ģimene ķēde', '41636d6520bb696d656e6520f3ba6465'],
  ['iso-8859-5', 'Новый роутер Acme', 'bdded2ebd920e0dee3e2d5e02041636d65'],
  ['iso-8859-6', 'جهاز Acme لا يعمل', 'cce7c7d22041636d6520e4c720ead9e5e4'],
  ['iso-8859-7', 'Το νέο Acme χάλασε', 'd4ef20edddef2041636d6520f7dcebe1f3e5'],
  ['iso-8859-8', 'הנתב של Acme', 'e4f0fae120f9ec2041636d65'],
  ['iso-8859-9', 'Acme şarjı çok ığdır', '41636d6520fe61726afd20e76f6b20fdf064fd72'],
  ['iso-8859-10', 'Acme ŋ đ ŧ þ į', '41636d6520bf20b920bb20fe20e7'],
  ['iso-8859-13', 'Ačiū Acme už žaidimą', '41e869fb2041636d652075fe20fe616964696de0'],
  ['iso-8859-14', 'Acme ŵythnos ŷd', '41636d6520f07974686e6f7320fe64'],
  ['iso-8859-15', 'Acme à 5 € et des œufs', '41636d6520e0203520a42065742064657320bd756673'],
  ['iso-8859-16', 'Acme și „bună” ziua', '41636d6520ba6920a562756ee3b5207a697561'],
  ['koi8-r', 'Новый роутер Acme', 'eecfd7d9ca20d2cfd5d4c5d22041636d65'],
  ['koi8-u', 'Їжак і Acme ґанок', 'b7d6c1cb20a62041636d6520adc1cecfcb'],
  ['macintosh', 'l’Acme à Genève – “œuf”', '6cd541636d6520882047656e8f766520d020d2cf7566d3'],
  ['x-mac-cyrillic', 'Новый роутер Acme', '8deee2fbe920f0eef3f2e5f02041636d65'],
  ['ibm866', 'Новый роутер Acme', '8daea2eba920e0aee3e2a5e02041636d65'],
  ['gbk', '新的Acme路由器坏了 €', 'd0c2b5c441636d65c2b7d3c9c6f7bbb5c1cb20a2e3'],
  ['gb18030', '新的Acme路由器坏了 😀', 'd0c2b5c441636d65c2b7d3c9c6f7bbb5c1cb209439fc36'],
  ['big5', '新嘅Acme路由器壞咗喺度', 'b7739def41636d65b8f4a5d1beb9c3619df79df6abd7'],
  ['euc-jp', '新しいAcmeルーターが壊れた', 'bfb7a4b7a4a441636d65a5eba1bca5bfa1bca4acb2f5a4eca4bf'],
  [
    'iso-2022-jp',
    '新しいAcmeルーターが壊れた',
    '1b24423f37243724241b284241636d651b2442256b213c253f213c242c3275246c243f1b2842',
  ],
  ['shift_jis', '新しいAcmeルーターが壊れた①', '905682b582a241636d65838b815b835e815b82aa89f382ea82bd8740'],
  ['euc-kr', '새로운 Acme 펲시콜라 똠방각하', 'bbf5b7cebfee2041636d6520bc84bdc3c4ddb6f3208c63b9e6b0a2c7cf'],
];
/** In these an accented letter stands alone among plain ones, so that nothing shows that windows-1252 is wrong. */
const LIKE_WESTERN = /^(?:windows-125[0478]|iso-8859-(?:[234]|9|1\d)|macintosh)$/;

const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const utf8 = (text: string) => new TextEncoder().encode(text);
const xml = (encoding: string | null, hex: string) =>
  join(
    ascii(`<?xml version="1.0"${encoding === null ? '' : ` encoding="${encoding}"`}?><rss><title>`),
    bytesOf(hex),
    ascii('</title></rss>'),
  );

describe.each(ENCODED)('%s', (encoding, text, hex) => {
  it('named by the server', () => {
    expect(decodeText(bytesOf(hex), `text/plain; charset=${encoding}`)).toBe(text);
  });

  it('named by the document', () => {
    expect(decodeText(xml(encoding, hex), 'text/xml')).toContain(text);
  });

  it('named by a page', () => {
    const page = join(ascii(`<!doctype html><meta charset="${encoding}"><title>`), bytesOf(hex));
    expect(decodeText(page, 'text/html')).toContain(text);
  });

  it('named by the document, against a server that says UTF-8', () => {
    expect(decodeText(xml(encoding, hex), 'text/xml; charset=utf-8')).toContain(text);
  });

  it('named by the server, against a document that says UTF-8', () => {
    expect(decodeText(xml('utf-8', hex), `text/xml; charset=${encoding}`)).toContain(text);
  });

  it.skipIf(LIKE_WESTERN.test(encoding))('named by the document, against the default of servers', () => {
    expect(decodeText(xml(encoding, hex), 'text/xml; charset=ISO-8859-1')).toContain(text);
  });

  it('UTF-8 under its label', () => {
    expect(decodeText(utf8(text), `text/plain; charset=${encoding}`)).toBe(text);
    expect(decodeText(xml(encoding, Buffer.from(text).toString('hex')), null)).toContain(text);
  });
});

describe('without a label', () => {
  const words = 'l’Acme à 5 € – “œuf” …';
  const western = '6c9241636d6520e020352080209620939c7566942085';
  const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
  const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());
  const utf32 = (text: string, little: boolean) => {
    const codes = Array.from(text, (char) => char.codePointAt(0)!);
    const view = new DataView(new ArrayBuffer(codes.length * 4));
    for (const [at, code] of codes.entries()) view.setUint32(at * 4, code, little);
    return new Uint8Array(view.buffer);
  };

  it.each<[string, Uint8Array, string | null, string]>([
    ['windows-1252', bytesOf(western), null, words],
    ['windows-1252 as Latin-1', bytesOf(western), 'text/csv; charset=iso-8859-1', words],
    ['windows-1252 as ASCII', bytesOf(western), 'text/csv; charset=us-ascii', words],
    ['windows-1252 as nonsense', bytesOf(western), 'text/csv; charset=nonsense', words],
    ['windows-1252 behind a mark of UTF-8', join(bytesOf('efbbbf'), bytesOf(western)), null, words],
    ['UTF-8 with a mark', join(bytesOf('efbbbf'), utf8(words)), 'text/xml; charset=latin1', words],
    ['UTF-8 with two marks', join(bytesOf('efbbbfefbbbf'), utf8(words)), null, words],
    ['UTF-8 as UTF-16', utf8(words), 'text/xml; charset=utf-16', words],
    ['UTF-16', utf16(`<a>${words}`), null, `<a>${words}`],
    ['UTF-16 as UTF-8', join(bytesOf('fffe'), utf16(words)), 'text/xml; charset=utf-8', words],
    ['UTF-16 big-endian', join(bytesOf('feff'), swapped(utf16(words))), null, words],
    [
      'UTF-16 that says UTF-8',
      utf16(`<?xml encoding="utf-8"?>${words}`),
      null,
      `<?xml encoding="utf-8"?>${words}`,
    ],
    ['UTF-16 big-endian without a mark', swapped(utf16(`id,${words}`)), null, `id,${words}`],
    ['UTF-32', join(bytesOf('fffe0000'), utf32(words, true)), null, words],
    ['UTF-32 big-endian', join(bytesOf('0000feff'), utf32(words, false)), 'text/plain; charset=utf-8', words],
    ['UTF-32 without a mark', utf32('<a>Acme 😀', true), null, '<a>Acme 😀'],
    [
      'UTF-8 with a stray byte',
      join(utf8('l’Acme à '), Uint8Array.of(0x93), utf8('œuf')),
      null,
      'l’Acme à “œuf',
    ],
    ['one of each', join(utf8('é '), Uint8Array.of(0x80)), 'text/plain; charset=utf-8', 'é €'],
    [
      'UTF-8 glued to windows-1252',
      join(utf8('“Acme” naïve – '), bytesOf('6c9241636d65')),
      'text/xml; charset=utf-8',
      '“Acme” naïve – l’Acme',
    ],
    [
      'Russian that only says its language',
      join(ascii('<rss><language>ru-RU</language><title>'), bytesOf('cdeee2fbe920f0eef3f2e5f0')),
      null,
      '<rss><language>ru-RU</language><title>Новый роутер',
    ],
    [
      'Japanese that only says its language',
      join(ascii('<html lang="ja"><title>'), bytesOf('905682b582a241636d65838b815b835e815b')),
      'text/html',
      '<html lang="ja"><title>新しいAcmeルーター',
    ],
    ['nothing', new Uint8Array(), null, ''],
    ['one byte', Uint8Array.of(0x92), null, '’'],
  ])('%s', (_, bytes, contentType, expected) => expect(decodeText(bytes, contentType)).toBe(expected));
});

test.each([
  ['UTF8', 'utf-8'],
  ['"windows-1252"', null],
  ['Latin1', 'windows-1252'],
  ['latin-1', 'windows-1252'],
  ['ANSI', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['win-1251', 'windows-1251'],
  ['windows1250', 'windows-1250'],
  ['cp949', 'euc-kr'],
  ['windows-949', 'euc-kr'],
  ['MS932', 'shift_jis'],
  ['x-gbk', 'gbk'],
  ['big5-hkscs', 'big5'],
  ['iso-8859-9', 'windows-1254'],
  ['iso-8859-16', 'iso-8859-16'],
  ['utf-7', null],
  ['', null],
])('%s is %s', (label, encoding) => expect(encodingNamed(label)).toBe(encoding));

test('what the runtime does not know decodes as the standard says', () => {
  expect(decodeAs('x-user-defined', Uint8Array.of(0x41, 0x80, 0xff))).toBe('A\uf780\uf7ff');
  expect(decodeAs('koi8-u', Uint8Array.of(0xae, 0xbe))).toBe('ўЎ');
  expect(decodeAs('gbk', Uint8Array.of(0x80, 0xa2, 0xe3))).toBe('€€');
  expect(decodeAs('euc-kr', bytesOf('8141a2e6a2e7c652c8feb0a1'))).toBe('갂€®힣힝가');
  expect(decodeAs('windows-1252', Uint8Array.of(0x81, 0x8d, 0x8f, 0x90, 0x9d))).toBe('\x81\x8d\x8f\x90\x9d');
});

test('UTF-8 is what it is under any label, and nothing throws', () => {
  const label = fc.constantFrom(null, ...ENCODED.map(([encoding]) => `text/xml; charset=${encoding}`));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 2 }), label, (text, contentType) => {
      fc.pre(!['\0', '\ufeff', '\x1b'].some((char) => text.includes(char)));
      expect(decodeText(utf8(text), contentType)).toBe(text);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), label, (bytes, contentType) => {
      expect(typeof decodeText(bytes, contentType)).toBe('string');
    }),
  );
});
