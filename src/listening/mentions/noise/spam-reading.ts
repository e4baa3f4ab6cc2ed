import { emptyFeatures, type Features, readFeatures } from '../../sentiment/tables/features.ts';
import type { Token } from '../../sentiment/tokens.ts';
import { SUFFERING } from './customer-cues.ts';
import { SELLING } from './selling-cues.ts';

/** The beginning says enough of what a text wants. */
const MOST_READ = 2_000;
export const LINK =
  /(?:https?:\/\/|www\.)\S+|(?<![a-z0-9-])[a-z0-9-]{1,63}\.(?:com|net|org|io|me|co|ly|gg|shop|xyz|info|link|example)\/\S+|\bhttp\b/gi;
/** Names in front of a text are whom it is written to. */
export const NAMES_IN_FRONT = /^(?:RT (?=@))?(?:\s*\.?@[\p{L}\p{N}_.-]+[,:]?)+/u;
export const NAME = /(?<![\p{L}\p{N}._])@[\p{L}\p{N}_.-]+/gu;
export const TAG = /#[\p{L}\p{N}_]+/gu;
/** Figures are read by what they are, since no two sellers ask the same price. The order matters. */
const FIGURES: readonly (readonly [RegExp, string])[] = [
  [
    /[$£€]\s?\d[\d.,]*\s?k?|\d[\d.,]*(?:\s\d{3})*\s?k?\s?(?:[$£€]|(?:usd|eur|euros?|dollars?|bucks|balles|quid)\b)/giu,
    ' zmoney ',
  ],
  [/[-–]?\s?\d[\d.,]*\s?%/gu, ' zpercent '],
  [/\+?\d[\d\s().-]{7,}\d/gu, ' zphone '],
  [/(?<![#\p{L}\p{N}])(?=[A-Z\d-]*[A-Z])(?=[A-Z\d-]*\d)[A-Z][A-Z\d-]{3,}\b/gu, ' zcode '],
];
const PLACEHOLDER = /^z(?:money|percent|phone|code|name)$/;
const TOKEN =
  /([\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:'[\p{L}\p{N}\p{M}]+)*)|(\p{Extended_Pictographic})|([!?]+)/gu;
/** Parameters by which whoever shares a link is paid. */
const PAID_LINK = /[?&](?:ref|aff|tag|parrain|parrainage|affid|invite|utm_\w+|c|r|u|p)=/i;
const REPEATED = 3;

/** What is read of a text before anything is thought of it. */
export interface SpamReading {
  /** Names of the cues that speak. */
  selling: ReadonlySet<string>;
  suffering: ReadonlySet<string>;
  links: number;
  /** One value for each of `DENSE_NAMES`. */
  dense: readonly number[];
  /** Shared by all readings: used before the next text is read. */
  features: Features;
}

/** What a table weighs beside the words. */
export const DENSE_NAMES: readonly string[] = [
  ...SELLING.map(({ name }) => name),
  ...SUFFERING.map(({ name }) => name),
  'a link',
  'links',
  'a paid link',
  'tags',
  'more tags than words',
  'a word again and again',
  'prices',
  'a phone number',
  'two selling cues',
  'three selling cues',
  'four selling cues',
  'a customer cue',
  'two customer cues',
  'three customer cues',
  'a selling cue and a link',
  'addressed',
  'names somebody',
];

const features = emptyFeatures();

/** @param extraLinks links that are not written in the text */
export function readSpam(text: string, extraLinks: number): SpamReading {
  const whole = text.slice(0, MOST_READ).normalize('NFKC').replaceAll('’', "'").replace(TAG, inWords);
  const links = Math.max(new Set(whole.match(LINK) ?? []).size, extraLinks);
  const plain = figuresNamed(whole);
  const bare = plain.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ');
  const selling = SELLING.map(({ pattern }) => pattern.test(bare));
  const suffering = SUFFERING.map(({ pattern }) => pattern.test(bare));
  const [sells, suffers] = [count(selling), count(suffering)];
  const words = bare.match(/\p{L}{4,}/gu) ?? [];
  const tags = whole.match(TAG)?.length ?? 0;
  const dense = [
    ...selling,
    ...suffering,
    links > 0,
    links > 1,
    PAID_LINK.test(whole),
    tags >= 5,
    tags >= 5 && words.length < 2 * tags,
    repeats(words),
    (bare.match(/\bzmoney\b/g)?.length ?? 0) > 1,
    bare.includes('zphone'),
    sells >= 2,
    sells >= 3,
    sells >= 4,
    suffers >= 1,
    suffers >= 2,
    suffers >= 3,
    links > 0 && sells > 0,
    NAMES_IN_FRONT.test(whole),
    bare.includes('zname'),
  ].map(Number);
  return {
    selling: namesOf(SELLING, selling),
    suffering: namesOf(SUFFERING, suffering),
    links,
    dense,
    features: readFeatures(tokensOf(plain), [], null, features),
  };
}

/** The texts that teach and those that are judged have their links taken out alike: else a link would prove an advertisement. */
function figuresNamed(text: string): string {
  let plain = text.replace(LINK, ' ').replace(NAMES_IN_FRONT, ' ').replace(NAME, ' zname ');
  for (const [figure, name] of FIGURES) plain = plain.replace(figure, name);
  return plain;
}

/** A tag of several words. */
function inWords(tag: string): string {
  return tag.replaceAll('_', ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
}

function tokensOf(plain: string): Token[] {
  return Array.from(plain.matchAll(TOKEN), ([all, word, emoji], at) => ({
    text: all.toLowerCase(),
    start: at,
    end: at + 1,
    kind: word ? 'word' : emoji ? 'sign' : 'mark',
    clause: 0,
    sentence: 0,
    loud: false,
    capital: false,
    word: null,
    field: 'text',
  }));
}

function repeats(words: readonly string[]): boolean {
  const times = new Map<string, number>();
  for (const word of words) if (!PLACEHOLDER.test(word)) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times.values()].some((seen) => seen >= REPEATED);
}

function namesOf(cues: readonly { name: string }[], speaks: readonly boolean[]): Set<string> {
  return new Set(cues.filter((_, at) => speaks[at]).map(({ name }) => name));
}

function count(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length;
}
