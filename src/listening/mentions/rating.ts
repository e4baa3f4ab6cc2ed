import type { PostRating, Rating } from './mention.ts';
import { plainLine } from './plain-text.ts';

const MOST = 5;
const MAX_NAME = 200;

/** A rating as a source gave it, or null when there is none that can be: stars go from 1 to 5. */
export function believableRating(given: PostRating | undefined): PostRating | null {
  if (given === undefined) return null;
  const of = plainLine(given.of ?? '', MAX_NAME);
  const about = of === '' ? {} : { of };
  if ('thumb' in given) return { thumb: given.thumb === 'up' ? 'up' : 'down', ...about };
  const { stars } = given;
  if (!Number.isFinite(stars) || stars < 1 || stars > MOST) return null;
  return { stars: Math.round(stars * 2) / 2, ...about };
}

/** `★★☆☆☆`, `👍`: as it is shown, and the same in every language. */
export function ratingMark(rating: Rating): string {
  if ('thumb' in rating) return rating.thumb === 'up' ? '👍' : '👎';
  const full = wholeStars(rating.stars);
  return '★'.repeat(full) + '☆'.repeat(MOST - full);
}

/** Halves count upwards: 3.5 of 5 is praise, 2.5 is neither. */
export function wholeStars(stars: number): number {
  return Math.min(MOST, Math.max(1, Math.round(stars)));
}

/** Where on its scale a rating stands when only a figure is given; a lower end of 1 unless it says otherwise. */
export interface RatingScale {
  best: number | null;
  worst: number | null;
}

/**
 * A rating as people and exports write it: `4`, `4,5`, `4/5`, `8 out of 10`, `80 %`, `★★★★☆`, `⭐⭐`, `👎`, `thumbs up`.
 * null when it cannot be read, or when nobody says of how many a figure above 5 is.
 */
export function ratingIn(written: string, scale: RatingScale = { best: null, worst: null }): Rating | null {
  const text = written.trim().toLowerCase();
  if (text === '' || text.length > 60) return null;
  return thumbIn(text) ?? starsDrawn(text) ?? starsOf(text, scale);
}

function thumbIn(text: string): Rating | null {
  if (/^(?:👎\p{EMod}?|thumbs?[ _-]?down|down|not[ _-]recommended|non recommandé)$/u.test(text))
    return { thumb: 'down' };
  if (/^(?:👍\p{EMod}?|thumbs?[ _-]?up|up|recommended|recommandé)$/u.test(text)) return { thumb: 'up' };
  return null;
}

function starsDrawn(text: string): Rating | null {
  const drawn = /^(?<full>(?:[★⭐🌟]\ufe0f?)*)(?<half>[½⯨])?(?<empty>☆*)$/u.exec(text.replace(/\s/g, ''));
  if (!drawn?.groups || text === '') return null;
  const { full = '', half, empty = '' } = drawn.groups;
  const stars = [...full.replaceAll('\ufe0f', '')].length + (half ? 0.5 : 0);
  const all = stars + (half ? 0.5 : 0) + empty.length;
  return all > MOST || stars < 1 ? null : { stars };
}

function starsOf(text: string, scale: RatingScale): Rating | null {
  const [, figure, percent, most] =
    /^([+-]?\d{1,3}(?:[.,]\d{1,3})?)\s*(?:(%)|(?:\/|out of|of|sur|de|von)\s*(\d{1,3}))?\s*(?:stars?|étoiles?|\*)?$/u.exec(
      text,
    ) ?? [];
  if (figure === undefined) return null;
  const value = Number(figure.replace(',', '.'));
  const best = percent ? 100 : most === undefined ? scale.best : Number(most);
  if (best === null || best === MOST) return value >= 1 && value <= MOST ? { stars: value } : null;
  const worst = scale.worst ?? 0;
  if (best <= worst || value < worst || value > best) return null;
  // Out of ten, 2 is one star and 8 are four; nobody can give less than one.
  return { stars: Math.max(1, ((value - worst) / (best - worst)) * MOST) };
}
