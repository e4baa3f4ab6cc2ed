import type { Digest } from '../../listening/digest.ts';
import type { DigestFinding } from '../../listening/digest-finding.ts';
import { bolded, joined } from '../compose.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element, Run } from '../message.ts';
import { emptyLine } from './empty.ts';
import { headlineOf } from './headline.ts';
import { beforeWords, totalsLines } from './period-words.ts';

/** What is worth saying first, in bold, and the figures behind it in a line of their own. */
export function leadOf(
  finding: DigestFinding,
  digest: Digest,
  words: Copy,
  format: Format,
): { main: Run[]; rest: string } {
  if (finding.kind === 'silent') {
    const line = emptyLine(digest, words, format);
    return { main: typeof line === 'string' ? [line] : line, rest: '' };
  }
  const headline = headlineOf(finding, digest, words, format);
  // The change of the only keyword is that of the total.
  const isSaid =
    finding.kind === 'change' && finding.change.what === 'mentions' && digest.keywords.length === 1;
  const { total, negative } = totalsLines(digest, words, format, {
    named: 'entry' in finding || finding.kind === 'change',
    change: !isSaid,
  });
  if (headline.length === 0)
    return { main: joined([{ bold: total }, negative === '' ? '' : ` ${negative}`]), rest: '' };
  return { main: bolded(headline), rest: `${total} ${negative}`.trim() };
}

export function leadElements({ main, rest }: ReturnType<typeof leadOf>): Element[] {
  return [{ kind: 'text', text: main }, ...(rest === '' ? [] : [{ kind: 'text', text: rest } as const])];
}

/** How many there were in the time before, where nobody was mentioned now; nothing where that does not tell. */
export function silentBefore(finding: DigestFinding, digest: Digest, words: Copy, format: Format): string[] {
  if (finding.kind !== 'silent' || !finding.before) return [];
  const earlier = beforeWords(digest.period, words.digest.earlier, format);
  return [words.digest.wereBefore(format.count(finding.before, words.units.mentions), earlier)];
}
