/** What a choice of a menu may hold on every platform. */
export const MAX_TAG = 40;

/** A tag as it is stored and compared: in small letters, with single spaces, without a `#` before it. '' is none. */
export function tagOf(typed: string): string {
  return typed
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/^[\s#]+|\s+$/gu, '');
}

/** Tags with commas or semicolons between them, each once. */
export function tagsIn(typed: string): string[] {
  return [...new Set(typed.split(/[,;،、]/u).map(tagOf))].filter((tag) => tag !== '');
}
