interface DayAndTime {
  day: string;
  time: string;
  hour: number;
}

interface Candidate {
  index: number;
  text: string;
}

const BETWEEN = 18;

/**
 * Which labels an axis prints, as many as there were: an empty string is not printed. A label of hours reads `day, 14:00`: where a chart spans several days only the days are
 * printed, each at its first point, and within a day every so many hours. Everything else is thinned evenly.
 *
 * @param width of the axis, in the unit of `measure`
 */
export function thinLabels(
  labels: readonly string[],
  width: number,
  measure: (text: string) => number,
): string[] {
  const step = width / Math.max(1, labels.length);
  const parts = partsOf(labels);
  if (!parts) return evenly();
  const days = dayStarts(labels);
  const dayLabels = days.map((index) => ({ index, text: parts[index]!.day }));
  return place(days.length >= 3 ? dayLabels : [...dayLabels, ...hourLabels(parts)]);

  /** Earlier candidates win over later ones that would touch them. */
  function place(candidates: readonly Candidate[]): string[] {
    const shown = labels.map(() => '');
    const taken: { from: number; to: number }[] = [];
    for (const { index, text } of candidates) {
      const half = measure(text) / 2 + BETWEEN / 2;
      const span = { from: (index + 0.5) * step - half, to: (index + 0.5) * step + half };
      if (taken.some(({ from, to }) => span.from < to && span.to > from)) continue;
      shown[index] = text;
      taken.push(span);
    }
    return shown;
  }

  function evenly(): string[] {
    const every = Math.max(1, Math.ceil((Math.max(0, ...labels.map(measure)) + BETWEEN) / step));
    return labels.map((label, index) => (index % every === 0 ? label : ''));
  }

  function hourLabels(parts: readonly DayAndTime[]): Candidate[] {
    const at = (hours: number) =>
      parts.flatMap(({ hour, time }, index) => (hour % hours === 0 ? [{ index, text: time }] : []));
    const room = width / (measure('00:00') + BETWEEN) - 2 * days.length;
    return [1, 2, 3, 4, 6, 12].map(at).find((candidates) => candidates.length <= room) ?? at(12);
  }
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
