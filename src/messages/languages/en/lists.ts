import type { Plural } from '../shapes.ts';

export const lists = {
  title: 'Lists of this workspace',
  none: 'There is no list yet. One list serves many queries:',
  example: '/earshot lists competitors --add Quillmere, Tavnik',
  entries: { one: '{n} entry', other: '{n} entries' } as Plural,
  howToUse: 'In a query, list:name finds posts with any of its entries; -list:name leaves them out.',
  oneTitle: (name: string) => `List ${name}`,
  entriesName: 'Entries',
  usedBy: 'Used by',
  unused: 'no keyword yet',
  made: (name: string) => `List ${name} is there.`,
  changed: (name: string) => `List ${name} changed.`,
  same: (name: string) => `List ${name} is as it was.`,
  asks: (name: string) =>
    `Nothing is changed yet: list ${name} would change more than half of what these find.`,
  added: 'Added',
  removed: 'Taken away',
  effect: (keyword: string, gained: string, lost: string) =>
    `${keyword}: +${gained} −${lost} mentions in 30 days`,
  save: 'Change it',
  saveTyped: 'To do it, send the command again with --sure.',
  gone: (name: string) => `List ${name} is deleted.`,
  renamed: (former: string, name: string) => `List ${former} is now called ${name}.`,
  followed: (keywords: string) => `These queries name it so: ${keywords}.`,

  outTitle: 'Excluded for every keyword',
  nothingOut: 'Nothing is excluded for every keyword yet. For example:',
  outExample: '/earshot exclude giveaway, promo code',
  outNote:
    'Posts that hold one of these are kept aside: they can be seen with --filtered, and counted again.',
  out: (names: string) => `Excluded for every keyword: ${names}.`,
  outAlready: (names: string) => `Already excluded: ${names}.`,
  outPast: (mentions: string) => `No longer counted: ${mentions}.`,
  back: (names: string) => `No longer excluded: ${names}.`,
  backPast: (mentions: string) => `Counted again: ${mentions}.`,
  outAsks: (names: string) => `Nothing is excluded yet. Exclude ${names} for every keyword?`,
  outIsName: (keyword: string) => `${keyword} is called so: it would find nothing any more.`,
  outLoses: (keyword: string, lost: string, all: string) =>
    `${keyword} would lose ${lost} of ${all} mentions.`,
  outSave: 'Exclude it',
};

export type ListWords = typeof lists;
