/**
 * The text of a feed without the items in its middle when it holds more than anybody reads: what is new stands at its
 * beginning or at its end.
 * @returns the items that were left out
 */
export function trimItems(xml: string, most: number): { text: string; left: number } {
  const starts = [...xml.matchAll(/<(?:[\w-]+:)?(?:item|entry)[\s>]/gi)].map(({ index }) => index);
  const left = starts.length - most;
  if (left <= 0) return { text: xml, left: 0 };
  const head = Math.ceil(most / 2);
  return { text: xml.slice(0, starts[head]) + xml.slice(starts[head + left]), left };
}
