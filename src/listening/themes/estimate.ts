/**
 * How many people are behind posts of which a part was read: those that were seen, and as many unseen ones as the number of
 * those seen once and twice says (Chao and Lin 2012, for a sample that takes no post twice). Who posts all day is in any
 * sample: only people seen once stand for others.
 * @param voices who speaks in each of the posts that were read
 * @param part 0..1, of all posts
 */
export function peopleBehind(voices: readonly string[], part: number): number {
  const times = new Map<string, number>();
  for (const voice of voices) times.set(voice, (times.get(voice) ?? 0) + 1);
  const seen = times.size;
  if (part >= 1 || seen === 0) return seen;
  const counts = [...times.values()];
  const once = counts.filter((count) => count === 1).length;
  const twice = counts.filter((count) => count === 2).length;
  if (once === 0) return seen;
  const bias = voices.length / Math.max(1, voices.length - 1);
  return seen + once ** 2 / (2 * bias * twice + (part / (1 - part)) * once);
}

/** An estimate to two figures: more of them would be made up. */
export function rounded(estimate: number): number {
  if (estimate < 100) return Math.round(estimate);
  const unit = 10 ** (Math.floor(Math.log10(estimate)) - 1);
  return Math.round(estimate / unit) * unit;
}
