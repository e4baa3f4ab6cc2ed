/** Words of a message that a query is made of: more would match nothing but the message itself. */
const TRACKED = 60;

/** A message's text as people read it (messaging/formatting-message-text): names and labels instead of references. */
export function readable(text: string): string {
  return unescaped(
    text
      .replace(/<([#@!])([^>|]*)(?:\|([^>]*))?>/g, (_all, sign: string, id: string, name?: string) =>
        sign === '!' ? (name ?? `@${id}`) : `${sign}${name || id}`,
      )
      .replace(/<([^>|]*)\|([^>]*)>/g, (_all, url: string, label: string) =>
        url.endsWith(label) ? url : `${label} (${url})`,
      )
      .replace(/<([^>]*)>/g, '$1'),
  );
}

/** The first words of a message as a phrase. Quotes would end it. */
export function phraseOf(text: string): string {
  const line = unescaped(text.replace(/<[^>]*>/g, ' '))
    .replace(/["“”„«»]/g, ' ')
    .trim()
    .split(/\s+/)
    .join(' ');
  const start = line.length <= TRACKED ? line : line.slice(0, line.lastIndexOf(' ', TRACKED));
  return start === '' ? '' : `"${start}"`;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
