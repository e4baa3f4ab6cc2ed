import { SOURCES } from '../../listening/sources/index.ts';
import { oneLine } from '../foreign.ts';
import type { Copy } from '../languages/copy.ts';

const labels = new Map(SOURCES.map(({ id, label }) => [id, label]));

/** A source as people know it: as their language calls it, its own label, or an id that is gone (old mentions) with capitals. */
export function sourceName(id: string, { sources }: Copy): string {
  return sources.names[id] ?? labels.get(id) ?? capitals(oneLine(id, 40));
}

/** One thing that is read: a webhook by the name that people gave it, one feed or search by its own. */
export function nameOfRead({ source, name }: { source: string; name?: string }, words: Copy): string {
  if (name === undefined) return sourceName(source, words);
  return source === 'webhook' ? words.digest.webhook(oneLine(name, 40)) : oneLine(name, 40);
}

function capitals(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
