import { UserError } from '../../config/errors.ts';
import { foldedWords, foldText, without } from './plain-words.ts';

const CLOCK = /^(\d{1,2})\s*(?:[:h]\s*(\d{2})?)$/;
/** `9`, `9.30`, `0930`; `9h30` before a half of the day. */
const LOOSE = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})|\s*h)?$/;
const FOUR_DIGITS = /^(\d{2})(\d{2})$/;

/** `9:00`, `9h30`, `9`, `9am`, `9:30 pm`, `midi` to `HH:MM`; null when it is not a time of day. */
export function readTime(typed: string): string | null {
  return timeIn(typed)?.time ?? null;
}

/** @returns `half` = it says which half of the day it means; `bare` = nothing but an hour up to twelve */
function timeIn(typed: string): { time: string; half: boolean; bare: boolean } | null {
  const folded = foldText(typed);
  const text = without(foldedWords('at'), folded, 'before') ?? folded;
  if (foldedWords('noon').includes(text)) return { time: '12:00', half: true, bare: false };
  if (foldedWords('midnight').includes(text)) return { time: '00:00', half: true, bare: false };
  const clock = CLOCK.exec(text);
  // `9:` is half a time.
  if (clock && !(clock[2] === undefined && text.endsWith(':')))
    return timed(printed(Number(clock[1]), Number(clock[2] ?? 0)), false, false);
  const spoken = without(foldedWords('oclock'), text, 'behind') ?? hoursAndMinutes(text);
  const early = without(foldedWords('morning'), text, 'behind');
  const late = early === null ? without(foldedWords('evening'), text, 'behind') : null;
  if (early !== null || late !== null) return ofHalf(early ?? late!, late !== null);
  const four = FOUR_DIGITS.exec(text);
  if (four) return timed(printed(Number(four[1]), Number(four[2])), false, false);
  const loose = LOOSE.exec(spoken ?? text);
  if (!loose) return null;
  const [hour, minutes] = [Number(loose[1]), loose[2]];
  return timed(printed(hour, Number(minutes ?? 0)), false, minutes === undefined && hour > 0 && hour <= 12);
}

function timed(time: string | null, half: boolean, bare: boolean) {
  return time === null ? null : { time, half, bare };
}

/** `9 heures 30` as `9:30`. */
function hoursAndMinutes(text: string): string | null {
  const found = /^(\d{1,2}) (\S+) (\d{2})$/.exec(text);
  return found && foldedWords('oclock').includes(found[2]!) ? `${found[1]}:${found[3]}` : null;
}

/** An hour of twelve: 12 is where a half begins. `21h du soir` says it twice. */
function ofHalf(text: string, late: boolean) {
  const bare = without(foldedWords('oclock'), text, 'behind') ?? hoursAndMinutes(text) ?? text;
  const found = LOOSE.exec(bare);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hour > 12) return late ? timed(printed(hour, minute), true, false) : null;
  if (hour === 0) return late ? null : timed(printed(0, minute), true, false);
  return timed(printed((hour % 12) + (late ? 12 : 0), minute), true, false);
}

function printed(hour: number, minute: number): string | null {
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `22:00-07:00`, `22-7`, `22h à 7h`, `from 10pm to 7am`; null when it is not two times. @throws UserError where it can be two things */
export function readHours(typed: string): { from: string; to: string } | null {
  const folded = foldText(typed);
  const text = without(foldedWords('from'), folded, 'before') ?? folded;
  const [first, second, ...more] = text.split(between()).map(endIn);
  if (!first || !second || more.length > 0 || first.time === second.time) return null;
  // `10-7` may be meant as 22:00 to 07:00, and `10-7am` too.
  const unsure =
    first.bare && (second.half || second.bare) ? first : second.bare && first.half ? second : null;
  if (unsure) {
    const other = otherHalf(unsure.time);
    const [one, two] = [unsure.time, other].map((time) =>
      unsure === first ? `${time}-${second.time}` : `${first.time}-${time}`,
    );
    throw new UserError('bad-argument', { problem: 'either', typed, one: one!, two: two! });
  }
  return { from: first.time, to: second.time };
}

/** `22-24`: the end of a day is where the next begins. */
function endIn(text: string, index: number): ReturnType<typeof timeIn> {
  const isEnd = index === 1 && /^24(?:[:h](?:00)?)?$/.test(text.replaceAll(' ', ''));
  return isEnd ? { time: '00:00', half: false, bare: false } : timeIn(text);
}

function otherHalf(time: string): string {
  const hour = (Number(time.slice(0, 2)) + 12) % 24;
  return `${String(hour).padStart(2, '0')}${time.slice(2)}`;
}

/** `22:00-07:00`, `22:00 to 07:00` */
function between(): RegExp {
  return new RegExp(`\\s*[-–—/→]\\s*|\\s+(?:${foldedWords('to').join('|')})\\s+`, 'u');
}
