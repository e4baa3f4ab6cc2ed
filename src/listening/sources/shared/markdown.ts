/** A fenced or inline piece of code, or a comment; what comes first wins. */
const CODE_OR_COMMENT =
  /(?:^|\n)[ \t]{0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:\n[ \t]{0,3}\1|$)|(`+)[^`\n](?:[^\n]{0,2000}?[^`])?\2(?!`)|<!--[\s\S]*?(?:-->|$)/g;

/**
 * Markdown as its readers see it, as far as words go: without its comments, in which templates tell authors what to write.
 * In code a comment is shown.
 */
export function shownMarkdown(text: string): string {
  if (!text.includes('<!--')) return text;
  return text
    .replace(CODE_OR_COMMENT, (piece) => (piece.startsWith('<!--') ? '' : piece))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
