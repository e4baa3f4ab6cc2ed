import { type Alert, markedNumber } from '../../listening/alerts/alert.ts';
import { alertPosts } from '../../listening/alerts/alert-posts.ts';
import { isByPeople } from '../../listening/alerts/kinds/index.ts';
import type { Digest, KeywordPeriod } from '../../listening/digest.ts';
import { printMark } from '../../listening/mentions/list-mark.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Button, Menu } from '../message.ts';

/*
 * From a figure to the posts behind it: the very period, and what was stored when it was counted, so that the list has as
 * many as the figure says.
 */

function pageOf({ period: { from, to }, upTo }: Digest): string {
  return printMark({ from, to, upTo: upTo ?? null, at: null });
}

/** All posts of one keyword's report, and the negative ones. */
export function reportButtons(
  digest: Digest,
  entry: KeywordPeriod,
  { browse }: Copy,
  format: Format,
): Button[] {
  const { total, negative } = entry.totals;
  const args = { target: entry.keyword.name, page: pageOf(digest) };
  const all: Button = { label: format.count(total, browse.allPosts), verb: 'mentions', args };
  if (negative === 0 || negative === total) return [all];
  const label = format.count(negative, browse.negativePosts);
  return [all, { label, verb: 'mentions', args: { ...args, mood: 'negative' } }];
}

/** The posts of each keyword in a digest's table. */
export function digestMenu(
  digest: Digest,
  entries: readonly KeywordPeriod[],
  { browse }: Copy,
  format: Format,
): Menu {
  return {
    label: browse.postsMenu,
    verb: 'mentions',
    args: { page: pageOf(digest) },
    arg: 'target',
    options: entries.map(({ keyword, totals }) => ({
      label: `${oneLine(keyword.name, 60)} (${format.number(totals.total)})`,
      value: keyword.name,
    })),
  };
}

/** The posts that a card counts; none where it is about none. */
export function alertButton(alert: Alert, { browse }: Copy, format: Format): Button[] {
  const { mark, count } = alertPosts(alert);
  // A post that somebody assigned stands below its card.
  if (count === 0 || isByPeople(alert)) return [];
  const label = count === null ? browse.theirPosts : format.count(count, browse.allPosts);
  return [{ label, verb: 'mentions', args: { alert: markedNumber(alert), page: printMark(mark) } }];
}
