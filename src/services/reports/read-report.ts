import type { Workspace } from '../../listening/channel.ts';
import type { Period } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Millis } from '../../listening/time.ts';
import type { Locale } from '../../messages/locale.ts';
import type { ReportDocument } from '../../messages/reports/document.ts';
import type { Store } from '../../store/store.ts';
import { readDigest } from '../digests/read-digest.ts';

/** A period of some keywords as a document. */
export async function readReport(
  store: Store,
  question: {
    workspace: Workspace;
    keywords: readonly Keyword[];
    period: Period;
    locale: Locale;
    now: Millis;
  },
): Promise<ReportDocument> {
  const { language, timeZone } = question.locale;
  const digest = await readDigest(store, { ...question, timeZone });
  const names = digest.keywords.map(({ keyword }) => keyword.name);
  return {
    language,
    kicker: '',
    title: names.join(', '),
    subtitle: '',
    finding: names.join(', '),
    tiles: [],
    sections: [],
    sheets: [],
    fileName: 'report',
  };
}
