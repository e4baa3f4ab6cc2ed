import type { Digest } from '../../listening/digest.ts';
import { isoDay } from './dates.ts';

const LONGEST_NAME = 40;

/** `earshot-kestrelbox-router-2026-11-16-2026-11-22`: letters that every disk and every chat takes. */
export function reportFileName({ keywords, period, timeZone }: Digest): string {
  const [only] = keywords;
  const name = keywords.length === 1 && only ? slugOf(only.keyword.name) : '';
  const days = [isoDay(period.from, timeZone), isoDay(period.to - 1, timeZone)];
  return ['earshot', name || 'report', ...new Set(days)].join('-');
}

function slugOf(name: string): string {
  return name
    .slice(0, 4 * LONGEST_NAME)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_NAME)
    .replace(/-+$/, '');
}
