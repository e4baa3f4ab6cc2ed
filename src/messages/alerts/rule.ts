import { type RuleSettings, ruleOptions } from '../../listening/alerts/kinds/index.ts';
import type { AlertRule } from '../../listening/alerts/rule.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Millis } from '../../listening/time.ts';
import { compose, composeList } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import { shownCondition } from '../mentions/where.ts';
import type { Button, Message, Text } from '../message.ts';
import { momentRun, spanRuns } from '../runs.ts';
import { keywordSubject } from '../subject.ts';

/** How often the rule was right so far, from how its alerts were closed (`listening/triage-figures.ts`). */
export interface Precision {
  real: number;
  noise: number;
}

/** The alert rule of a keyword, shown or just changed. */
export function ruleMessage(
  keyword: Keyword,
  precision: Precision,
  changed: boolean,
  now: Millis,
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.settings;
  const name = oneLine(keyword.name, 80);
  const title = changed ? copy.ruleChanged(name) : copy.ruleTitle(name);
  const spikes = words.keywords.sensitivities[keyword.rule.spike];
  return {
    language: locale.language,
    summary: `${title}${changed ? '' : '.'} ${words.units.colon(words.alertKinds.options.spike.setting, spikes)}.`,
    mood: changed ? 'good' : 'plain',
    elements: [
      { kind: 'text', text: [{ bold: title }] },
      { kind: 'facts', facts: ruleFacts(keyword.rule, precision, now, words, format) },
      { kind: 'buttons', buttons: ruleButtons(keyword, now, words) },
    ],
    subject: keywordSubject(keyword),
  };
}

function ruleFacts(
  rule: AlertRule,
  { real, noise }: Precision,
  now: Millis,
  words: Copy,
  format: Format,
): { name: string; value: Text }[] {
  const copy = words.settings;
  const muted = rule.mutedUntil !== null && rule.mutedUntil > now;
  const events = rule.expected
    .filter(({ to }) => to > now)
    .map(({ name, from, to }) =>
      compose(copy.expectedValue, oneLine(name, 60), spanRuns(from, to, now, words.units, format)),
    );
  const judged = real + noise;
  return [
    ...ruleOptions.map(({ key }) => ({
      name: words.alertKinds.options[key].setting,
      value: settingWords(key, rule, words, format),
    })),
    {
      name: copy.muted,
      value: muted ? compose(copy.mutedValue, momentRun(rule.mutedUntil!, now, format)) : copy.notMuted,
    },
    ...(rule.where === undefined ? [] : [{ name: copy.counts, value: shownCondition(rule.where) }]),
    ...(events.length > 0
      ? [{ name: copy.expected, value: composeList(words.units.semicolon, events) }]
      : []),
    {
      name: copy.precision,
      value:
        judged === 0
          ? copy.precisionNone
          : copy.precisionValue(format.number(real), format.number(judged), format.percent(real / judged)),
    },
  ];
}

function settingWords(key: keyof RuleSettings, rule: AlertRule, words: Copy, format: Format): string {
  const { on, off } = words.settings;
  const value = rule[key];
  switch (typeof value) {
    case 'string':
      return words.keywords.sensitivities[value];
    case 'number':
      return words.alertKinds.options[key].limit?.(format.number(value)) ?? format.number(value);
    default:
      return value ? on : off;
  }
}

function ruleButtons({ name, rule }: Keyword, now: Millis, { settings, replay }: Copy): Button[] {
  const args = { target: name };
  const steps = ['low', 'normal', 'high'] as const;
  const at = rule.spike === 'off' ? -1 : steps.indexOf(rule.spike);
  const buttons: Button[] = [];
  const [less, more] = [steps[at - 1], steps[at + 1]];
  if (less)
    buttons.push({ label: settings.lessSensitive, verb: 'alert', args: { ...args, sensitivity: less } });
  if (more)
    buttons.push({ label: settings.moreSensitive, verb: 'alert', args: { ...args, sensitivity: more } });
  const muted = rule.mutedUntil !== null && rule.mutedUntil > now;
  buttons.push(
    muted
      ? { label: settings.unmute, verb: 'alert', args: { ...args, mute: 'off' } }
      : { label: settings.mute24h, verb: 'alert', args: { ...args, mute: '24h' } },
  );
  buttons.push({ label: replay.replay, verb: 'replay', args });
  return buttons;
}
