/**
 * Moves the middles of labels apart until each has `height` for itself, as little as can be, within `top` and `bottom`.
 * They keep their order.
 */
export function spread(middles: readonly number[], height: number, top: number, bottom: number): number[] {
  const order = middles.map((_, at) => at).sort((a, b) => middles[a]! - middles[b]! || a - b);
  const placed: number[] = [];
  order.forEach((at, rank) => {
    const least = rank === 0 ? top + height / 2 : placed[rank - 1]! + height;
    placed.push(Math.max(least, middles[at]!));
  });
  for (let rank = placed.length - 1; rank >= 0; rank--) {
    const most = rank === placed.length - 1 ? bottom - height / 2 : placed[rank + 1]! - height;
    placed[rank] = Math.min(placed[rank]!, most);
  }
  const result: number[] = [];
  order.forEach((at, rank) => {
    result[at] = placed[rank]!;
  });
  return result;
}
