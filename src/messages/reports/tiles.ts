import { triageFigures } from '../../listening/alerts/triage-figures.ts';
import { netSentiment } from '../../listening/digest.ts';
import { distinctTotals } from '../../listening/series/shared-posts.ts';
import { share } from '../alerts/finding.ts';
import { beforeWords, nameOf, netWords } from '../digests/period-words.ts';
import { voicesOf } from '../digests/voices.ts';
import type { Format } from '../format.ts';
import type { ReportContext } from './context.ts';
import type { ReportTile } from './document.ts';
import { changeOf, differenceOf, withMinus } from './figures.ts';
import { industryPartOf, rivalsOf } from './rivals.ts';

/** The four figures that a reader takes along. */
export function tilesOf(context: ReportContext): ReportTile[] {
  const { digest } = context;
  const several = digest.keywords.length > 1;
  return [
    mentionsTile(context),
    several ? negativeTile(context) : sentimentTile(context),
    several ? shareTile(context) : authorsTile(context),
    alertsTile(context),
  ];
}

/** Of all keywords, each post once; before is null where a keyword is too young. */
function both({ keywords, shared }: ReportContext['digest']) {
  return {
    now: distinctTotals(
      keywords.map(({ totals }) => totals),
      shared.now,
    ),
    before: keywords.every(({ comparable }) => comparable)
      ? distinctTotals(
          keywords.map((entry) => entry.before),
          shared.before,
        )
      : null,
  };
}

function mentionsTile({ digest, words, copy, format }: ReportContext): ReportTile {
  const { now, before } = both(digest);
  const earlier = beforeWords(digest.period, words.digest.earlier, format);
  return {
    name: copy.tiles.mentions,
    value: format.number(now.total),
    change: before && changeOf(now.total, before.total, format),
    note: before ? copy.tiles.earlier(format.number(before.total), earlier) : copy.tiles.noComparison,
  };
}

function sentimentTile({ digest, words, copy, format }: ReportContext): ReportTile {
  const { totals, before, comparable } = digest.keywords[0]!;
  const points = (of: typeof totals) => {
    const net = netSentiment(of);
    return net === null ? null : Math.round(net * 100);
  };
  const [now, then] = [points(totals), comparable ? points(before) : null];
  return {
    name: copy.tiles.sentiment,
    value: withMinus(netWords(totals, format)),
    change: now === null || then === null ? null : differenceOf(now, then, format),
    note: now === null ? words.units.notJudged : copy.tiles.scale,
  };
}

function negativeTile({ digest, words, copy, format }: ReportContext): ReportTile {
  const { now, before } = both(digest);
  const part = share(now.negative, now.judged);
  const then = before && before.judged > 0 ? share(before.negative, before.judged) : null;
  return {
    name: copy.tiles.negative,
    value: now.judged === 0 ? '–' : format.percent(part),
    change: now.judged === 0 || then === null ? null : pointsOf(part * 100, then * 100, copy, format),
    note: now.judged === 0 ? words.units.notJudged : format.count(now.judged, copy.tiles.judged),
  };
}

function shareTile({ digest, words, copy, format }: ReportContext): ReportTile {
  const rivals = rivalsOf(digest);
  const part = rivals.length === 0 ? industryPartOf(digest) : null;
  if (part)
    return {
      name: copy.tiles.part,
      value: format.percent(part.share),
      change: part.before === null ? null : pointsOf(part.share * 100, part.before * 100, copy, format),
      note: copy.tiles.partOf(nameOf(part.entry), nameOf(part.industry)),
    };
  const { voices } = voicesOf({ ...digest, keywords: rivals });
  // Whoever reads a report asks for the share of their own brand.
  const own = voices.find(({ entry }) => entry.keyword.kind === 'brand') ?? voices[0]!;
  const { percent, before } = own;
  return {
    name: copy.tiles.share,
    value: percent === null ? '–' : format.percent(percent / 100),
    change: percent === null || before === null ? null : pointsOf(percent, before, copy, format),
    note: copy.tiles.shareOf(nameOf(own.entry), format.count(voices.length, words.units.keywords)),
  };
}

function authorsTile({ digest, copy, format }: ReportContext): ReportTile {
  const { totals, before, comparable } = digest.keywords[0]!;
  return {
    name: copy.tiles.authors,
    value: format.number(totals.authors),
    change: comparable ? changeOf(totals.authors, before.authors, format) : null,
    note: totals.newAuthors > 0 ? format.count(totals.newAuthors, copy.tiles.fresh) : '',
  };
}

function alertsTile({ data, digest, copy, format }: ReportContext): ReportTile {
  const { alerts, period } = digest;
  const { toClaim, open } = triageFigures(alerts, period.to);
  const parts = [
    ...(toClaim ? [copy.tiles.claimed(format.number(toClaim.of), format.duration(toClaim.median))] : []),
    ...(open > 0 ? [format.count(open, copy.tiles.open)] : []),
  ];
  return {
    name: copy.tiles.alerts,
    value: format.number(alerts.length),
    change: data.alertsBefore === null ? null : differenceOf(alerts.length, data.alertsBefore, format),
    note: alerts.length === 0 ? '' : parts.length > 0 ? parts.join(', ') : copy.tiles.allClosed,
  };
}

/** `+6 points`, of two shares as they are printed. */
function pointsOf(now: number, before: number, { tiles }: ReportContext['copy'], format: Format): string {
  const difference = Math.round(now) - Math.round(before);
  const signed = withMinus(format.signed(difference));
  return difference === 0 ? '=' : tiles.points(signed, Math.abs(difference) === 1);
}
