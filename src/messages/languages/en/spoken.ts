import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';

/** What a time, a length or a zone may be, where what was typed cannot be read as one; null = it is about something else. */
export function spoken({
  problem,
  typed,
  one,
  two,
  min,
  max,
  words,
  zones,
  near,
}: ProblemParams): ProblemText | null {
  const what = `I cannot read “${typed}”.`;
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
        fix: `A length of time from ${min} to ${max}: 30m, 4h, 7 days${words ? `; or ${words}` : ''}.`,
      };
    case 'past-duration':
      return { what, fix: `From ${min} to ${max} back: 24h, 7 days, yesterday, last week, 2026-03-05.` };
    case 'time':
      return { what, fix: 'A time of day: 9, 9:30, 9am, 21:30, noon.' };
    case 'times':
      return { what, fix: 'Two times: 22-7, 22:00-07:00, 10pm to 7am; or off.' };
    case 'moment':
      return { what, fix: 'A date or a time: tomorrow 9am, Monday, 18:00, 2026-03-05 14:00.' };
    case 'hourly':
      return {
        what: 'There is no hourly digest.',
        fix: 'Use daily, weekly, off or now. For each mention as it comes: /earshot add kestrelbox --every',
      };
    case 'time-zone':
      return {
        what: `I know no time zone “${typed}”.`,
        fix: near === undefined ? 'Name a city: Paris, New York, Tokyo.' : `Did you mean ${near}?`,
      };
    case 'zone-among':
      return { what: `“${typed}” has several time zones.`, fix: `Name one: ${zones}.` };
    default:
      return null;
  }
}
