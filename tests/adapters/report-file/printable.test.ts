import { expect, it } from 'vitest';
import { readFonts } from '../../../src/adapters/report-file/pdf/fonts.ts';
import { loadTypesetter } from '../../../src/adapters/report-file/pdf/load.ts';
import { createPrintable, isRightToLeft } from '../../../src/adapters/report-file/pdf/printable.ts';
import { describeWithPdf } from '../../reports/machine-tool.ts';

const fonts = (await loadTypesetter()) ? readFonts() : [];
const printable = createPrintable(fonts);
const family = (name: string) => fonts.find((font) => font.name === name)!.characters;

describeWithPdf('the fonts of a report', () => {
  it.each([
    ['Inter', 'Ag é ß Ж Ω € − · … “ ” ‹ ½ ™'],
    ['IBM Plex Sans Arabic', 'ابتثجحخد پ گ ی ، ؟ ٪ ٤ ۴'],
    ['MotoyaLCedar', '東京カメラひらがな、。「」ー'],
    ['Noto Emoji', '🔥👍🏽👩👧☎⭐❤'],
  ])('%s has what it is for', (name, letters) => {
    for (const letter of letters.replaceAll(' ', ''))
      expect(family(name).has(letter.codePointAt(0)!), letter).toBe(true);
  });

  it('and none has what it does not draw', () => {
    for (const letter of ['한', 'ש', 'ไ', 'न', '\u0007', '\ufffe', '\u{10fffd}'])
      for (const font of fonts)
        expect(font.characters.has(letter.codePointAt(0)!), `${font.name} ${letter}`).toBe(false);
  });
});

describeWithPdf('a text of a stranger', () => {
  it.each([
    ['markup', '#import "x" $a$ *b* _c_ <d> @e \\ `f`', '#import "x" $a$ *b* _c_ <d> @e \\ `f`'],
    ['lines', 'one\r\ntwo\u2028three\tfour', 'one two three four'],
    ['controls', 'a\u0000b\u0007c\u009fd', 'abcd'],
    ['a lone half of a pair', 'a\ud83db\udc00c', 'abc'],
    ['letters apart from their marks', 'e\u0301', 'é'],
    ['marks that its font has not', 'あ\u0301x\u20e3', 'あx'],
    ['a pile of marks', `q${'\u0301'.repeat(900)}!`, `q${'\u0301'.repeat(4)}!`],
    ['an order turned around', '\u202egpj.exe\u202c', 'gpj.exe'],
    ['an isolate that is left open', 'a\u2068b', 'ab'],
    ['an isolate that was never opened', 'a\u2069b\u2068', 'ab'],
    ['one that is closed', 'a \u2068b\u2069 c', 'a \u2068b\u2069 c'],
    ['signs that hide', 'so\u00adft z\u200be\ufeffro \u{e0041}', 'soft zero'],
    ['joined Persian', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['joined emoji', '👨‍👩‍👧 👍🏽 🇫🇷 1️⃣', '👨‍👩‍👧 👍🏽 🇫🇷 1️⃣'],
    ['a script without a font', '한국어 텍스트', '□'],
    ['such words among others', 'Brindlemoor 한국어 텍스트 best', 'Brindlemoor □ best'],
    ['such words in a sentence', 'שלום, Brindlemoor (ไทย).', '□, Brindlemoor (□).'],
    ['private signs', 'logo \ue000\ue001 here', 'logo □ here'],
    ['spaces of French', 'à 12\u202f% : 4\u00a0€', 'à 12\u202f% : 4\u00a0€'],
    ['nothing', '', ''],
    ['nothing to see', '\u200b\ufeff \u2060', ''],
  ])('with %s', (_kind, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('can be broken where it has no space, but not in the middle of a sign', () => {
    expect(printable('x'.repeat(80))).toBe(['x'.repeat(36), 'x'.repeat(36), 'x'.repeat(8)].join('\u200b'));
    expect(printable('👨‍👩‍👧'.repeat(3), 2)).toBe('👨‍👩‍👧👨‍👩‍👧\u200b👨‍👩‍👧');
    expect(printable('東京'.repeat(40))).toBe('東京'.repeat(40));
    expect(printable('three words here', 5)).toBe('three words here');
  });

  it('is said to lack letters only where it does', () => {
    const one = createPrintable(fonts);
    one('all here 東京 قهوة 🔥');
    expect(one.lacked()).toBe(false);
    one('한');
    expect(one.lacked()).toBe(true);
  });

  it.each([
    ['Brindlemoor ممتازة', false],
    ['ممتازة Brindlemoor', true],
    ['«42» سارة', true],
    ['123 …', false],
    ['', false],
  ])('%j runs from right to left: %s', (text, rtl) => {
    expect(isRightToLeft(text)).toBe(rtl);
  });
});
