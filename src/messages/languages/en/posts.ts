/** What people do with one post, and what they are answered. */
export const posts = {
  /** On the button beside a post that shows what can be done with it. */
  actions: 'Actions',
  buttons: {
    notAboutUs: 'Not about us',
    aboutUs: 'About us',
    negative: 'Mood: negative',
    neutral: 'Mood: neutral',
    positive: 'Mood: positive',
    spam: 'Spam',
    notSpam: 'No spam',
    tag: 'Tag…',
    star: 'Star',
    unstar: 'Take the star off',
    assign: 'Assign…',
    copy: 'Copy for a reply',
    muteAuthor: 'Mute the author',
    muteSite: (site: string) => `Mute ${site}`,
    more: 'More…',
    undo: 'Undo',
  },
  /** Asked before a site is muted. */
  muteSiteAsk: (site: string) =>
    `Hold back everything from ${site}, for all keywords, the last 30 days too? It can be undone.`,
  untag: 'Take a tag off',
  /** The sheet of all actions. */
  sheet: {
    title: 'What is this post?',
    mood: 'Mood',
    counted: 'Counted',
    isCounted: 'yes',
    heldBack: (reason: string) => `no: ${reason}`,
    toward: (mood: string, keyword: string) => `${mood} (${keyword})`,
    by: (person: string, moment: string) => `, said ${person}, ${moment}`,
    tags: 'Tags',
    star: 'Star',
    starBy: (person: string, moment: string) => `from ${person}, ${moment}`,
    muted: 'Muted',
  },
  /** Answers to who did something; the names in them are of keywords. */
  done: {
    mood: (mood: string, keyword: string, before: string) =>
      `The mood toward ${keyword} is ${mood} now; it was ${before}.`,
    moodSame: (mood: string, keyword: string) => `Noted: the mood toward ${keyword} is ${mood}, as it was.`,
    moodOver: (names: string) => `Figures, lists and charts of ${names} follow at once.`,
    notAbout: (names: string) =>
      `This post is not about ${names}: it is not counted and not announced any more. /earshot mentions --filtered shows it.`,
    about: (names: string) => `This post is about ${names}, and it is counted.`,
    spam: (names: string) =>
      `This post is spam: it is not counted for ${names} any more. /earshot mentions --filtered shows it.`,
    notSpam: (names: string) => `This post is no spam: it is counted for ${names}.`,
    stillAside: (names: string, reason: string) => `It is still not counted for ${names}: ${reason}.`,
    restored: (names: string) => `This post is counted for ${names} again.`,
    counted: (names: string) => `Nothing changed: this post is counted for ${names} already.`,
    tagged: (tags: string) => `Tagged: ${tags}.`,
    untagged: (tags: string) => `Tags taken off: ${tags}.`,
    taggedSame: {
      on: 'Nothing changed: it has these tags already.',
      off: 'Nothing changed: it has none of these tags.',
    },
    starred: 'This post has a star now.',
    unstarred: 'Its star is off.',
    starSame: {
      on: 'Nothing changed: this post has a star already.',
      off: 'Nothing changed: this post has no star.',
    },
    mutedAuthor: (name: string) => `${name} is muted: what they write is held back and not counted.`,
    mutedSite: (name: string) => `${name} is muted: what comes from there is held back and not counted.`,
    mutedFor: (names: string) => `Only for ${names}.`,
    mutedPast: (posts: string) =>
      `That holds back ${posts} of the last 30 days, too: see /earshot mentions --filtered.`,
    mutedSame: (name: string) => `Nothing changed: ${name} is muted already.`,
    unmuted: (name: string) => `${name} is not muted any more.`,
    stillMuted: (names: string) => `Still muted for ${names}: /earshot unmute shows it.`,
    unmutedPast: (posts: string) => `Counted again: ${posts}.`,
    noAuthor: 'The source of this post does not name its author.',
  },
  /** Who is muted. */
  muted: {
    title: 'Muted authors and sites',
    none: 'No author and no site is muted.',
    line: (name: string, keyword: string) => `${name}, for ${keyword}`,
    everywhere: 'all keywords',
    since: (person: string, moment: string) => ` · by ${person}, ${moment}`,
    unmute: (name: string) => `Unmute ${name}`,
  },
  copy: {
    title: 'To answer this post, or to hand it on',
    address: 'Address',
    author: 'Author',
    moodName: 'Mood',
    mood: (mood: string, keyword: string) => `${mood} (${keyword})`,
    line: 'A line to paste:',
    pasted: (text: string, author: string, source: string, day: string | null, address: string) =>
      `${text} ${author}, ${source}${day === null ? '' : `, ${day}`}: ${address}`,
  },
};

export type PostWords = typeof posts;
