import type { Alert } from '../../listening/alerts/alert.ts';
import { alertKind } from '../../listening/alerts/kinds/index.ts';
import type { Theme } from '../../listening/themes/theme.ts';
import { keywordLabel, kindName, streamCount } from '../alerts/finding.ts';
import { volumeChart } from '../charts/volume.ts';
import { sentence } from '../compose.ts';
import { busyDayWords } from '../digests/headline.ts';
import { nameOf } from '../digests/period-words.ts';
import { namesOf } from '../digests/table.ts';
import { oneLine } from '../foreign.ts';
import { plain } from '../message.ts';
import { unguarded } from '../own-commands.ts';
import { newPeopleLine } from '../people/new-people.ts';
import { themeChange, themeCounts, themeName } from '../themes/theme-words.ts';
import { byUrgency, isOpen } from './alerts-section.ts';
import { chartBlock } from './chart-block.ts';
import type { ReportContext } from './context.ts';
import { gapsLine } from './coverage.ts';
import type { ReportBlock, ReportSection } from './document.ts';

/** Of each sort of news: a page that lists all of them says nothing. */
const THEMES = 3;
const ALERTS = 2;
const OPEN_NAMED = 3;
const PEOPLE = 2;

/** The news of the period in a few sentences, above the picture of it. */
export function overviewSection(context: ReportContext): ReportSection {
  const { digest, copy, place } = context;
  const items = [
    ...saidLines(context),
    ...themeLines(context),
    ...alertLines(context),
    ...busyLines(context),
    ...peopleLines(context),
    ...openLine(context),
    ...quietLine(context),
  ];
  const gaps = gapsLine(context);
  const blocks: ReportBlock[] = [
    ...(items.length > 0 ? [{ kind: 'points', items } as const] : []),
    chartBlock(volumeChart(digest, place), context),
    ...(gaps === '' ? [] : [{ kind: 'text', text: gaps, faint: true } as const]),
  ];
  return { heading: copy.happened, blocks };
}

/** The phrase that goes with the first sentence, unless a theme says it. */
function saidLines({ digest, words, copy, format }: ReportContext): string[] {
  const { telling, keywords } = digest;
  const [first] = telling?.phrases ?? [];
  const themes = keywords.find(({ keyword }) => keyword.id === telling?.keywordId)?.themes?.themes ?? [];
  if (!telling || !first || themes.length > 0) return [];
  return [
    copy.said(
      words.units.quote(oneLine(first.phrase, 60)),
      format.number(first.posts),
      format.number(telling.read),
      format.count(first.authors, words.units.people),
    ),
  ];
}

function themeLines({ digest, active, words, format }: ReportContext): string[] {
  const gain = ({ posts, before }: Theme) => posts - (before ?? 0);
  return active
    .flatMap((entry) => (entry.themes?.themes ?? []).map((theme) => ({ entry, theme })))
    .filter(({ theme }) => theme.moved)
    .sort((a, b) => gain(b.theme) - gain(a.theme))
    .slice(0, THEMES)
    .map(({ entry, theme }) => {
      const facts = [
        themeName(theme, words),
        themeCounts(theme, entry.themes!, words, format),
        themeChange(theme, digest.period.to, words, format),
      ];
      const line = facts.filter((fact) => fact !== null).join(', ');
      return sentence(
        unguarded(digest.keywords.length > 1 ? words.themes.ofKeyword(nameOf(entry), line) : line),
      );
    });
}

function alertLines(context: ReportContext): string[] {
  return [...context.digest.alerts]
    .sort(byUrgency)
    .slice(0, ALERTS)
    .map((alert) => alertLine(alert, context));
}

function alertLine(alert: Alert, { digest, words, copy, format }: ReportContext): string {
  const { interval, observed, windowMs } = alert.evidence;
  const [low, high] = interval;
  const count =
    alertKind(alert.kind).about === 'rise' && high > 0
      ? copy.alertCount(
          streamCount(observed, alert, words, format),
          format.duration(windowMs),
          low === high ? format.number(low) : copy.range(format.number(low), format.number(high)),
        )
      : '';
  // The first sentence says how large it is, which is not how large it was when it was noticed.
  const { total } = alert.now;
  const grown = count !== '' && total > observed ? copy.alertGrown(format.number(total)) : '';
  const name = digest.keywords.find(({ keyword }) => keyword.id === alert.keywordId)?.keyword.name ?? '';
  return sentence(
    copy.alert(
      format.number(alert.number),
      kindName(alert, words),
      keywordLabel(name),
      format.moment(alert.raisedAt),
      count + grown,
    ),
  );
}

/** Days that were busier than usual and raised no alert. */
function busyLines({ digest, words, format }: ReportContext): string[] {
  return digest.quietDays.slice(0, ALERTS).flatMap((day) => {
    const entry = digest.keywords.find(({ keyword }) => keyword.id === day.keywordId);
    if (!entry) return [];
    const busy = plain(busyDayWords(day, nameOf(entry), digest, words, format));
    return [words.digest.busyFirst(busy, '')];
  });
}

function peopleLines({ digest, words, format }: ReportContext): string[] {
  const line = newPeopleLine(digest, PEOPLE, words, format);
  return line === null ? [] : [plain(line)];
}

function openLine({ digest, words, copy, format }: ReportContext): string[] {
  const open = [...new Map([...digest.alerts, ...digest.open].map((alert) => [alert.id, alert])).values()]
    .filter(isOpen)
    .sort(byUrgency);
  if (open.length === 0) return [];
  const names = open.slice(0, OPEN_NAMED).map((alert) => {
    const entry = digest.keywords.find(({ keyword }) => keyword.id === alert.keywordId);
    return copy.openAlert(
      format.number(alert.number),
      entry ? nameOf(entry) : copy.removedKeyword,
      format.day(alert.raisedAt),
    );
  });
  const rest = open.length - names.length;
  return [
    sentence(
      copy.stillOpen(format.list(rest > 0 ? [...names, format.count(rest, words.digest.others)] : names)),
    ),
  ];
}

function quietLine({ digest, active, words, copy, format }: ReportContext): string[] {
  const quiet = digest.keywords.filter(({ totals }) => totals.total === 0);
  return quiet.length === 0 || active.length === 0 ? [] : [copy.quiet(namesOf(quiet, words, format))];
}
