import type { Media } from '../../mentions/mention.ts';
import { parseUrl } from '../../parse-url.ts';
import type { Millis } from '../../time.ts';

/** Foreign JSON, read field by field: what is not as documented counts as absent. */
export type Fields = Readonly<Record<string, unknown>>;

/** An object, or one without fields. */
export function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** The objects of a list; null when it is no list. */
export function listOf(value: unknown): Fields[] | null {
  return Array.isArray(value) ? value.filter(isObject) : null;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The texts of a list; none when it is no list. */
export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The values of one field in a list of objects, where they are texts. */
export function textsIn(list: unknown, ...fields: string[]): string[] {
  return (listOf(list) ?? []).flatMap((item) => fields.flatMap((field) => textOf(item[field]) ?? []));
}

/** Further texts of a post, where there are any. */
export function moreOf(texts: readonly (string | undefined)[]): { more?: string[] } {
  const more = texts.filter((text) => text !== undefined && text.trim() !== '') as string[];
  return more.length > 0 ? { more } : {};
}

/** What a post shows beside its words, where it shows anything. */
export function mediaOf(shows: Readonly<Record<Media, boolean>>): { media?: Media[] } {
  const media = (['image', 'video'] as const).filter((kind) => shows[kind]);
  return media.length > 0 ? { media } : {};
}

/** A time with a zone as ISO 8601 has it. */
export function timeOf(value: unknown): Millis | null {
  if (typeof value !== 'string' || !/(?:Z|[+-]\d\d:?\d\d)$/.test(value)) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}

export function httpOf(value: unknown): string | undefined {
  const url = typeof value === 'string' ? parseUrl(value) : null;
  if (url === null) return undefined;
  const { protocol, href } = url;
  return (protocol === 'http:' || protocol === 'https:') && href.length <= 2_000 ? href : undefined;
}

/** The counts that were given. */
export function countsOf<Name extends string>(values: Record<Name, unknown>): Partial<Record<Name, number>> {
  const counts: Partial<Record<Name, number>> = {};
  for (const [name, value] of Object.entries(values) as [Name, unknown][])
    if (typeof value === 'number' && Number.isFinite(value)) counts[name] = value;
  return counts;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
