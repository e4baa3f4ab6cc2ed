import type { Plural } from '../shapes.ts';

/** What a channel sees of a keyword a minute or two after it was added. */
export const firstLook = {
  soonHere: 'I am reading the last 7 days and will show the best of them here in a few minutes.',
  soonIn: (channel: string) =>
    `I am reading the last 7 days and will show the best of them in #${channel} in a few minutes.`,
  found: (name: string, mentions: string, days: string) => `${name}: ${mentions} in the last ${days}.`,
  foundNegative: (name: string, mentions: string, days: string, negative: string) =>
    `${name}: ${mentions} in the last ${days}, ${negative}.`,
  negative: { one: '{n} negative', other: '{n} negative' } as Plural,
  noneNegative: 'none negative',
  none: (name: string, days: string) => `${name}: no mention in the last ${days}.`,
  unread: (name: string) => `${name}: no source could be checked yet.`,
  failed: (source: string, what: string) => `${source}: ${what}`,
  checked: (sources: string) => `Sources checked: ${sources}.`,
  tryOther: 'Try the name as people write it, or another spelling: /earshot preview kestrel-box',
  addSite: 'Or add a site or a forum where people talk about it: /earshot sources --add https://blog.example',
  onlyPushed: 'Posts come in by webhook only, and none has matched yet.',
  noNetwork: (sources: string) =>
    `${sources} do not answer: this machine may have no network. I will keep trying.`,
  triedAgain: 'I will keep trying; mentions are counted as soon as it works.',
  stillReading: (sources: string) =>
    `${sources}: no answer for 5 minutes. I go on reading; mentions are counted as they come.`,
  noSource:
    'No source is on for this keyword. /earshot sources shows which there are, and how each is switched on.',
  notChecked: (sources: string) => `Not checked yet: ${sources}.`,
  next: (schedule: string, zone: string) => `Next: a digest, ${schedule} (${zone}).`,
  noDigest: 'Next: an alert when something is unusual. This channel gets no digest.',
  change: 'Change the digest',
  set: 'Daily digest at 09:00',
  edit: 'Change the words',
  sources: 'Show sources',
};
