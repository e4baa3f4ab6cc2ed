import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { ReportFile, ReportFormat, ReportRequest } from '../../listening/reports/report-file.ts';
import type { Millis } from '../../listening/time.ts';
import type { Locale } from '../../messages/locale.ts';
import type { ReportDocument } from '../../messages/reports/document.ts';
import type { Store } from '../../store/store.ts';
import { readReport } from './read-report.ts';

/** Makes the file of a report; kept nowhere. */
export type MakeReport = (document: ReportDocument, format: ReportFormat) => Promise<ReportFile>;

/** The file that a message asks for, of what is stored now; null = its keywords are gone. */
export async function makeRequested(
  store: Store,
  make: MakeReport,
  workspace: Workspace,
  { keywordIds, period, format, ...about }: ReportRequest,
  locale: Locale,
  now: Millis,
): Promise<ReportFile | null> {
  const keywords = await stillThere(store, workspace.id, keywordIds);
  if (keywords.length === 0) return null;
  return make(await readReport(store, { workspace, keywords, period, locale, now, ...about }), format);
}

/** Those of these keywords that have not been removed, in their order. */
export async function stillThere(
  store: Store,
  workspaceId: string,
  keywordIds: readonly string[],
): Promise<Keyword[]> {
  const known = new Map((await store.keywords(workspaceId)).map((keyword) => [keyword.id, keyword]));
  return keywordIds.flatMap((id) => known.get(id) ?? []);
}
