import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../../src/listening/sources/shared/charset/decode.ts';

const words = 'Café à Zürich';
const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, swap = false) => {
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
  return swap ? new Uint8Array(Buffer.from(bytes).swap16()) : bytes;
};
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe('decodeText', () => {
  it.each<[string, Uint8Array, string | null]>([
    ['UTF-8 by default', utf8(`<a>${words}</a>`), null],
    [
      'the mark before what the server says',
      join(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(`<a>${words}</a>`)),
      'text/xml; charset=iso-8859-1',
    ],
    [
      'the server before the declaration',
      latin1(`<?xml version="1.0" encoding="utf-8"?><a>${words}</a>`),
      'text/xml;charset="ISO-8859-1"',
    ],
    ['the declaration', latin1(`<?xml version='1.0' encoding='windows-1252'?><a>${words}</a>`), 'text/xml'],
    ['an unknown charset of the server', utf8(`<a>${words}</a>`), 'text/xml; charset=nonsense'],
    ['a lie about UTF-8', latin1(`<?xml version="1.0" encoding="utf-8"?><a>${words}</a>`), null],
    ['UTF-16 with a mark', join(Uint8Array.of(0xff, 0xfe), utf16(`<a>${words}</a>`)), null],
    ['UTF-16 without a mark', utf16(`<?xml version="1.0" encoding="utf-16"?><a>${words}</a>`), null],
    ['big-endian UTF-16 without a mark', utf16(`<?xml version="1.0"?><a>${words}</a>`, true), null],
    [
      'a declaration that claims UTF-16 in single bytes',
      utf8(`<?xml version="1.0" encoding="utf-16"?><a>${words}</a>`),
      null,
    ],
  ])('%s', (_name, bytes, contentType) => {
    expect(decodeText(bytes, contentType)).toContain(words);
  });

  it('Cyrillic', () => {
    const bytes = Uint8Array.of(
      ...utf8('<?xml version="1.0" encoding="windows-1251"?><a>'),
      0xcf,
      0xf0,
      0xe8,
    );
    expect(decodeText(bytes, null)).toContain('При');
  });

  it('one broken byte does not turn the rest into gibberish', () => {
    expect(decodeText(join(utf8(`${words} ${words}`), Uint8Array.of(0xc3)), null)).toBe(
      `${words} ${words}\ufffd`,
    );
  });
});
