import type { Star } from './stars.ts';
import { stemsOf, type Term } from './terms.ts';

/** A joined term speaks for its theme, but less than the head. */
const JOINED = 0.7;

/** A post of a theme. */
export interface Member {
  /** Number of the text. */
  text: number;
  /** Different words of the theme that it holds. */
  stems: number;
  weight: number;
}

/** Gives each text to the theme whose terms it holds most of, if it holds the head or two others; the most typical first. */
export function assign(stars: readonly Star[], texts: readonly ReadonlySet<Term>[]): Member[][] {
  const themes = new Map<Term, { star: number; weight: number; head: boolean }>();
  for (const [at, { head, joined }] of stars.entries()) {
    themes.set(head.term, { star: at, weight: head.z, head: true });
    for (const { term, z } of joined) themes.set(term, { star: at, weight: JOINED * z, head: false });
  }
  const members: Member[][] = stars.map(() => []);
  for (const [text, terms] of texts.entries()) {
    const votes = new Map<number, { weight: number; terms: number; stems: Set<number>; head: boolean }>();
    for (const term of terms) {
      const theme = themes.get(term);
      if (!theme) continue;
      const vote = votes.get(theme.star) ?? { weight: 0, terms: 0, stems: new Set(), head: false };
      vote.weight += theme.weight;
      vote.terms += 1;
      for (const stem of stemsOf(term)) vote.stems.add(stem);
      vote.head ||= theme.head;
      votes.set(theme.star, vote);
    }
    let best: number | null = null;
    for (const [star, vote] of votes) {
      if (!vote.head && vote.terms < 2) continue;
      const leader = best === null ? null : votes.get(best)!;
      if (!leader || vote.weight > leader.weight || (vote.weight === leader.weight && star < best!))
        best = star;
    }
    if (best === null) continue;
    const { weight, stems } = votes.get(best)!;
    members[best]!.push({ text, stems: stems.size, weight });
  }
  for (const list of members) list.sort((a, b) => b.weight - a.weight || a.text - b.text);
  return members;
}
