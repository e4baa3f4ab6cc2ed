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

/** ISO 3166-1, each code of three letters after its code of two. */
const CODES =
  'ae are ar arg at aut au aus be bel bg bgr br bra ca can ch che cl chl cn chn co col cz cze de deu dk dnk dz dza ee est ' +
  'eg egy es esp fi fin fr fra gb gbr gr grc hk hkg hr hrv hu hun id idn ie irl il isr in ind is isl it ita jp jpn ke ken kr kor ' +
  'lb lbn lt ltu lu lux lv lva ma mar mt mlt mx mex my mys ng nga nl nld no nor nz nzl pe per ph phl pk pak pl pol pt prt ro rou ' +
  'rs srb ru rus sa sau se swe sg sgp si svn sk svk sn sen th tha tn tun tr tur tw twn ua ukr us usa uy ury ve ven vn vnm za zaf';

const OF_THREE: ReadonlyMap<string, string> = new Map(
  [...CODES.matchAll(/([a-z]{2}) ([a-z]{3})/g)].map(([, two, three]) => [three!, two!]),
);

const KNOWN: ReadonlyMap<string, string> = codes();

/** A country in any spelling that sources use: a code, or its name in English or French. @returns ISO 3166-1, lower case */
export function countryOf(written: string): string | null {
  const typed = written.slice(0, 100).trim();
  return KNOWN.get(nameOf(typed)) ?? null;
}

function codes(): Map<string, string> {
  const found = new Map<string, string>([...Object.entries(OTHER_NAMES), ...OF_THREE]);
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
