/** How often a property is tried: in full by `npm run check:deep`, else a quarter of it, but 25 times at least. */
export function runs(full: number): number {
  return process.env.DEEP === 'yes' ? full : Math.min(full, Math.max(25, Math.ceil(full / 4)));
}
