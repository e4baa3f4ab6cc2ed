/** Scripts that one language owns on the public web, or so nearly that a reader would bet on it. */
const OWNERS: readonly [RegExp, string][] = [
  [/[\u3040-\u30ff]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Kannada}/gu, 'kn'],
  [/\p{Script=Malayalam}/gu, 'ml'],
  [/\p{Script=Gurmukhi}/gu, 'pa'],
  [/\p{Script=Oriya}/gu, 'or'],
  [/\p{Script=Sinhala}/gu, 'si'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Ethiopic}/gu, 'am'],
];
const HAN = /\p{Script=Han}/gu;
const LETTERS = /\p{L}/gu;
// Everything below U+0370 is Latin, its accents or signs: no script to find.
const BEYOND_LATIN = /[\u0370-\uffff]/;
const SAMPLE = 400;

/**
 * The language of a text whose script gives it away, from its first 400 characters. Latin, Cyrillic, Arabic and
 * Devanagari are shared by many languages and decide nothing.
 * @returns ISO 639-1, or null
 */
export function languageOfScript(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  if (!BEYOND_LATIN.test(sample)) return null;
  const letters = count(sample, LETTERS);
  if (letters < 2) return null;
  for (const [script, language] of OWNERS) {
    // Japanese mixes kana with Han; a fifth is enough. Others must hold most of the text.
    if (count(sample, script) > letters * (language === 'ja' ? 0.2 : 0.5)) return language;
  }
  // Without any kana. Short Japanese headlines can look like that: eight signs are asked for.
  const han = count(sample, HAN);
  return han >= 8 && han > letters * 0.5 ? 'zh' : null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
