/** Posts that hold a term, of so many. */
export interface Rate {
  posts: number;
  of: number;
}

/** Posts in which the prior has seen everything, or a term that is new would be without limit. */
const PRIOR = 0.5;
/** The same of other talk, of which words said less often than that are not known: of one that is new we are as sure as of a rare one. */
const PRIOR_THERE = 4;

/**
 * How surely a term is said more here than there: log-odds with a Dirichlet prior over their standard error (Monroe, Colaresi
 * and Quinn 2008, "Fightin' Words").
 */
export function zScore(here: Rate, there: Rate): number {
  const logOdds = logOddsOf(here, PRIOR) - logOddsOf(there, PRIOR_THERE);
  return logOdds / Math.sqrt(1 / (here.posts + PRIOR) + 1 / (there.posts + PRIOR_THERE));
}

function logOddsOf({ posts, of }: Rate, prior: number): number {
  return Math.log((posts + prior) / (Math.max(of, posts) - posts + prior));
}

/**
 * How surely a share has grown, in standard errors (the signed root of the deviance): it holds for what was not said at all before,
 * of which log-odds are hardly sure.
 */
export function growth(now: Rate, before: Rate): number {
  const all = now.posts + before.posts;
  const part = now.of / (now.of + before.of);
  if (all === 0 || part === 0 || part === 1) return 0;
  const term = (posts: number, expected: number) => (posts === 0 ? 0 : posts * Math.log(posts / expected));
  const deviance = 2 * (term(now.posts, all * part) + term(before.posts, all * (1 - part)));
  return Math.sign(now.posts - all * part) * Math.sqrt(Math.max(0, deviance));
}
