import type { Period } from '../../listening/digest.ts';
import { wasRead } from '../../listening/digest.ts';
import { digestFinding } from '../../listening/digest-finding.ts';
import { leadOf } from '../digests/lead.ts';
import { nameOf } from '../digests/period-words.ts';
import { namesOf } from '../digests/table.ts';
import type { Locale } from '../locale.ts';
import { plain } from '../message.ts';
import { alertsSection } from './alerts-section.ts';
import { contextOf, type ReportContext } from './context.ts';
import { reportDates, rhythmOf } from './dates.ts';
import type { ReportDocument } from './document.ts';
import { reportFileName } from './file-name.ts';
import { keywordsSection } from './keywords-section.ts';
import { methodSection } from './method-section.ts';
import { overviewSection } from './overview-section.ts';
import { peopleSection } from './people-section.ts';
import { postsSection } from './posts-section.ts';
import type { ReportData } from './report-data.ts';
import { sentimentSection } from './sentiment-section.ts';
import { sheetsOf } from './sheets.ts';
import { sourcesSection } from './sources-section.ts';
import { themesSection } from './themes-section.ts';
import { tilesOf } from './tiles.ts';

const NAMED = 3;

/** A period of some keywords as a report to hand on. @param data with one keyword or more */
export function reportDocument(data: ReportData, locale: Locale): ReportDocument {
  const context = contextOf(data, locale);
  const { digest, words, copy, format } = context;
  return {
    language: locale.language,
    kicker: copy.kickers[rhythmOf(digest.period)],
    title: namesOf(digest.keywords, words, format, NAMED),
    subtitle: subtitleOf(digest.period, context),
    finding: findingOf(context),
    tiles: tilesOf(context),
    sections: [
      overviewSection(context),
      ...keywordsSection(context),
      ...sentimentSection(context),
      ...themesSection(context),
      ...peopleSection(context),
      ...sourcesSection(context),
      alertsSection(context),
      ...postsSection(context),
      methodSection(context),
    ],
    sheets: sheetsOf(context),
    fileName: reportFileName(digest),
  };
}

function subtitleOf(period: Period, { digest, copy, locale }: ReportContext): string {
  const before = { from: period.beforeFrom, to: period.from };
  const comparable = digest.keywords.some((entry) => entry.comparable);
  return [
    reportDates(period, locale),
    copy.times(locale.timeZone),
    comparable ? copy.comparedWith(reportDates(before, locale)) : copy.notCompared,
  ].join(' · ');
}

function findingOf({ digest, words, copy, format }: ReportContext): string {
  // The sentence of a chat names a command there, which is nothing to whoever gets the file.
  if (!digest.coverage.sources.some(wasRead) && digest.keywords.every(({ totals }) => totals.total === 0))
    return copy.unread(format.list(digest.keywords.slice(0, NAMED).map(nameOf)));
  return plain(leadOf(digestFinding(digest), digest, words, format).main);
}
