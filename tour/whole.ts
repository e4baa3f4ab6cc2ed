import { type Show, stepLines } from './show.ts';

/** Everything of the week, as it comes. */
export function wholeShow(write: (text: string) => void): Show {
  return {
    file: 'week.yml',
    write,
    step: (step, typed) => write(stepLines(step, typed)),
    end: (stays) => {
      if (stays) write('\nThe week is over; the bot is yours. The clock goes on at its usual pace.\n');
    },
  };
}
