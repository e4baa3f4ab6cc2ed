import type { Corpus } from './corpus.ts';
import { isEveryday } from './lists/near-same.ts';

/** Written with a capital so often, a word is somebody's name. */
const MOSTLY = 0.8;
const LEAST_SEEN = 3;
/** Languages that write a capital for names alone. */
const LANGUAGES = new Set(['en', 'fr', 'es', 'it', 'pt', 'nl']);
/** Things that bear a name's capital. */
const THINGS = new Set(
  `wifi bluetooth usb hdmi gps sim esim sms mms vpn api sdk pdf tv ios android windows linux mac dns cpu gpu ram ssd led lcd oled ai ui ux
faq sso otp csv json html css http https url ip nfc nas pc atm pin id ev ac hd uhd 4k 5g 4g dm gif hr kyc iban rib sav tva vod adsl fibre
internet web email ethernet chromecast airplay carplay captcha`.split(/\s+/),
);

/** Stems that are names of people, places and brands: who is talked about is no subject alone, but with what is said of them. */
export function properNames(
  { words, stems }: Pick<Corpus, 'words' | 'stems'>,
  languages: readonly string[],
): Set<number> {
  const names = new Set<number>();
  if (!languages.every((language) => LANGUAGES.has(language))) return names;
  const seen = new Map<number, { capital: number; seen: number; thing: boolean }>();
  for (const word of words) {
    const all = seen.get(word.stem) ?? { capital: 0, seen: 0, thing: false };
    all.capital += word.capital;
    all.seen += word.seen;
    all.thing ||= THINGS.has(word.folded) || isEveryday(stems[word.stem]!);
    seen.set(word.stem, all);
  }
  for (const [stem, all] of seen)
    if (!all.thing && all.seen >= LEAST_SEEN && all.capital >= MOSTLY * all.seen) names.add(stem);
  return names;
}
