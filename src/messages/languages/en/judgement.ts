/** What people and the engine make of posts, and what follows from it. */
export const judgement = {
  undone: 'Undone.',
  sameFigures: 'No figures change.',
  superseded: 'There is nothing to undo: it was undone already, or changed again since.',
  mood: (keyword: string, now: string, before: string) => `${keyword}: ${now} again (was ${before}).`,
  held: (keyword: string, reason: string) => `${keyword}: held back and not counted, because ${reason}.`,
  counted: (keyword: string) => `${keyword}: counted again.`,
  manyHeld: {
    one: '{n} mention is held back and not counted.',
    other: '{n} mentions are held back and not counted.',
  },
  manyMoods: {
    one: '{n} mention has its earlier sentiment again.',
    other: '{n} mentions have their earlier sentiment again.',
  },
  manyCounted: { one: '{n} mention is counted again.', other: '{n} mentions are counted again.' },
  tagOn: (tag: string) => `Tag ${tag} restored.`,
  tagOff: (tag: string) => `Tag ${tag} removed.`,
  starOn: 'Star restored.',
  starOff: 'Star removed.',
  muteOn: 'Muted again.',
  muteOff: 'No longer muted.',
  excludedAgain: 'Excluded again.',
  excludedNoMore: 'No longer excluded.',
  storiesApart: 'The stories are separate again; copies found since stay where they are.',
  /** In `why`. */
  heldFor: (keyword: string) => `This post matches ${keyword} but is held back.`,
  heldBack: 'Held back',
  heldBecause: (reason: string) => `because ${reason}; neither counted nor announced`,
  heldNote: '/earshot mentions --filtered lists everything that is held back.',
  corrected: 'Corrected',
  said: (moment: string, person: string, what: string, before: string) =>
    `${moment}, ${person}: ${what} (before: ${before})`,
  marks: {
    mood: (label: string) => `sentiment ${label}`,
    about: { yes: 'about the keyword', no: 'not about the keyword' },
    spam: { yes: 'spam', no: 'not spam' },
  },
  /** What a keyword has learned of marks, and in `why`. */
  lessons: {
    title: (keyword: string) => `Learned for ${keyword}`,
    mood: 'Sentiment',
    learned: 'Learned about sentiment',
    noMarks: 'nobody has corrected a sentiment yet',
    allRight: (marks: string) => `${marks}; the sentiment was right each time: nothing to learn`,
    marks: (marks: string, leaning: string | null) =>
      leaning === null ? marks : `${marks}; “${leaning}” is chosen more often now`,
    towardGood: 'More positive words',
    towardBad: 'More negative words',
    taught: 'adjusted by corrections',
    note: 'This applies to posts from now on. Older posts keep their sentiment; English posts of the last 30 days get their relevance judged again, where the sentence model runs.',
    forgetMoods: 'Reset sentiment',
    forgetRelevance: 'Reset relevance',
    forgotten: (keyword: string) =>
      `Reset for ${keyword}. The marks stay with their posts; new marks teach again.`,
  },
  isCounted: 'counted',
  isHeld: (reason: string) => `held back, because ${reason}`,
  byPeople: (label: string) => `${label}, set by a person`,
  flags: 'Marked with',
  star: 'a star',
};

export type JudgementWords = typeof judgement;
