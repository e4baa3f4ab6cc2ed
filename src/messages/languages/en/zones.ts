/** Time zones by the places that people name them after, with commas between; the first is shown. Other cities of the IANA list are known as well. */
const places = {
  'Europe/London':
    'London, UK, United Kingdom, England, Scotland, Britain, Great Britain, Edinburgh, Manchester',
  'Europe/Dublin': 'Dublin, Ireland',
  'Europe/Lisbon': 'Lisbon, Portugal',
  'Europe/Paris': 'Paris, France, Lyon, Marseille',
  'Europe/Brussels': 'Brussels, Belgium',
  'Europe/Zurich': 'Zurich, Geneva, Switzerland',
  'Europe/Amsterdam': 'Amsterdam, Netherlands',
  'Europe/Berlin': 'Berlin, Germany, Munich, Hamburg, Frankfurt, Cologne',
  'Europe/Madrid': 'Madrid, Spain, Barcelona',
  'Europe/Rome': 'Rome, Italy, Milan',
  'Europe/Stockholm': 'Stockholm, Sweden',
  'Europe/Warsaw': 'Warsaw, Poland',
  'Europe/Athens': 'Athens, Greece',
  'Europe/Kiev': 'Kyiv, Kiev, Ukraine',
  'Europe/Moscow': 'Moscow, MSK',
  'Europe/Istanbul': 'Istanbul, Turkey',
  'America/New_York':
    'New York, NYC, Boston, Washington, Miami, Atlanta, Philadelphia, Florida, Eastern, ET, EDT',
  'America/Chicago': 'Chicago, Dallas, Houston, Austin, Minneapolis, Texas, Central, CT, CDT',
  'America/Denver': 'Denver, Salt Lake City, Colorado, Mountain, MT, MDT',
  'America/Phoenix': 'Phoenix, Arizona',
  'America/Los_Angeles':
    'Los Angeles, LA, San Francisco, SF, Seattle, San Diego, Portland, California, Pacific, PT, PDT',
  'America/Toronto': 'Toronto, Montreal, Ottawa, Quebec, Ontario',
  'America/Vancouver': 'Vancouver',
  'America/Halifax': 'Halifax',
  'America/Mexico_City': 'Mexico City',
  'America/Bogota': 'Bogota, Colombia',
  'America/Sao_Paulo': 'Sao Paulo, Rio de Janeiro',
  'America/Buenos_Aires': 'Buenos Aires, Argentina',
  'America/Guadeloupe': 'Guadeloupe',
  'America/Martinique': 'Martinique',
  'Africa/Casablanca': 'Casablanca, Morocco, Rabat',
  'Africa/Algiers': 'Algiers, Algeria',
  'Africa/Tunis': 'Tunis, Tunisia',
  'Africa/Dakar': 'Dakar, Senegal',
  'Africa/Abidjan': 'Abidjan, Ivory Coast',
  'Africa/Lagos': 'Lagos, Nigeria',
  'Africa/Johannesburg': 'Johannesburg, South Africa, Cape Town',
  'Africa/Nairobi': 'Nairobi, Kenya',
  'Asia/Dubai': 'Dubai, Abu Dhabi',
  'Asia/Jerusalem': 'Jerusalem, Israel, Tel Aviv',
  'Asia/Calcutta': 'Mumbai, India, Delhi, New Delhi, Bangalore, Bengaluru, Kolkata, Hyderabad, Chennai, Pune',
  'Asia/Singapore': 'Singapore, SGT',
  'Asia/Hong_Kong': 'Hong Kong',
  'Asia/Shanghai': 'Shanghai, China, Beijing, Shenzhen',
  'Asia/Tokyo': 'Tokyo, Japan, Osaka',
  'Asia/Seoul': 'Seoul, South Korea, Korea',
  'Australia/Perth': 'Perth',
  'Australia/Brisbane': 'Brisbane',
  'Australia/Sydney': 'Sydney, Melbourne, Canberra, AEST, AEDT',
  'Pacific/Auckland': 'Auckland, New Zealand, Wellington, NZST, NZDT',
  'Indian/Reunion': 'Reunion',
};

/** Places with several zones; which ones is the matter of `zone-words.ts`. */
const regions = {
  unitedStates: 'USA, US, United States, America',
  canada: 'Canada',
  australia: 'Australia',
  brazil: 'Brazil',
  mexico: 'Mexico',
  europe: 'Europe',
  africa: 'Africa',
  asia: 'Asia',
};

export const zones = {
  places,
  regions,
  assumed: (zone: string) =>
    `I do not know your time zone and use ${zone}. Choose yours, or type /earshot settings --time-zone Paris`,
  menu: 'Time zone',
  /** What people write around a place. */
  around: 'time zone, timezone, time, city, standard, daylight',
};

export type ZoneWords = typeof zones;
