import type { CampaignReport } from '../../listening/campaigns/campaign-report.ts';
import { sentence } from '../compose.ts';
import { copyOf } from '../languages/copy.ts';
import type { Chart } from '../message.ts';
import type { BlockSize, TimeBlock } from './blocks.ts';
import { type ChartPlace, chartFormat } from './chart-format.ts';
import { LONGEST_BESIDE, LONGEST_IN_TITLE, shortName } from './short-name.ts';

const DAYS: BlockSize = { unit: 'day', count: 1 };

/**
 * The days around a campaign and of it, with the range in which each was expected: its days are shaded, and those that nobody
 * read are marked. Days are those of the campaign, whoever reads them.
 */
export function campaignChart(report: CampaignReport, reader: ChartPlace): Chart {
  const { campaign, points, during, effect } = report;
  const place = { ...reader, timeZone: campaign.timeZone };
  const format = chartFormat(place);
  const { words } = format;
  const copy = copyOf(place.language).campaigns.chart;
  const blocks = points.map(({ from, to }): TimeBlock => ({ from, to, cut: false }));
  const values = points.map(({ count }) => count);
  const low = points.map(({ expected }) => expected && Math.floor(expected.low));
  const high = points.map(({ expected }) => expected && Math.ceil(expected.high));
  const name = shortName(campaign.name, LONGEST_IN_TITLE);
  const period = { from: points[0]?.from ?? campaign.from, to: points.at(-1)?.to ?? campaign.to };
  const span = { from: campaign.from, to: during?.to ?? campaign.to };
  const mentions = format.counted(during?.posts ?? 0);
  const length = format.length(span);
  const range = effect && {
    low: format.count(Math.floor(effect.expected.low)),
    high: format.count(Math.ceil(effect.expected.high)),
  };
  return {
    kind: 'line',
    title: !wasRead()
      ? words.titleNoData(name, length)
      : range
        ? copy.title(name, mentions, length, range.low, range.high)
        : copy.titleOnly(name, mentions, length),
    subtitle: format.subtitle(words.mentions.all, DAYS, period),
    sentence:
      (wasRead() ? sentence(copy.sentence(shortName(campaign.name), mentions, format.span(span))) : '') +
      (range ? copy.expected(range.low, range.high) : '') +
      format.missing(points.filter(({ count }) => count === null)),
    labels: blocks.map((block) => format.label(block, DAYS)),
    series: [{ name: words.mentions.all, values, tone: 'main' }],
    measure: words.measure(DAYS),
    ...(high.some((value) => value !== null) && { band: { name: copy.band, low, high } }),
    stretches: [...gaps(), ...ownDays()],
    ...format.card,
  };

  function wasRead(): boolean {
    return points.some(({ from, to, count }) => count !== null && from >= span.from && to <= span.to);
  }

  function ownDays(): NonNullable<Chart['stretches']> {
    const from = points.findIndex((point) => point.from >= campaign.from);
    const to = points.findLastIndex((point) => point.to <= span.to);
    const beside = shortName(campaign.name, LONGEST_BESIDE);
    return from === -1 || to < from ? [] : [{ from, to, what: 'spike', name: beside }];
  }

  function gaps(): NonNullable<Chart['stretches']> {
    const found: NonNullable<Chart['stretches']> = [];
    for (const [index, value] of values.entries()) {
      if (value !== null) continue;
      const last = found.at(-1);
      if (last?.to === index - 1) last.to = index;
      else found.push({ from: index, to: index, what: 'gap', name: words.gap });
    }
    return found;
  }
}
