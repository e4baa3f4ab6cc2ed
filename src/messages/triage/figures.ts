import type { Alert } from '../../listening/alerts/alert.ts';
import { type Delay, triageFigures } from '../../listening/alerts/triage-figures.ts';
import { groupBy } from '../../listening/group.ts';
import type { Millis } from '../../listening/time.ts';
import { type KeywordNames, lateOf } from '../alerts/list.ts';
import { sentence } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Element, Message } from '../message.ts';

const ROWS = 20;

/**
 * Answer to `alerts --figures`: how fast alerts were claimed and closed, and how many were real, in all and by keyword.
 * @param alerts those raised since `from`, whatever became of them
 */
export function figuresMessage(
  alerts: readonly Alert[],
  names: KeywordNames,
  { from, now }: { from: Millis; now: Millis },
  locale: Locale,
): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const copy = words.alerts.figures;
  const { toClaim, toClose, open, overdue, real, noise, precision } = triageFigures(alerts, now);
  const title = copy.title(format.duration(now - from));
  const summary =
    alerts.length === 0
      ? copy.empty
      : open === 0
        ? format.count(alerts.length, copy.settled)
        : copy.summary(
            format.count(alerts.length, words.units.alerts),
            format.number(open),
            lateOf(open, overdue, words.alerts.late, format),
          );
  const elements: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: summary },
  ];
  if (alerts.length > 0) {
    const share =
      precision === null
        ? words.settings.precisionNone
        : copy.realShare(format.number(real), format.number(real + noise), format.percent(precision));
    elements.push({
      kind: 'facts',
      facts: [
        { name: copy.toClaim, value: delay(toClaim, words, format) },
        { name: copy.toClose, value: delay(toClose, words, format) },
        { name: copy.real, value: share },
      ],
    });
    elements.push(...byKeyword(alerts, names, now, words, format));
  }
  return { language: locale.language, summary: `${sentence(title)} ${summary}`, mood: 'plain', elements };
}

function delay(delay: Delay | null, { alerts, units }: Copy, format: Format): string {
  if (!delay) return alerts.figures.none;
  const { median, ninetieth, of } = delay;
  return alerts.figures.delay(
    format.duration(median),
    format.duration(ninetieth),
    format.count(of, units.alerts),
  );
}

/** Left out when there is only one keyword: it would say the same again. */
function byKeyword(
  alerts: readonly Alert[],
  names: KeywordNames,
  now: Millis,
  words: Copy,
  format: Format,
): Element[] {
  const copy = words.alerts.figures;
  const groups = [...groupBy(alerts, ({ keywordId }) => keywordId)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  if (groups.length < 2) return [];
  const cell = (delay: Delay | null) =>
    delay ? copy.cell(format.duration(delay.median), format.duration(delay.ninetieth)) : '–';
  const { columns } = copy;
  return [
    {
      kind: 'table',
      caption: copy.caption,
      columns: [columns.keyword, columns.alerts, columns.claimed, columns.closed, columns.real],
      rows: groups.slice(0, ROWS).map(([id, own]) => {
        const { toClaim, toClose, real, noise } = triageFigures(own, now);
        const name = names.get(id) ?? copy.removed;
        return [
          oneLine(name, 40),
          format.number(own.length),
          cell(toClaim),
          cell(toClose),
          real + noise === 0 ? '–' : `${format.number(real)}/${format.number(real + noise)}`,
        ];
      }),
      numeric: [false, true, true, true, true],
    },
    ...(groups.length > ROWS
      ? [{ kind: 'note', text: words.units.andMore(format.number(groups.length - ROWS)) } as const]
      : []),
  ];
}
