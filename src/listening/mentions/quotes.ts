/** How a line begins that is somebody else's: what a post answers, as in mails. Part of the text as it is kept and shown. */
export const QUOTED = '> ';
/** And a line of a post that this one passes on to say something about it. */
export const SHARED = '❝ ';

/** The line above what is quoted in a mail: "On Monday, Ana wrote:", in the languages of most mail programs. */
const ATTRIBUTION =
  /^[ \t]*(?:On\b.{4,160}\bwrote|Le\b.{4,160}\ba écrit|Am\b.{4,160}\bschrieb.{0,80}|El\b.{4,160}\bescribió|Il\b.{4,160}\bha scritto|Em\b.{4,160}\bescreveu|Op\b.{4,160}\bschreef.{0,80}|(?:Den|På)\b.{4,160}\b(?:skrev|skriver).{0,80}|W dniu\b.{4,160}\bpisze|.{4,160}\bпис(?:ал|ала|ав)|.{2,160}(?:wrote|a écrit|schrieb|escribió|ha scritto|escreveu|schreef|写道|のメール))[ \t\u00a0]*[:：][ \t]*$/iu;
/** "On Monday, Ana wrote:" and the like stand alone for a reply without marks only where a mail program wrote them. */
const MAIL_HEADER =
  /^[ \t]*(?:-{2,}\s*(?:Original Message|Forwarded message|Message d'origine|Message transféré|Ursprüngliche Nachricht|Weitergeleitete Nachricht|Mensaje original|Messaggio originale|Mensagem original|Oorspronkelijk bericht)\s*-{2,}|_{20,})[ \t]*$/iu;
const SENT =
  /^(?:On\b.{4,160}\bwrote|Le\b.{4,160}\ba écrit|Am\b.{4,160}\bschrieb\b.{0,80})[ \t\u00a0]*:[ \t]*$/iu;
const MAY_QUOTE = /(?:^|\n)[ \t]*>|\[quote|[:：][ \t]*(?:\n|$)|-----|_{20}|(?:^|\n)[ \t]*RE: /i;
/** A link to what is quoted, for readers whose program cannot show it. */
const BARE_REFERENCE = /^[ \t]*(?:RE|QT|RT): ?\[?https?:\/\/\S+$/i;

/**
 * A text in which every line of somebody else begins with `> `: those marked so by whoever wrote it, `[quote]` of forums,
 * the head of a quoted mail, and a mail below its head.
 */
export function markQuotes(text: string): string {
  if (!MAY_QUOTE.test(text)) return text;
  const lines = markForumQuotes(text).split('\n');
  const marked: string[] = [];
  let below = false;
  // Three of them are the prompt of an interpreter, unless a quote inside of quotes leads up to them.
  const quote = /(?:^|\n)[ \t]*>(?!>>)/.test(text) ? /^[ \t]*>/ : /^[ \t]*>(?!>> )/;
  for (const [at, line] of lines.entries()) {
    if (below) marked.push(asQuoted(line));
    else if (quote.test(line)) marked.push(asQuoted(line.trimStart().replace(/^>[ \t]?/, '')));
    else if (BARE_REFERENCE.test(line)) marked.push(asQuoted(line));
    else if (MAIL_HEADER.test(line)) {
      below = true;
      marked.push(asQuoted(line));
    } else if (/[:：][ \t]*$/.test(line) && ATTRIBUTION.test(line)) {
      const next = nextWritten(lines, at);
      const quotes = next !== undefined && /^[ \t]*>/.test(next);
      below = !quotes && next !== undefined && SENT.test(line) && /\d/.test(line);
      marked.push(quotes || below ? asQuoted(line) : line);
    } else marked.push(line);
  }
  return marked
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function nextWritten(lines: readonly string[], at: number): string | undefined {
  let next = at + 1;
  while (next < lines.length && lines[next]!.trim() === '') next += 1;
  return lines[next];
}

function asQuoted(line: string): string {
  return line.trim() === '' ? '' : QUOTED + line.trim();
}

/** `[quote="ana, post:3"]…[/quote]`: the outermost pairs; one that is not closed is no quote. */
function markForumQuotes(text: string): string {
  if (!/\[quote/i.test(text) || !/\[\/quote\]/i.test(text)) return text;
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(/\[(?:quote(?:[=\s][^\]\n]{0,300})?|\/quote)\]/gi)) {
    const opens = mark[1] !== '/';
    if (opens && depth === 0) {
      parts.push(text.slice(from, index));
      from = index + mark.length;
    }
    if (!opens && depth === 1) {
      const lines = text.slice(from, index).split('\n').map(asQuoted);
      parts.push('\n', lines.filter((line) => line !== '').join('\n'), '\n');
      from = index + mark.length;
    }
    depth = Math.max(0, depth + (opens ? 1 : -1));
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/**
 * The text with spaces in place of the words of others, so that all places stay where they are.
 * @param shared whether a post that is passed on is somebody else's too
 */
export function ownWords(text: string, shared: 'own' | 'foreign'): string {
  const marks = shared === 'own' ? [QUOTED] : [QUOTED, SHARED];
  if (!marks.some((mark) => text.startsWith(mark) || text.includes(`\n${mark}`))) return text;
  return text
    .split('\n')
    .map((line) => (marks.some((mark) => line.startsWith(mark)) ? ' '.repeat(line.length) : line))
    .join('\n');
}

/** A post of somebody else that this one passes on, as lines of its text. */
export function sharedLines(by: string | undefined, text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, at) => `${SHARED}${at === 0 && by ? `${by}: ` : ''}${line.trim()}`).join('\n');
}
