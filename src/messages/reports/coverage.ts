import { type Coverage, wasRead } from '../../listening/digest.ts';
import { DAY, HOUR } from '../../listening/time.ts';
import { gapsOf } from '../digests/coverage-note.ts';
import { plain } from '../message.ts';
import { spanRuns } from '../runs.ts';
import { nameOfRead, sourceName } from '../sources/source-name.ts';
import { detailWords } from '../sources/sources.ts';
import type { ReportContext } from './context.ts';

const GAPS_NAMED = 4;
type Source = Coverage['sources'][number];

/** What was not read of the period, by source; empty when all was. */
export function gapsLine({ digest, words, copy, format }: ReportContext): string {
  const gaps = gapsOf(digest.coverage, digest.period);
  if (gaps.length === 0) return '';
  const named = gaps.slice(0, GAPS_NAMED).map(({ source, stretches, length }) => {
    const [only] = stretches;
    const name = sourceName(source, words);
    return only && stretches.length === 1
      ? words.digest.gap(name, plain(spanRuns(only.from, only.to, 0, words.units, format)))
      : words.digest.severalGaps(name, format.number(stretches.length), format.duration(length));
  });
  const rest = gaps.length - named.length;
  if (rest > 0) named.push(format.count(rest, words.digest.moreSources));
  return copy.notChecked(words.units.semicolon(named));
}

/** A source, how much of the period it was read, and what was the trouble. */
export function sourceRow(source: Source, { digest, words, copy, format }: ReportContext): string[] {
  const detail = source.down > 0 && source.detail !== null ? detailWords(source.detail, words, 80) : '–';
  return [nameOfRead(source, words), stateOf(), detail];

  function stateOf(): string {
    const length = digest.period.to - digest.period.from;
    if (!wasRead(source)) return copy.states.none;
    if (source.since !== undefined) return copy.states.since(format.moment(source.since));
    if (source.read !== undefined && source.read < length) {
      const unit = length <= 3 * DAY ? HOUR : DAY;
      return copy.states.partly(format.rough(source.read / unit), format.duration(length));
    }
    return source.late > 0 ? copy.states.late : copy.states.all;
  }
}

/** How much of the period a source was read, 0..1. */
export function partRead(source: Source, { digest: { period } }: ReportContext): number {
  const length = period.to - period.from;
  if (!wasRead(source)) return 0;
  if (source.since !== undefined) return Math.max(0, Math.min(1, (period.to - source.since) / length));
  return Math.min(1, (source.read ?? length) / length);
}
