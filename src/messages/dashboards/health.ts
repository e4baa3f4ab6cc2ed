import { groupBy } from '../../listening/group.ts';
import { worstHealth } from '../../listening/series/health.ts';
import { compose } from '../compose.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import type { Run } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { momentRun } from '../runs.ts';
import { sourceName } from '../sources/source-name.ts';
import { healthSummary } from '../sources/sources.ts';
import type { DashboardView } from './view.ts';

/** How the sources do, in one line: how many are up to date, and which are not. @param room sources by name */
export function healthLine(
  { requests, pushed, now }: Pick<DashboardView, 'requests' | 'pushed' | 'now'>,
  room: number,
  words: Copy,
  format: Format,
): { summary: string; line: Run[]; troubled: boolean } {
  const copy = words.sources;
  const sources = [...groupBy(requests, ({ source }) => source)].map(([source, ofSource]) => {
    const last = Math.max(...ofSource.map(({ lastSuccessAt }) => lastSuccessAt ?? 0));
    return { source, last, state: worstHealth(ofSource, now) ?? 'new' };
  });
  const troubled = sources.filter(({ state }) => state !== 'ok' && state !== 'new');
  const summary = healthSummary(
    { well: sources.length - troubled.length, read: sources.length, pushed },
    words,
    format,
  );
  const named = troubled.slice(0, room).map(({ source, state, last }) => {
    const when = last > 0 ? momentRun(last, now, format) : copy.never;
    return compose(words.dashboard.source, sourceName(source, words), copy.states[state], when);
  });
  const rest = troubled.length - named.length;
  const line: Run[] = [summary];
  for (const source of named) line.push(' ', ...source);
  if (rest > 0) line.push(' ', ...withCommands(words.dashboard.moreSources(format.number(rest))));
  return { summary, line, troubled: troubled.length > 0 };
}
