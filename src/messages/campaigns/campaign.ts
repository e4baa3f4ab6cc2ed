import type { Campaign } from '../../listening/campaigns/campaign.ts';
import type { CampaignPhase, CampaignReport } from '../../listening/campaigns/campaign-report.ts';
import { HOUR, type Millis } from '../../listening/time.ts';
import { chartPlace } from '../chart-place.ts';
import { campaignChart } from '../charts/campaign.ts';
import { composeList, joined, sentence } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Button, Element, Message, Text } from '../message.ts';
import { unguarded, withCommands } from '../own-commands.ts';
import { personName } from '../people/person-line.ts';
import { cardRun } from '../runs.ts';
import { themeName } from '../themes/theme-words.ts';
import { campaignDay, findingsOf, nameOf, notesOf, shareFigures } from './effect-words.ts';

const NONE = '–';

/** @param how `asked`: with what can be done about it; `posted`: to a channel, when it is over */
export function campaignMessage(report: CampaignReport, how: 'asked' | 'posted', locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf({ ...locale, timeZone: report.campaign.timeZone });
  const { campaign, during } = report;
  const copy = words.campaigns;
  const span = campaignSpan(campaign, words, format);
  const title = how === 'posted' ? copy.resultOf(nameOf(campaign), span) : copy.title(nameOf(campaign), span);
  const [finding = '', ...more] = findingsOf(report, words, format);
  const elements: Element[] = [
    { kind: 'heading', text: unguarded(title) },
    {
      kind: 'text',
      text: joined([{ bold: unguarded(finding) }, ...more.map((text) => unguarded(` ${text}`))]),
    },
  ];
  if (during) {
    elements.push({ kind: 'chart', chart: campaignChart(report, chartPlace(locale)) });
    elements.push(campaignFigures(report, words, format));
  }
  const facts = factsOf(report, words, format);
  if (facts.length > 0) elements.push({ kind: 'facts', facts });
  const notes = notesOf(report, words, format);
  if (notes.length > 0) elements.push({ kind: 'note', text: withCommands(notes.join(' ')) });
  elements.push({
    kind: 'buttons',
    buttons: how === 'asked' ? buttonsOf(report, words) : [showButton(campaign, words)],
  });
  return {
    language: locale.language,
    summary: unguarded(`${how === 'posted' ? copy.over(nameOf(campaign)) : sentence(title)} ${finding}`),
    mood: 'plain',
    elements,
  };
}

/** Its days, the first and the last of them. */
export function campaignSpan(
  campaign: Pick<Campaign, 'from' | 'to' | 'createdAt' | 'timeZone'>,
  { units }: Copy,
  format: Format,
  now?: Millis,
): string {
  const day = (at: Millis) => campaignDay(campaign, at, format, now);
  const [first, last] = [day(campaign.from), day(campaign.to - HOUR)];
  return first === last ? first : units.fromTo(first, last);
}

/** Before, during and after it, by day. */
export function campaignFigures(
  { before, during, after, effect, later, state }: CampaignReport,
  words: Copy,
  format: Format,
): Extract<Element, { kind: 'table' }> {
  const { campaigns: copy } = words;
  const row = (name: string, phase: CampaignPhase, expected: string): Text[] => [
    name,
    copy.days(format.number(phase.days), format.number(phase.length)),
    phase.days === 0 ? NONE : format.rough(phase.posts / phase.days),
    expected,
    phase.judged === 0 ? NONE : format.percent(phase.negative / phase.judged),
  ];
  const daily = (of: CampaignReport['effect']) => {
    if (!of) return NONE;
    const [low, high] = [of.expected.low / of.days, of.expected.high / of.days];
    return `${format.rough(low)}–${format.rough(high)}`;
  };
  const { columns } = copy;
  return {
    kind: 'table',
    caption: copy.table,
    columns: [columns.time, columns.days, columns.daily, columns.expected, columns.negative],
    rows: [
      ...(before.length === 0 ? [] : [row(copy.before, before, NONE)]),
      ...(during ? [row(state === 'running' ? copy.soFar : copy.during, during, daily(effect))] : []),
      ...(after ? [row(copy.after, after, daily(later))] : []),
    ],
    numeric: [false, true, true, true, true],
  };
}

function factsOf(report: CampaignReport, words: Copy, format: Format): { name: string; value: Text }[] {
  const { campaign, keywords, controls, mood, voice, themes, people, alerts } = report;
  const { campaigns: copy } = words;
  const { facts } = copy;
  const names = (of: readonly { name: string }[]) => format.list(of.map(({ name }) => oneLine(name, 40)));
  return [
    ...(keywords.length > 0 ? [{ name: facts.keywords, value: names(keywords) }] : []),
    { name: facts.controls, value: controls.length === 0 ? copy.noControl : names(controls) },
    ...(mood && campaign.goal !== 'mood' && Math.max(mood.observed, mood.expected.mean) > 0
      ? [{ name: facts.sentiment, value: copy.against(...shareFigures(mood, format)) }]
      : []),
    ...(voice && campaign.goal !== 'share'
      ? [{ name: facts.voice, value: copy.against(...shareFigures(voice, format)) }]
      : []),
    ...(themes.length > 0
      ? [
          {
            name: facts.themes,
            value: unguarded(
              format.list(
                themes.map((theme) =>
                  words.themes.buttons.posts(themeName(theme, words), format.number(theme.posts)),
                ),
              ),
            ),
          },
        ]
      : []),
    ...(people.length > 0
      ? [
          {
            name: facts.people,
            value: format.list(
              people.map((person) => {
                const name = personName(person, words);
                return person.isNew ? copy.newPerson(name) : name;
              }),
            ),
          },
        ]
      : []),
    ...(alerts.length > 0
      ? [{ name: facts.alerts, value: composeList(format.list, alerts.slice(0, 5).map(numberRun)) }]
      : []),
  ];
}

function numberRun(alert: CampaignReport['alerts'][number]) {
  const card = cardRun(alert);
  return { ...card, text: `#${card.text}` };
}

function showButton({ id }: Campaign, { campaigns }: Copy): Button {
  return { label: campaigns.buttons.showOne, verb: 'campaign', args: { target: 'show', name: id } };
}

function buttonsOf(
  { campaign, state }: CampaignReport,
  { campaigns: { buttons, removeQuestion } }: Copy,
): Button[] {
  const args = { name: campaign.id };
  const confirm = removeQuestion(oneLine(campaign.name, 60));
  return [
    ...(state === 'running'
      ? [{ label: buttons.end, verb: 'campaign', args: { target: 'end', ...args } }]
      : []),
    {
      label: buttons.remove,
      verb: 'campaign',
      args: { target: 'remove', ...args },
      style: 'danger',
      confirm,
    },
    { label: buttons.all, verb: 'campaign', args: {} },
  ];
}
