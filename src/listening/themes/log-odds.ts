/** Posts that hold a term, of so many. */
export interface Rate {
  posts: number;
  of: number;
}

/** Posts in which the prior has seen everything, or a term that is new would be without limit. */
const PRIOR = 0.5;

/**
 * How surely a term is said more here than there: log-odds with a Dirichlet prior over their standard error (Monroe, Colaresi
 * and Quinn 2008, "Fightin' Words").
 */
export function zScore(here: Rate, there: Rate): number {
  const logOdds = logOddsOf(here) - logOddsOf(there);
  return logOdds / Math.sqrt(1 / (here.posts + PRIOR) + 1 / (there.posts + PRIOR));
}

function logOddsOf({ posts, of }: Rate): number {
  return Math.log((posts + PRIOR) / (Math.max(of, posts) - posts + PRIOR));
}
