import type { Alert, Evidence } from '../../listening/alerts/alert.ts';
import { countRange } from '../../listening/alerts/detectors/negative-binomial.ts';
import { isOneText } from '../../listening/alerts/voices.ts';
import type { PeopleAndGroups, Person } from '../../listening/channel.ts';
import { BUCKET, HOUR } from '../../listening/time.ts';
import { chartPlace } from '../chart-place.ts';
import { spikeChart } from '../charts/spike.ts';
import { bolded, compose, sentence } from '../compose.ts';
import { named, oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { topPostLine, topPostView } from '../mentions/posts.ts';
import { alertButton } from '../mentions/posts-buttons.ts';
import { type Element, type Message, plain, type Text } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { cardRun, momentRun, zoneRun } from '../runs.ts';
import { alertSubject } from '../subject.ts';
import { cardButtons, moreButtons } from '../triage/actions.ts';
import { alertFacts } from './facts.ts';
import { findingOf, hasMoved, keywordLabel, kindName, shownEvidence } from './finding.ts';
import { stepsFor } from './first-steps.ts';
import { type AlertLine, lineRuns } from './line.ts';
import { mentionPeople } from './mention-people.ts';
import { moodOf, stateLine, stateWords } from './state.ts';

const TOP_ON_CARD = 2;
const TOP_IN_EVIDENCE = 5;
/** How far counts of an hour and more stray around their usual, where the model of the moment is not known: its prior. */
const HOURS_SPREAD = 0.3;

/**
 * The root card of an alert, the only message about it in the channel: edited in place as it moves, its evidence as it
 * was when raised.
 */
export function alertCard(alert: Alert, keywordName: string, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const finding = findingOf(alert, words, format);
  const elements: Element[] = [
    { kind: 'heading', text: titleOf(alert, keywordName, words) },
    { kind: 'text', text: stateLine(alert, words, format) },
    {
      kind: 'text',
      text: [...bolded(finding.news), ...(finding.why === null ? [''] : [' ', ...finding.why])],
    },
  ];
  const evidence = shownEvidence(alert);
  const voices = voicesLine(evidence, words, format);
  if (voices) elements.push({ kind: 'text', text: voices });
  elements.push({ kind: 'facts', facts: alertFacts(alert, words, format) });
  if (evidence.top.length > 0) {
    elements.push({ kind: 'text', text: [{ bold: words.alerts.topPosts }] });
    elements.push({
      kind: 'list',
      items: evidence.top.slice(0, TOP_ON_CARD).map((post) => topPostLine(post, words, format)),
    });
  }
  if (evidence.series.length > 0)
    elements.push({
      kind: 'chart',
      chart: spikeChart({ name: keywordName, evidence: drawn(alert) }, chartPlace(locale)),
    });
  elements.push(buttonsOf(alert, words, format));
  elements.push({
    kind: 'note',
    text: [
      `${words.alerts.numbered(String(alert.number))} · `,
      { command: words.alerts.howTo[nextVerb(alert)](String(alert.number)) },
      ' · ',
      zoneRun(words, locale),
    ],
  });
  return {
    language: locale.language,
    summary: summaryOf(alert, keywordName, words, format),
    mood: moodOf(alert),
    elements,
    subject: alertSubject(alert, keywordName),
  };
}

/** The evidence as it is drawn: up to now, and all of the rise, once it has grown. */
function drawn(alert: Alert): Evidence {
  const { latest, now } = alert;
  if (!latest || !hasMoved(alert)) return shownEvidence(alert);
  const { low, high } = countRange(now.usual ?? 0, 1 / HOURS_SPREAD);
  return {
    ...shownEvidence(alert),
    windowEnd: latest.at,
    windowMs: Math.max(BUCKET, latest.at - alert.startedAt),
    observed: latest.total,
    expected: now.usual ?? 0,
    interval: [low, high],
    timesNormal: latest.total / Math.max(now.usual ?? 0, 0.01),
    since: alert.startedAt,
    rising: now.trend === 'rising',
    // Hours are counted back from the end of the picture: those of the band too.
    band: alert.evidence.band.map((hour) => ({
      ...hour,
      start: hour.start + ((latest.at - alert.evidence.windowEnd) % HOUR),
    })),
  };
}

/** First reply in the card's thread: the posts themselves, and what one usually does first. */
export function alertEvidence(alert: Alert, keywordName: string, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { alerts } = words;
  const posts = alert.evidence.top.slice(0, TOP_IN_EVIDENCE);
  const silent = alert.evidence.posts === 0;
  const steps = stepsFor(alert, words).map((step, index) => `${index + 1}. ${step}`);
  const elements: Element[] = [
    { kind: 'heading', text: (silent ? alerts.stepsTitle : alerts.evidenceTitle)(String(alert.number)) },
  ];
  for (const post of posts)
    elements.push({
      kind: 'mention',
      mention: topPostView(post, alert.keywordId, alert.raisedAt, words, format),
    });
  if (!silent) {
    if (posts.length === 0) elements.push({ kind: 'text', text: alerts.noPosts });
    elements.push({ kind: 'text', text: [{ bold: alerts.firstSteps }] });
  }
  for (const step of steps) elements.push({ kind: 'text', text: withCommands(step) });
  const args = { target: keywordName, since: '24h' };
  elements.push({
    kind: 'buttons',
    buttons: [
      ...alertButton(alert, words, format),
      { label: words.triage.buttons.report, verb: 'report', args },
    ],
  });
  return {
    language: locale.language,
    summary: silent
      ? `${alerts.stepsTitle(String(alert.number))}. ${steps.join(' ')}`
      : posts.length === 0
        ? `${sentence(alerts.evidenceTitle(String(alert.number)))} ${alerts.noPosts}`
        : alerts.evidenceSummary(
            String(alert.number),
            keywordLabel(keywordName),
            format.count(posts.length, words.units.posts),
          ),
    mood: 'plain',
    elements,
    subject: alertSubject(alert, keywordName),
  };
}

/** The same card as posted in the escalation channel: who escalated stands first, and `ping` are the people to call. */
export function escalationCard(
  alert: Alert,
  keywordName: string,
  by: Person | 'timer',
  ping: PeopleAndGroups,
  locale: Locale,
): Message {
  const { triage } = copyOf(locale.language);
  const card = alertCard(alert, keywordName, locale);
  const line: Element = {
    kind: 'text',
    text: [
      ...(by === 'timer' ? [triage.escalatedByTimer] : [{ person: named(by) }, ` ${triage.escalatedBy}`]),
      ...mentionPeople(ping, by),
    ],
  };
  return {
    ...card,
    summary: `${triage.escalationTitle(String(alert.number))}. ${card.summary}`,
    elements: [
      { kind: 'heading', text: triage.escalationTitle(String(alert.number)) },
      line,
      ...card.elements,
    ],
  };
}

/** News of an alert that has become worse, posted in its channel beside its card; `ping` are the people to call. */
export function alertPage(
  alert: Alert,
  keywordName: string,
  lines: readonly AlertLine[],
  ping: PeopleAndGroups,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const title = titleOf(alert, keywordName, words);
  const news = lines.flatMap((line) => lineRuns(alert, line, words, format));
  return {
    language: locale.language,
    summary: `${title}. ${news.map(plain).join(' ')}`,
    mood: moodOf(alert),
    elements: [
      { kind: 'heading', text: title },
      ...news.map((text): Element => ({ kind: 'text', text })),
      {
        kind: 'text',
        text: [
          ...compose(words.triage.seeCard, cardRun(alert)),
          ' · ',
          ...stateLine(alert, words, format),
          ...mentionPeople(ping, 'timer'),
        ],
      },
      {
        ...buttonsOf(alert, words, format),
        links: [{ label: words.triage.buttons.openCard, to: cardRun(alert) }],
      },
    ],
    subject: alertSubject(alert, keywordName),
  };
}

/** What one can do with it, and all of its posts. */
function buttonsOf(alert: Alert, words: Copy, format: Format) {
  const { buttons, ...more } = cardButtons(alert, words);
  return { ...more, buttons: [...buttons, ...alertButton(alert, words, format)] };
}

/** The most likely next verb for this alert. */
function nextVerb({ triage }: Alert): 'claim' | 'resolve' | 'reopen' {
  if (triage.closedAt !== null) return 'reopen';
  return triage.state === 'claimed' ? 'resolve' : 'claim';
}

/** Private answer to More: the actions that the card has no room for. */
export function alertMore(alert: Alert, keywordName: string, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const title = words.alerts.moreActs(String(alert.number));
  return {
    language: locale.language,
    summary: `${title}. ${summaryOf(alert, keywordName, words, format)}`,
    mood: moodOf(alert),
    elements: [
      { kind: 'heading', text: title },
      { kind: 'text', text: [{ bold: titleOf(alert, keywordName, words) }] },
      {
        kind: 'text',
        text: [...compose(words.triage.seeCard, cardRun(alert)), ' · ', ...stateLine(alert, words, format)],
      },
      ...alert.triage.notes.map(
        (note): Element => ({
          kind: 'text',
          text: [
            { person: named(note.by) },
            ' (',
            momentRun(note.at, alert.raisedAt, format),
            words.units.colon(')', oneLine(note.text, 500)),
          ],
        }),
      ),
      moreButtons(alert, keywordName, words),
    ],
    subject: alertSubject(alert, keywordName),
  };
}

function titleOf(alert: Alert, keywordName: string, words: Copy): string {
  const { title, severities } = words.alerts;
  return title(kindName(alert, words), keywordLabel(keywordName), severities[alert.severity]);
}

function summaryOf(alert: Alert, keywordName: string, words: Copy, format: Format): string {
  const { news, why } = findingOf(alert, words, format);
  return words.alerts.summary(
    titleOf(alert, keywordName, words),
    plain(why === null ? news : [...news, ' ', ...why]),
    stateWords(alert, words, format),
    String(alert.number),
  );
}

/** Whose words these are, where that changes what to do: one hand, or many people with one text. */
function voicesLine(evidence: Evidence, { alerts, units }: Copy, format: Format): Text | null {
  const { possibleSpam, spamBy, authors, largestAuthorShare, copiesShare } = evidence;
  if (possibleSpam) {
    const why = spamBy ? alerts.spamBy[spamBy] : alerts.spamWhy;
    return [
      { bold: alerts.spam },
      ` ${why(format.percent(largestAuthorShare), format.percent(copiesShare))}`,
    ];
  }
  if (!isOneText(evidence)) return null;
  return [{ bold: alerts.oneText(format.count(authors, units.persons)) }, ` ${alerts.oneTextWhy}`];
}
