import { MOST_LOOKED_AT } from '../../listening/mentions/mention-query.ts';
import { oneLine } from '../foreign.ts';
import { formatOf } from '../format.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { ReportDocument } from './document.ts';

const LONGEST = 300;

/** A report of some posts only says so below its title. @param cut not all posts were looked at for the condition */
export function documentWhere(
  document: ReportDocument,
  where: string,
  cut: boolean,
  locale: Locale,
): ReportDocument {
  const { browse } = copyOf(locale.language);
  const said = [document.subtitle, browse.onlyWhere(oneLine(where, LONGEST))];
  if (cut) said.push(browse.whereCut(formatOf(locale).number(MOST_LOOKED_AT)));
  return { ...document, subtitle: said.join(' · ') };
}
