/** Names that sources write and no list of countries has (GDELT among them), reduced as `nameOf` does. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  usa: 'us',
  unitedstatesofamerica: 'us',
  america: 'us',
  etatsunisdamerique: 'us',
  uk: 'gb',
  greatbritain: 'gb',
  england: 'gb',
  scotland: 'gb',
  wales: 'gb',
  northernireland: 'gb',
  grandebretagne: 'gb',
  angleterre: 'gb',
  uae: 'ae',
  czechrepublic: 'cz',
  ivorycoast: 'ci',
  burma: 'mm',
  myanmar: 'mm',
  swaziland: 'sz',
  capeverde: 'cv',
  macedonia: 'mk',
  turkey: 'tr',
  turquie: 'tr',
  holland: 'nl',
  hollande: 'nl',
  korea: 'kr',
  republicofkorea: 'kr',
  russianfederation: 'ru',
  vietnam: 'vn',
  hongkong: 'hk',
  macau: 'mo',
  palestine: 'ps',
  westbank: 'ps',
  gazastrip: 'ps',
  bosniaherzegovina: 'ba',
  bosnia: 'ba',
  congo: 'cg',
  democraticrepublicofthecongo: 'cd',
  thebahamas: 'bs',
  thegambia: 'gm',
  vatican: 'va',
};

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Regions of CLDR that are no countries. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

const CODES: ReadonlyMap<string, string> = codes();

/** A country in any spelling that sources use: a code, or its name in English or French. @returns ISO 3166-1, lower case */
export function countryOf(written: string): string | null {
  const typed = written.slice(0, 100).trim();
  return CODES.get(nameOf(typed)) ?? null;
}

function codes(): Map<string, string> {
  const found = new Map<string, string>(Object.entries(OTHER_NAMES));
  for (const tag of ['en', 'fr']) {
    const names = new Intl.DisplayNames([tag], { type: 'region', fallback: 'none' });
    for (const first of LETTERS)
      for (const second of LETTERS) {
        const code = `${first}${second}`;
        const name = NO_COUNTRIES.has(code) ? undefined : names.of(code);
        // `UK` is a second code for the country of `GB`.
        if (name === undefined || new Intl.Locale(`und-${code}`).maximize().region !== code) continue;
        found.set(code.toLowerCase(), code.toLowerCase());
        if (!found.has(nameOf(name))) found.set(nameOf(name), code.toLowerCase());
      }
  }
  return found;
}

/** Letters alone: `Côte d’Ivoire`, `cote d'ivoire`. */
function nameOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}]/gu, '');
}
