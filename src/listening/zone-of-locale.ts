/** Zones of locales that are spoken, above all, in one of them; where people of a language live in many, there is no guess. */
const ZONES: Readonly<Record<string, string>> = {
  fr: 'Europe/Paris',
  'fr-be': 'Europe/Brussels',
  'fr-ch': 'Europe/Zurich',
  'fr-ca': 'America/Toronto',
  'en-gb': 'Europe/London',
  'en-ie': 'Europe/Dublin',
  'en-in': 'Asia/Calcutta',
  'en-nz': 'Pacific/Auckland',
  de: 'Europe/Berlin',
  'de-at': 'Europe/Vienna',
  'de-ch': 'Europe/Zurich',
  'es-es': 'Europe/Madrid',
  it: 'Europe/Rome',
  nl: 'Europe/Amsterdam',
  'pt-br': 'America/Sao_Paulo',
  'pt-pt': 'Europe/Lisbon',
  pl: 'Europe/Warsaw',
  cs: 'Europe/Prague',
  hu: 'Europe/Budapest',
  ro: 'Europe/Bucharest',
  bg: 'Europe/Sofia',
  el: 'Europe/Athens',
  hr: 'Europe/Zagreb',
  lt: 'Europe/Vilnius',
  uk: 'Europe/Kiev',
  tr: 'Europe/Istanbul',
  da: 'Europe/Copenhagen',
  no: 'Europe/Oslo',
  fi: 'Europe/Helsinki',
  'sv-se': 'Europe/Stockholm',
  hi: 'Asia/Calcutta',
  th: 'Asia/Bangkok',
  vi: 'Asia/Saigon',
  'zh-cn': 'Asia/Shanghai',
  'zh-tw': 'Asia/Taipei',
  ja: 'Asia/Tokyo',
  ko: 'Asia/Seoul',
};

/** The zone in which most people of a locale live; null where nobody can tell. */
export function zoneOfLocale(locale: string): string | null {
  const wanted = locale.toLowerCase().replace('_', '-');
  return ZONES[wanted] ?? ZONES[wanted.split('-')[0]!] ?? null;
}
