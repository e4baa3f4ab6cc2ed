/** How often a property is tried: in full by `npm run check:deep`, a quarter of it by `npm test`. */
export function runs(full: number): number {
  return process.env.DEEP === 'yes' ? full : Math.ceil(full / 4);
}
