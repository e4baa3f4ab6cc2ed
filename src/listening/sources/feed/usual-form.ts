/** What may stand before the root of a document. */
const PROLOG = /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype[^>[]*(?:\[[\s\S]*?\])?\s*>)*/i;
const ATOM = 'http://www.w3.org/2005/Atom';

/**
 * A feed in a form that no reader knows, in the one that all know: a single Atom entry (RFC 4287 allows it as a document),
 * Microsoft's Channel Definition Format, RSS 1.1, a channel without its root, items inside `<items>`. Anything else comes
 * back as it is.
 */
export function usualForm(xml: string): string {
  const [prolog = ''] = PROLOG.exec(xml) ?? [];
  const body = xml.slice(prolog.length);
  const [, prefix = '', root = ''] = /^\ufeff?<([\w.-]+:)?([\w.-]+)/.exec(body) ?? [];
  switch (root.toLowerCase()) {
    case 'entry': {
      const space = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
      return `<${prefix}feed ${space}="${ATOM}">${body}</${prefix}feed>`;
    }
    case 'channel':
      return `<rss version="2.0">${withoutItems(asRss(body))}</rss>`;
    case 'rss':
      return withoutItems(xml);
    default:
      return xml;
  }
}

/** Addresses and dates are attributes in these forms, and a summary has another name (W3C NOTE-CDFsubmit). */
function asRss(channel: string): string {
  return channel
    .replace(
      /<(\/?)(channel|item|title|link|abstract|description)\b([^<>]*)>/gi,
      (_, end, name, attributes) => {
        const called = name.toLowerCase() === 'abstract' ? 'description' : name.toLowerCase();
        if (end !== '' || (called !== 'item' && called !== 'channel'))
          return `<${end}${called}${attributes}>`;
        const href = attributeIn(attributes, 'href');
        const date = attributeIn(attributes, 'lastmod');
        const said = `${href === null ? '' : `<link>${href}</link>`}${date === null ? '' : `<pubDate>${date}</pubDate>`}`;
        return attributes.trimEnd().endsWith('/') ? `<${called}>${said}</${called}>` : `<${called}>${said}`;
      },
    )
    .replace(/<\/a\s*>/gi, '')
    .replace(/<a\s([^<>]*)>/gi, (_, attributes) => {
      const href = attributeIn(attributes, 'href');
      return href === null ? '' : `<link>${href}</link>`;
    });
}

function attributeIn(attributes: string, name: string): string | null {
  const [, double, single] =
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'i').exec(attributes) ?? [];
  return double ?? single ?? null;
}

/** Without the list around the items. */
function withoutItems(xml: string): string {
  return xml.replace(/<items(?:\s[^<>]*)?>(?=\s*<item[\s>])/gi, '').replace(/(<\/item>\s*)<\/items>/gi, '$1');
}
