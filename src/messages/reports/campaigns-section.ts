import type { CampaignReport } from '../../listening/campaigns/campaign-report.ts';
import { campaignFigures, campaignSpan } from '../campaigns/campaign.ts';
import { findingsOf, nameOf, notesOf } from '../campaigns/effect-words.ts';
import { campaignChart } from '../charts/campaign.ts';
import { sentence } from '../compose.ts';
import { formatOf } from '../format.ts';
import { type Message, plain } from '../message.ts';
import { unguarded, withCommands } from '../own-commands.ts';
import { chartBlock } from './chart-block.ts';
import type { ReportContext } from './context.ts';
import type { ReportBlock, ReportSection, ReportTable } from './document.ts';

/** Campaigns that had a day in the period: what came of each, against what was to be expected. */
export function campaignsSection(context: ReportContext): ReportSection[] {
  const { data, copy } = context;
  if (data.campaigns.length === 0) return [];
  return [{ heading: copy.campaigns, blocks: data.campaigns.flatMap((report) => blocksOf(report, context)) }];
}

function blocksOf(report: CampaignReport, context: ReportContext): ReportBlock[] {
  const { words, place, locale } = context;
  // Days of a campaign are its own.
  const format = formatOf({ ...locale, timeZone: report.campaign.timeZone });
  const span = campaignSpan(report.campaign, words, format);
  const title = words.campaigns.title(nameOf(report.campaign), span);
  const findings = findingsOf(report, words, format).join(' ');
  const notes = plain(withCommands(notesOf(report, words, format).join(' ')));
  return [
    { kind: 'text', text: unguarded(`${sentence(title)} ${findings}`) },
    ...(report.during
      ? ([
          chartBlock(campaignChart(report, place), context, nameOf(report.campaign)),
          { kind: 'table', table: reportTable(campaignFigures(report, words, format), report, context) },
        ] as const)
      : []),
    ...(notes === '' ? [] : [{ kind: 'text', text: notes, faint: true } as const]),
  ];
}

/** A table of a message as one of a report. */
function reportTable(
  { caption, columns, rows, numeric }: Extract<Message['elements'][number], { kind: 'table' }>,
  { campaign }: CampaignReport,
  { copy }: ReportContext,
): ReportTable {
  return {
    caption: copy.figuresOf(nameOf(campaign), caption),
    columns: columns.map((name, at) => ({ name, numeric: numeric[at] ?? false })),
    rows: rows.map((row) => row.map(plain)),
  };
}
