import type { SpamReading } from './spam-reading.ts';

/** Cues of a customer who has a problem. Lengths of time and exclamation marks are not among them: sellers count days, too. */
const PROBLEMS = [
  'own affair',
  'own case',
  'waiting',
  'fails',
  'nobody answers',
  'money back',
  'warns',
  'asks',
  'angry',
  'to the company',
  'will not',
];
/** What nobody says who has a problem. */
const NEVER_BY_CUSTOMERS = [
  'answer with a word',
  'share to win',
  'gets it back',
  'adult',
  'magic and slimming',
];
/** What customers seldom say. */
const SELDOM = ['write to me', 'messenger', 'plays the helper'];

/** Whether somebody tells of a problem: such a post is not noise, unless its author repeats it like a machine. */
export function complains(reading: SpamReading): boolean {
  const { selling, suffering } = reading;
  if (isNeverByCustomers(reading)) return false;
  const problems = PROBLEMS.filter((name) => suffering.has(name)).length;
  if (problems < 2) return false;
  if (suffering.has('warns') && suffering.has('asks')) return true;
  return problems >= 3 || !SELDOM.some((name) => selling.has(name));
}

/** Whether anything in a text sounds like trouble, were it only a question or a length of time. */
export function mentionsTrouble({ suffering }: SpamReading): boolean {
  return suffering.has('length of time') || PROBLEMS.some((name) => suffering.has(name));
}

/** Whether anything in a text is said by swindlers alone. */
export function isNeverByCustomers({ selling }: SpamReading): boolean {
  return NEVER_BY_CUSTOMERS.some((name) => selling.has(name));
}
