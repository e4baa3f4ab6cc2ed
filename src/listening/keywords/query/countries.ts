/** ISO 3166-1, each code of three letters after its code of two. */
const CODES =
  'ae are ar arg at aut au aus be bel bg bgr br bra ca can ch che cl chl cn chn co col cz cze de deu dk dnk dz dza ee est ' +
  'eg egy es esp fi fin fr fra gb gbr gr grc hk hkg hr hrv hu hun id idn ie irl il isr in ind is isl it ita jp jpn ke ken kr kor ' +
  'lb lbn lt ltu lu lux lv lva ma mar mt mlt mx mex my mys ng nga nl nld no nor nz nzl pe per ph phl pk pak pl pol pt prt ro rou ' +
  'rs srb ru rus sa sau se swe sg sgp si svn sk svk sn sen th tha tn tun tr tur tw twn ua ukr us usa uy ury ve ven vn vnm za zaf';

const ALPHA_3: ReadonlyMap<string, string> = new Map(
  [...CODES.matchAll(/([a-z]{2}) ([a-z]{3})/g)].map(([, two, three]) => [three!, two!]),
);

const ALSO: Readonly<Record<string, string>> = {
  uk: 'gb',
  'great britain': 'gb',
  britain: 'gb',
  england: 'gb',
  usa: 'us',
  america: 'us',
  'united states of america': 'us',
  holland: 'nl',
  'czech republic': 'cz',
};

let names: ReadonlyMap<string, string> | null = null;

/** English and French names of all countries. */
function countryNames(): ReadonlyMap<string, string> {
  if (names) return names;
  const found = new Map<string, string>();
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (const locale of ['en', 'fr']) {
    const display = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    for (const first of letters)
      for (const second of letters) {
        const code = first + second;
        const name = display.of(code.toUpperCase());
        if (name && !found.has(plain(name))) found.set(plain(name), code);
      }
  }
  names = found;
  return found;
}

const plain = (text: string) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’']/g, "'").trim();

/** @returns the code of two letters in lower case; null for what is no country */
export function countryCode(typed: string): string | null {
  const text = plain(typed);
  if (ALSO[text]) return ALSO[text];
  if (/^[a-z]{2}$/.test(text)) return [...countryNames().values()].includes(text) ? text : null;
  return ALPHA_3.get(text) ?? countryNames().get(text) ?? null;
}
