import type { FoundTerms, Occurrence } from './find.ts';
import type { Plan } from './plan.ts';

/**
 * The occurrences of a loose phrase `"a b"~n` that lie together: all its words, in any order, in a stretch no longer
 * than the phrase and n more words. Empty when there is no such stretch.
 */
export function within(plan: Extract<Plan, { kind: 'within' }>, found: FoundTerms): Occurrence[] {
  const { terms, stretch } = plan;
  const events: { term: number; occurrence: Occurrence }[] = [];
  for (const term of terms) {
    const occurrences = found.of(term);
    if (occurrences.length === 0) return [];
    for (const occurrence of occurrences) events.push({ term, occurrence });
  }
  events.sort((a, b) => a.occurrence.from - b.occurrence.from);
  const latest = new Map<number, Occurrence>();
  const together = new Set<Occurrence>();
  for (const { term, occurrence } of events) {
    latest.set(term, occurrence);
    if (latest.size < terms.length) continue;
    let from = Number.POSITIVE_INFINITY;
    let to = 0;
    for (const place of latest.values()) {
      from = Math.min(from, place.from);
      to = Math.max(to, place.to);
    }
    if (to - from <= stretch) for (const place of latest.values()) together.add(place);
  }
  return [...together].sort((a, b) => a.from - b.from);
}
