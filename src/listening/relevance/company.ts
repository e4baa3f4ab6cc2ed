import { WORD_FEATURE } from './features.ts';

/** Words that keep a name company in the posts that were found, marked or not. */
const COMPANY = 10;
/** Fewer posts show no company: any word would do. */
const MIN_POSTS = 30;
const MAX_CONTEXT = 5;
/** A context word must cover so much more of the posts about the keyword than it costs. */
const MIN_GAIN = 0.08;
/** How much heavier a post that is not about it weighs. */
const COST = 1.5;

/** The commonest words around a name in what was found for it, as features; nobody has to mark anything for these. */
export function companyOf(posts: readonly Iterable<string>[]): string[] {
  if (posts.length < MIN_POSTS) return [];
  const found = new Map<string, number>();
  for (const features of posts)
    for (const feature of features)
      if (feature.startsWith(WORD_FEATURE)) found.set(feature, (found.get(feature) ?? 0) + 1);
  return [...found]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, COMPANY)
    .map(([feature]) => feature);
}

/**
 * Words and neighbors of which nearly every marked post about the keyword has one, and hardly any other post: a greedy
 * cover, at most five.
 */
export function learnedContext(
  marked: readonly { features: ReadonlySet<string>; about: boolean }[],
): string[] {
  const about = marked.filter((post) => post.about);
  const not = marked.filter((post) => !post.about);
  const candidates = new Map<string, number>();
  for (const { features } of about)
    for (const feature of features) if (/^[wlr] ./.test(feature)) candidates.set(feature, 0);
  for (const feature of candidates.keys()) {
    const wrong = not.filter(({ features }) => features.has(feature)).length;
    candidates.set(feature, (COST * wrong) / Math.max(1, not.length));
  }
  const context: string[] = [];
  let open = about;
  while (context.length < MAX_CONTEXT) {
    const covers = new Map<string, number>();
    for (const { features } of open)
      for (const feature of features)
        if (candidates.has(feature)) covers.set(feature, (covers.get(feature) ?? 0) + 1);
    let best: string | null = null;
    let most = MIN_GAIN;
    for (const [feature, cover] of covers) {
      const gain = cover / about.length - candidates.get(feature)!;
      if (gain > most || (gain === most && best !== null && feature < best)) [best, most] = [feature, gain];
    }
    if (best === null) break;
    const word = best;
    context.push(word);
    open = open.filter(({ features }) => !features.has(word));
  }
  return context;
}
