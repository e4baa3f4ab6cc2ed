import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';

/**
 * What a time, a length or a zone may be, where what was typed cannot be read as one; null = it is about something else.
 * @param what says what was typed, and for which option
 */
export function spoken(
  { problem, typed, one, two, min, max, words, zones, near }: ProblemParams,
  what: string,
): ProblemText | null {
  switch (problem) {
    case 'either':
      return { what: `“${typed}” can mean two things.`, fix: `Write ${one} or ${two}.` };
    case 'no-unit':
      return {
        what: `“${typed}” needs a unit.`,
        fix: `Write ${typed}m for minutes, ${typed}h for hours, or ${typed}d for days.`,
      };
    case 'duration':
      return {
        what,
        fix: `It takes a length of time from ${min} to ${max}, like 30m, 4h, 7d or 2 weeks${words ? `; or ${words}` : ''}.`,
      };
    case 'past-duration':
      return {
        what,
        fix: `It takes a length of time from ${min} to ${max}, like 24h, 7 days, last week; or a day, like yesterday or 2026-03-05.`,
      };
    case 'time':
      return { what, fix: 'It takes a time of day like 09:00, 9am, 21h30, noon.' };
    case 'day-time':
      return { what, fix: 'It takes a time, and a day with it: Mon 08:00, Friday 5pm, 1st 09:00, 08:00.' };
    case 'times':
      return { what, fix: 'It takes two times like 22:00-07:00, 22-7, 10pm to 7am; or off.' };
    case 'moment':
      return {
        what,
        fix: 'It takes a date like 2026-03-05, or a date and time like 2026-03-05 14:00, tomorrow 9am, Monday.',
      };
    case 'hourly':
      return {
        what: 'There is no hourly digest.',
        fix: 'Use daily, weekly, off, or now. For each mention as it comes: /earshot add kestrelbox --every',
      };
    case 'time-zone':
      return {
        what: `I know no time zone “${typed}”.`,
        fix:
          near === undefined
            ? 'It takes a city like New York, or a name like Europe/Paris.'
            : `Did you mean ${near}?`,
      };
    case 'zone-among':
      return { what: `“${typed}” has several time zones.`, fix: `Name one: ${zones}.` };
    default:
      return null;
  }
}
