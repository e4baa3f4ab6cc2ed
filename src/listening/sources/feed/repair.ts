/** A bare `<` that begins no tag (`a < b`) as text, for which readers refuse a whole feed. Null when there is none. */
export function escapeBare(xml: string): string | null {
  const escaped = xml.replace(/<(?![a-z_/!?])/gi, '&lt;');
  return escaped === xml ? null : escaped;
}

/**
 * Saves what came whole of a feed that breaks off: cuts after the last complete item and closes what is open.
 * @returns null when there is no complete item or nothing was cut.
 */
export function repairTruncated(xml: string): string | null {
  const root = /<((?:[\w-]+:)?(?:rss|feed|rdf))[\s>]/i.exec(xml)?.[1];
  if (!root) return null;
  const end = lastItemEnd(xml);
  if (end === null) return null;
  const whole = xml.slice(0, end);
  const channel = /<((?:[\w-]+:)?channel)[\s>]/i.exec(whole)?.[1];
  const channelOpen = channel !== undefined && !whole.includes(`</${channel}>`);
  const repaired = `${whole}${channelOpen ? `</${channel}>` : ''}</${root}>`;
  return repaired.length >= xml.trimEnd().length ? null : repaired;
}

function lastItemEnd(xml: string): number | null {
  let end: number | null = null;
  for (const found of xml.matchAll(/<\/(?:[\w-]+:)?(?:item|entry)\s*>/gi))
    end = found.index + found[0].length;
  return end;
}
