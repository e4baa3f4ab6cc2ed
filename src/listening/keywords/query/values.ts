import {
  type Comparison,
  type FilterField,
  HAS_VALUES,
  IS_VALUES,
  type NumberField,
  SENTIMENT_VALUES,
} from './tree.ts';
import { TIME_UNITS } from './units.ts';

/** What is typed for a value, and the value. */
const SYNONYMS: Readonly<
  Record<'is' | 'has' | 'sentiment', Readonly<Record<string, string | readonly string[]>>>
> = {
  is: {
    replies: 'reply',
    comment: 'reply',
    rt: 'repost',
    retweet: 'repost',
    retweets: 'repost',
    nativeretweets: 'repost',
    reposts: 'repost',
    share: 'repost',
    boost: 'repost',
    reblog: 'repost',
    quotes: 'quote',
    questions: 'question',
    originals: 'original',
    post: 'original',
    réponse: 'reply',
    repartage: 'repost',
    citation: 'quote',
  },
  has: {
    links: 'link',
    url: 'link',
    urls: 'link',
    images: 'image',
    photo: 'image',
    photos: 'image',
    picture: 'image',
    pictures: 'image',
    videos: 'video',
    native_video: 'video',
    media: ['image', 'video'],
    questions: 'question',
    lien: 'link',
    liens: 'link',
    vidéo: 'video',
  },
  sentiment: {
    neg: 'negative',
    pos: 'positive',
    neu: 'neutral',
    négatif: 'negative',
    negatif: 'negative',
    positif: 'positive',
    neutre: 'neutral',
    bad: 'negative',
    good: 'positive',
  },
};

const CHOICES: Readonly<Record<'is' | 'has' | 'sentiment', readonly string[]>> = {
  is: IS_VALUES,
  has: HAS_VALUES,
  sentiment: SENTIMENT_VALUES,
};

/** What a value of a field may be, for the one who typed another. */
export function choicesOf(field: FilterField): string {
  if (field === 'is' || field === 'has' || field === 'sentiment') return CHOICES[field].join(', ');
  return field === 'lang' ? 'en, fr, de' : field === 'country' ? 'fr, gb, us' : '';
}

/** The values that a typed one stands for, any of them; null where it stands for none. */
export function choiceValues(field: 'is' | 'has' | 'sentiment', typed: string): readonly string[] | null {
  const value = typed.toLowerCase();
  if (CHOICES[field].includes(value)) return [value];
  const meant = SYNONYMS[field][value];
  return meant === undefined ? null : typeof meant === 'string' ? [meant] : meant;
}

/** What is known to be about the keyword, as `relevance:` compares it: from 0 to 1. */
const RELEVANCE_LEVELS: Readonly<Record<string, { op: Comparison; value: number }>> = {
  high: { op: '>=', value: 0.75 },
  medium: { op: '>=', value: 0.25 },
  low: { op: '<', value: 0.25 },
};

const NUMBER = /^(>=|<=|=>|=<|>|<|=|≥|≤)?\s*(\d[\d\s.,]*?)\s*(\p{L}*)(\+?)$/u;
const RANGE = /^\[?\s*(\d[\d.,]*\s*\p{L}*)\s*(?:\.\.|…|\bTO\b|\bto\b|-|–)\s*(\d[\d.,]*\s*\p{L}*)\s*\]?$/u;

const SIGNS: Readonly<Record<string, Comparison>> = {
  '=>': '>=',
  '≥': '>=',
  '=<': '<=',
  '≤': '<=',
  '=': '=',
};

/** The comparisons that a typed value stands for, all of them; null where it is none. */
export function numberValues(
  field: NumberField,
  typed: string,
): readonly { op: Comparison; value: number }[] | null {
  const text = typed.trim();
  const level = field === 'relevance' ? RELEVANCE_LEVELS[text.toLowerCase()] : undefined;
  if (level) return [level];
  const range = RANGE.exec(text);
  if (range) {
    const from = amount(field, range[1]!);
    const to = amount(field, range[2]!);
    return from === null || to === null
      ? null
      : [
          { op: '>=', value: from },
          { op: '<=', value: to },
        ];
  }
  const match = NUMBER.exec(text);
  if (!match) return null;
  const value = amount(field, `${match[2]}${match[3]}`);
  if (value === null || (match[1] && match[4])) return null;
  const op = match[4] ? '>=' : (SIGNS[match[1] ?? '='] ?? (match[1] as Comparison));
  return [{ op, value }];
}

/** A number as people type it: `1,000`, `1.5k`, `2h`. Ages in milliseconds. */
function amount(field: NumberField, typed: string): number | null {
  const match = /^(\d[\d\s.,]*?)\s*(\p{L}*)$/u.exec(typed.trim());
  if (!match) return null;
  const figure = plainNumber(match[1]!);
  const unit = match[2]!.toLowerCase();
  if (figure === null) return null;
  if (field === 'age') {
    const ms = TIME_UNITS.find(({ names }) => names.includes(unit))?.ms;
    return ms === undefined ? null : Math.round(figure * ms);
  }
  if (field === 'relevance') return unit === '' && figure <= 1 ? figure : null;
  const scale = { '': 1, k: 1_000, m: 1_000_000 }[unit];
  // Half a like is none: `50,60` are two numbers, or a slip.
  if (scale === undefined || (scale === 1 && !Number.isInteger(figure))) return null;
  return Math.round(figure * scale);
}

function plainNumber(typed: string): number | null {
  const text = typed.replace(/\s/g, '');
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ''));
  const plain = text.replace(',', '.');
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}
