import { groupBy } from '../../listening/group.ts';
import type { RequestState } from '../../listening/series/health.ts';
import type { Gap } from '../../listening/series/series.ts';
import { requestId } from '../../listening/sources/plan.ts';
import type { Millis } from '../../listening/time.ts';
import { compose } from '../compose.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Element, Text } from '../message.ts';
import { momentRun, spanRuns } from '../runs.ts';
import { requestName } from './request-name.ts';

/** What was not read of what a workspace listens to. */
export interface Unread {
  /** Requests with items that could not be read, among others. */
  requests: readonly RequestState[];
  gaps: readonly Gap[];
}

/** Stretches and losses named one by one; the rest is counted. */
const SHOWN = 6;

/** What was passed over, newest first, each with its reason; nothing when all was read. */
export function unreadElements(unread: Unread, now: Millis, words: Copy, format: Format): Element[] {
  const lines = [...lostLines(unread.requests, now, words, format), ...gapLines(unread, now, words, format)];
  if (lines.length === 0) return [];
  const rest = lines.length - SHOWN;
  return [
    { kind: 'text', text: [{ bold: words.sources.unread.title }] },
    {
      kind: 'list',
      items: [...lines.slice(0, SHOWN), ...(rest > 0 ? [words.sources.more(format.number(rest))] : [])],
    },
  ];
}

function lostLines(requests: readonly RequestState[], now: Millis, words: Copy, format: Format): Text[] {
  return requests.flatMap((request) => {
    if (!request.lost) return [];
    const { items, since } = request.lost;
    const { lost, lostSince } = words.sources.unread;
    const name = { bold: requestName(request, words) };
    return [compose(lostSince, name, format.count(items, lost), momentRun(since, now, format))];
  });
}

function gapLines({ requests, gaps }: Unread, now: Millis, words: Copy, format: Format): Text[] {
  const names = new Map(requests.map((request) => [requestId(request), requestName(request, words)]));
  const { reasons } = words.sources.unread;
  return joined(gaps)
    .sort((a, b) => b.to - a.to)
    .flatMap(({ source, requestKey, from, to, reason }) => {
      const name = names.get(requestId({ source, key: requestKey }));
      if (name === undefined) return [];
      const why = Object.hasOwn(reasons, reason) ? reasons[reason as keyof typeof reasons] : reasons.other;
      const span = spanRuns(from, to, now, words.units, format);
      return [compose(words.sources.unread.stretch, { bold: name }, span, why)];
    });
}

/** Those of one request and one reason that touch are one. */
function joined(gaps: readonly Gap[]): Gap[] {
  return [
    ...groupBy(gaps, ({ source, requestKey, reason }) => `${source} ${requestKey} ${reason}`).values(),
  ].flatMap((same) => {
    const found: Gap[] = [];
    for (const gap of [...same].sort((a, b) => a.from - b.from)) {
      const last = found.at(-1);
      if (last && gap.from <= last.to) last.to = Math.max(last.to, gap.to);
      else found.push({ ...gap });
    }
    return found;
  });
}
