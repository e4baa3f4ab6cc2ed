/**
 * The ids that a look-up does not bring any more: what they stood for is gone.
 * @param atOnce ids in one question
 * @param lookUp the ids that are there; null when the answer is not to be believed, so that a fault deletes nothing
 */
export async function missingIds(
  ids: readonly string[],
  atOnce: number,
  lookUp: (part: readonly string[]) => Promise<ReadonlySet<unknown> | null>,
): Promise<string[]> {
  const missing: string[] = [];
  for (let at = 0; at < ids.length; at += atOnce) {
    const part = ids.slice(at, at + atOnce);
    const there = await lookUp(part);
    if (there) missing.push(...part.filter((id) => !there.has(id)));
  }
  return missing;
}
