/** What people and the engine make of posts, and what follows from it. */
export const judgement = {
  undone: 'Taken back.',
  sameFigures: 'It had changed no figure, so none changes now.',
  superseded:
    'There is nothing to take back: it was taken back already, or something else stands in its place by now.',
  mood: (keyword: string, now: string, before: string) => `${keyword}: ${now} again, not ${before}.`,
  held: (keyword: string, reason: string) => `${keyword}: held back and not counted, because ${reason}.`,
  counted: (keyword: string) => `${keyword}: counted again.`,
  manyHeld: {
    one: '{n} mention is held back and not counted.',
    other: '{n} mentions are held back and not counted.',
  },
  manyMoods: {
    one: '{n} mention has its former mood again.',
    other: '{n} mentions have their former moods again.',
  },
  manyCounted: { one: '{n} mention is counted again.', other: '{n} mentions are counted again.' },
  tagOn: (tag: string) => `The tag ${tag} is back.`,
  tagOff: (tag: string) => `The tag ${tag} is off.`,
  starOn: 'The star is back.',
  starOff: 'The star is off.',
  muteOn: 'Muted again.',
  muteOff: 'Not muted any more.',
  storiesApart: 'The stories are apart again; copies that came since stay where they are.',
  /** In `why`. */
  heldFor: (keyword: string) => `This post matches ${keyword}, and is held back.`,
  heldBack: 'Held back',
  heldBecause: (reason: string) => `because ${reason}; it is neither counted nor announced`,
  heldNote: '/earshot mentions --filtered lists everything that is held back.',
  corrected: 'Corrected',
  said: (moment: string, person: string, what: string, before: string) =>
    `${moment}, ${person}: ${what} (before: ${before})`,
  marks: {
    mood: (label: string) => `mood ${label}`,
    about: { yes: 'about the keyword', no: 'not about the keyword' },
    spam: { yes: 'spam', no: 'no spam' },
  },
  /** What a keyword has learned of marks, and in `why`. */
  lessons: {
    title: (keyword: string) => `What ${keyword} has learned`,
    mood: 'Moods',
    learned: 'Learned of moods',
    noMarks: 'nobody has corrected a mood yet',
    allRight: (marks: string) => `${marks}, and none said another mood than was read: nothing to learn`,
    marks: (marks: string, leaning: string | null) =>
      leaning === null ? `${marks}; no mood is read too often` : `${marks}; leaning ${leaning}`,
    towardGood: 'Words toward positive',
    towardBad: 'Words toward negative',
    taught: 'as corrections taught',
    note: 'Learned figures move what is judged from now on. What was judged before stays as it is, save for the relevance of English posts of the last 30 days, where the sentence model runs.',
    forgetMoods: 'Forget moods',
    forgetRelevance: 'Forget relevance',
    forgotten: (keyword: string) =>
      `${keyword} has forgotten what it had learned. The marks stay with their posts; new ones teach again.`,
  },
  isCounted: 'counted',
  isHeld: (reason: string) => `held back, because ${reason}`,
  byPeople: (label: string) => `${label}, as somebody marked it`,
  flags: 'Marked with',
  star: 'a star',
};

export type JudgementWords = typeof judgement;
