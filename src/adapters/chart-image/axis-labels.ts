import { fitLine } from './label.ts';

export interface AxisLabel {
  /** Which of the labels it is. */
  at: number;
  text: string;
  /** From the left end of the axis. */
  left: number;
}

/** An axis of so many equal steps, one a label. Lengths in the unit of `measure`. */
export interface Axis {
  width: number;
  /** How far words may stand out at its ends. */
  before: number;
  after: number;
  /** Least distance between two labels. */
  between: number;
  /** Longer labels are cut. */
  longest: number;
  measure(text: string): number;
}

interface DayAndTime {
  day: string;
  time: string;
  hour: number;
}

interface Candidate {
  index: number;
  text: string;
  /** At the left edge of its step, where a day begins, not in the middle of it. */
  begins?: boolean;
}

/**
 * The labels that an axis prints. A label of hours reads `day, 14:00`: where a chart spans several days only the days are
 * printed, each where it begins, and within a day every so many hours. A day is written as fully as there is room for:
 * `Sat Mar 7`, `Sat 7`, `Mar 7` or `Sat`, all of a chart alike. Everything else is thinned evenly.
 */
export function axisLabels(labels: readonly string[], axis: Axis): AxisLabel[] {
  const { width, before, after, between, longest, measure } = axis;
  const step = width / Math.max(1, labels.length);
  const parts = partsOf(labels);
  if (!parts) return place(evenly(inForm(labels, step).map(cut)));
  const starts = dayStarts(labels);
  if (starts.length < 2) return place([...daysBetween(starts), ...hourLabels(parts)]);
  return dayLabels(parts[0]!.time === '00:00' ? [0, ...starts] : starts);

  /** Days where they begin. The last one has a label wherever a form has room for it: there the news are. */
  function dayLabels(whole: readonly number[]): AxisLabel[] {
    const room = Math.min(...whole.slice(1).map((start, at) => start - whole[at]!)) * step;
    const begins = (index: number, text: string) => ({ index, text, begins: true });
    const forms = formsOf(whole.map((start) => parts![start]!.day)).map((texts, form) => {
      // A first day that is not whole goes without where there is no room for it or its weekday comes again.
      const first = formsOf([parts![0]!.day])[form]?.[0];
      const other = whole[0] !== 0 && first !== undefined && !texts.includes(first);
      return { texts, first: other ? [begins(0, first)] : [] };
    });
    const different = forms.filter(({ texts }) => new Set(texts).size === texts.length);
    const printed = different
      .filter(({ texts }) => widest(texts) + between <= room)
      .map(({ texts, first }) => place([...whole.map((start, at) => begins(start, texts[at]!)), ...first]));
    const best = printed.find((shown) => shown.at(-1)?.at === whole.at(-1)) ?? printed[0];
    if (best) return best;
    const { texts } = different.at(-1) ?? forms[0]!;
    const every = Math.max(1, Math.ceil((widest(texts) + between) / room));
    return place(whole.map((start, at) => begins(start, texts[at]!)).filter((_, at) => at % every === 0));
  }

  function daysBetween(at: readonly number[]): Candidate[] {
    return at.map((index) => ({ index, text: parts![index]!.day }));
  }

  /** Earlier candidates win over later ones that would touch them. */
  function place(candidates: readonly Candidate[]): AxisLabel[] {
    const shown: (AxisLabel & { right: number })[] = [];
    for (const { index, text, begins } of candidates) {
      const long = measure(text);
      const middle = (index + 0.5) * step - long / 2;
      const wanted = begins ? index * step + between / 4 : middle;
      const left = Math.max(-before, Math.min(wanted, width + after - long));
      const right = left + long;
      // Pushed too far in from an end of the axis, it would seem to be of the day before or after.
      if (
        text === '' ||
        Math.abs(left - wanted) > (begins ? 0.35 : 0.5) * long ||
        right > width + after + 0.01
      )
        continue;
      if (shown.some((other) => left < other.right + between && right > other.left - between)) continue;
      shown.push({ at: index, text, left, right });
    }
    return shown.sort((a, b) => a.left - b.left).map(({ at, text, left }) => ({ at, text, left }));
  }

  function evenly(texts: readonly string[]): Candidate[] {
    const every = Math.max(1, Math.ceil((widest(texts) + between) / step));
    return texts.flatMap((text, index) => (index % every === 0 ? [{ index, text }] : []));
  }

  function hourLabels(hours: readonly DayAndTime[]): Candidate[] {
    const at = (every: number) =>
      hours.flatMap(({ hour, time }, index) => (hour % every === 0 ? [{ index, text: time }] : []));
    const room = width / (measure('00:00') + between) - 2 * starts.length;
    return [1, 2, 3, 4, 6, 12].map(at).find((candidates) => candidates.length <= room) ?? at(12);
  }

  function cut(text: string): string {
    return fitLine(text, (shorter) => measure(shorter) <= longest);
  }

  function widest(texts: readonly string[]): number {
    return Math.max(0, ...texts.map(measure));
  }

  /** All texts in the fullest form that has room and keeps them different, else in the shortest. */
  function inForm(texts: readonly string[], room: number): string[] {
    const forms = formsOf(texts).filter((form) => new Set(form).size === new Set(texts).size);
    const fitting = forms.find((form) => widest(form) + between <= room);
    return fitting ?? forms.at(-1) ?? [...texts];
  }
}

/** Texts as they are; dates that begin with their weekday also in less words. */
function formsOf(texts: readonly string[]): string[][] {
  const dates = texts.map((text) => /^(\p{L}+\.?),?\s(?=.*\d)(\S+\s.+)$/u.exec(text));
  if (texts.length === 0 || dates.some((date) => date === null)) return [[...texts]];
  const all = dates.map((date) => ({
    weekday: date![1]!,
    rest: date![2]!,
    number: date![2]!.split(/\s/u).find((word) => /\d/.test(word))!,
  }));
  return [
    [...texts],
    all.map(({ weekday, number }) => `${weekday} ${number}`),
    all.map(({ rest }) => rest),
    all.map(({ weekday }) => weekday),
  ];
}

/** Points at which a new day begins, when the labels are hours. */
export function dayStarts(labels: readonly string[]): number[] {
  const parts = partsOf(labels) ?? [];
  return parts.flatMap(({ day }, index) => (index > 0 && day !== parts[index - 1]!.day ? [index] : []));
}

/** Null unless every label has a day and an hour. */
function partsOf(labels: readonly string[]): DayAndTime[] | null {
  const parts = labels.flatMap((label): DayAndTime[] => {
    const [, day, time] = /^(.+), (\d{1,2}:\d{2})$/u.exec(label) ?? [];
    return day && time ? [{ day, time, hour: Number.parseInt(time, 10) }] : [];
  });
  return parts.length > 0 && parts.length === labels.length ? parts : null;
}
