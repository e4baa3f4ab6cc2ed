import type { Alert, Evidence } from '../../listening/alerts/alert.ts';
import { countRange } from '../../listening/alerts/detectors/negative-binomial.ts';
import { isOneText } from '../../listening/alerts/voices.ts';
import type { PeopleAndGroups, Person } from '../../listening/channel.ts';
import { BUCKET, HOUR } from '../../listening/time.ts';
import { chartPlace } from '../chart-place.ts';
import { spikeChart } from '../charts/spike.ts';
import { compose, sentence } from '../compose.ts';
import { named, oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { topPostView } from '../mentions/posts.ts';
import { alertButton } from '../mentions/posts-buttons.ts';
import { onlyWhere } from '../mentions/where.ts';
import { type Button, type Element, type Message, plain, type Run } from '../message.ts';
import { withCommands } from '../own-commands.ts';
import { cardRun, momentRun, zoneRun } from '../runs.ts';
import { alertSubject } from '../subject.ts';
import { cardButtons, moreButtons } from '../triage/actions.ts';
import { cardText } from './card-text.ts';
import { alertFacts } from './facts.ts';
import { findingOf, hasMoved, keywordLabel, kindName, shownEvidence } from './finding.ts';
import { stepsFor } from './first-steps.ts';
import { type AlertLine, lineRuns } from './line.ts';
import { mentionPeople } from './mention-people.ts';
import { moodOf, stateLine, stateWords } from './state.ts';

const TOP_IN_EVIDENCE = 5;
/** How far counts of an hour and more stray around their usual, where the model of the moment is not known: its prior. */
const HOURS_SPREAD = 0.3;

/**
 * The root card of an alert, the only message about it in the channel: edited in place as it moves. It says what a person
 * needs who has a phone and a minute; what a skeptic checks is in the first reply.
 */
export function alertCard(alert: Alert, keywordName: string, locale: Locale): Message {
  return cardWith([], alert, keywordName, locale);
}

/** @param before a line above what the card says */
function cardWith(before: Run[], alert: Alert, keywordName: string, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { where } = alert.evidence;
  const { title, lines } = cardText(alert, keywordName, words, format, before);
  const elements: Element[] = [
    { kind: 'heading', text: title },
    ...lines.map((text): Element => ({ kind: 'text', text })),
    ...(where === undefined ? [] : [{ kind: 'text', text: onlyWhere(where, words) } as const]),
    buttonsOf(alert, words, format),
  ];
  if (shownEvidence(alert).series.length > 0) {
    const chart = spikeChart({ name: keywordName, evidence: drawn(alert) }, chartPlace(locale));
    elements.push({ kind: 'chart', chart, said: true });
  }
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

/** First reply in the card's thread: all that a skeptic checks, as it was when raised, the posts, and first steps. */
export function alertEvidence(alert: Alert, keywordName: string, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const { alerts } = words;
  const { evidence } = alert;
  const posts = evidence.top.slice(0, TOP_IN_EVIDENCE);
  const silent = evidence.posts === 0;
  const steps = stepsFor(alert, words).map((step, index) => `${index + 1}. ${step}`);
  const elements: Element[] = [{ kind: 'heading', text: alerts.evidenceTitle(String(alert.number)) }];
  if (evidence.possibleSpam) elements.push({ kind: 'text', text: alerts.spamWhy });
  else if (isOneText(evidence)) elements.push({ kind: 'text', text: alerts.oneTextWhy });
  elements.push({ kind: 'facts', facts: alertFacts(alert, words, format) });
  if (posts.length > 0) elements.push({ kind: 'text', text: [{ bold: alerts.topPosts }] });
  else if (!silent) elements.push({ kind: 'text', text: alerts.noPosts });
  for (const post of posts)
    elements.push({
      kind: 'mention',
      mention: topPostView(post, alert.keywordId, alert.raisedAt, words, format),
    });
  elements.push({ kind: 'text', text: [{ bold: alerts.firstSteps }] });
  for (const step of steps) elements.push({ kind: 'text', text: withCommands(step) });
  const args = { target: keywordName, since: '24h' };
  elements.push({
    kind: 'buttons',
    buttons: [
      ...alertButton(alert, words, format),
      ...authorButton(evidence, keywordName, words),
      { label: words.triage.buttons.report, verb: 'report', args },
    ],
  });
  return {
    language: locale.language,
    summary: silent
      ? `${sentence(alerts.evidenceTitle(String(alert.number)))} ${steps.join(' ')}`
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
  const who: Run[] =
    by === 'timer' ? [triage.escalatedByTimer] : [{ person: named(by) }, ` ${triage.escalatedBy}`];
  const card = cardWith([...who, ...mentionPeople(ping, by)], alert, keywordName, locale);
  return { ...card, summary: `${triage.escalationTitle(String(alert.number))}. ${card.summary}` };
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

/** What the author of a post wrote besides, where the alert is about the author. */
function authorButton({ alsoWrote, top: [post] }: Evidence, keywordName: string, { people }: Copy): Button[] {
  if (alsoWrote === undefined || !post?.authorName) return [];
  const { source, authorName: author } = post;
  return [{ label: people.theirPosts, verb: 'mentions', args: { target: keywordName, source, author } }];
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
      { kind: 'facts', facts: alertFacts(alert, words, format) },
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
