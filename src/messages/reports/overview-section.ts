import type { Alert } from '../../listening/alerts/alert.ts';
import { alertKind } from '../../listening/alerts/kinds/index.ts';
import type { KeywordPeriod } from '../../listening/digest.ts';
import type { Theme } from '../../listening/themes/theme.ts';
import { keywordLabel, kindName, streamCount } from '../alerts/finding.ts';
import { volumeChart } from '../charts/volume.ts';
import { busyDayWords } from '../digests/headline.ts';
import { beforeWords, dayWords, nameOf } from '../digests/period-words.ts';
import { namesOf } from '../digests/table.ts';
import { oneLine } from '../foreign.ts';
import { plain } from '../message.ts';
import { sourceName } from '../sources/source-name.ts';
import { byUrgency, isOpen } from './alerts-section.ts';
import { chartBlock } from './chart-block.ts';
import type { ReportContext } from './context.ts';
import { gapsLine } from './coverage.ts';
import type { ReportBlock, ReportSection } from './document.ts';

/** Of each sort of news: a page that lists all of them says nothing. */
const THEMES = 3;
const ALERTS = 2;
const OPEN_NAMED = 3;
const PEOPLE = 1;

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

function themeLines(context: ReportContext): string[] {
  const all = context.active.flatMap((entry) =>
    (entry.themes?.themes ?? []).map((theme) => ({ entry, theme })),
  );
  const gain = ({ posts, before }: Theme) => posts - (before ?? 0);
  return all
    .filter(({ theme }) => theme.moved)
    .sort((a, b) => gain(b.theme) - gain(a.theme))
    .slice(0, THEMES)
    .map(({ entry, theme }) => themeLine(entry, theme, context));
}

function themeLine(
  entry: KeywordPeriod,
  { name, posts, people, before, newSince }: Theme,
  { digest, words, copy, format }: ReportContext,
): string {
  const change =
    newSince !== null
      ? copy.themeNew(dayWords(newSince, digest.period.to, format, digest.timeZone))
      : before === null
        ? ''
        : copy.themeThen(format.number(before), beforeWords(digest.period, words.digest.earlier, format));
  return copy.theme(
    digest.keywords.length > 1 ? nameOf(entry) : '',
    words.units.quote(oneLine(name, 60)),
    format.count(posts, words.units.posts),
    format.count(people, words.units.persons),
    change,
  );
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
  const name = digest.keywords.find(({ keyword }) => keyword.id === alert.keywordId)?.keyword.name ?? '';
  return copy.alert(
    format.number(alert.number),
    kindName(alert, words),
    keywordLabel(name),
    format.moment(alert.raisedAt),
    count,
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

function peopleLines({ active, words, copy, format }: ReportContext): string[] {
  const fresh = active.flatMap(({ people = [] }) => people.filter(({ isNew }) => isNew));
  return fresh
    .sort((a, b) => (b.followers ?? 0) - (a.followers ?? 0))
    .slice(0, PEOPLE)
    .map(({ name, source, followers }) =>
      copy.newPerson(
        oneLine(name, 40) || words.units.unknownAuthor,
        sourceName(source, words),
        followers ? `, ${format.count(followers, words.units.followers)}` : '',
      ),
    );
}

function openLine({ digest, words, copy, format }: ReportContext): string[] {
  const said = new Set([...digest.alerts].sort(byUrgency).slice(0, ALERTS));
  const open = [...new Map([...digest.alerts, ...digest.open].map((alert) => [alert.id, alert])).values()]
    .filter((alert) => isOpen(alert) && !said.has(alert))
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
    copy.stillOpen(format.list(rest > 0 ? [...names, format.count(rest, words.digest.others)] : names)),
  ];
}

function quietLine({ digest, active, words, copy, format }: ReportContext): string[] {
  const quiet = digest.keywords.filter(({ totals }) => totals.total === 0);
  return quiet.length === 0 || active.length === 0 ? [] : [copy.quiet(namesOf(quiet, words, format))];
}
