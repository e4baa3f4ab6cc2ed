/** What people do with one post, and what they are answered. */
export const posts = {
  /** On the button beside a post that shows what can be done with it. */
  actions: 'Actions',
  buttons: {
    notAboutUs: 'Not about us',
    aboutUs: 'About us',
    negative: 'Sentiment: negative',
    neutral: 'Sentiment: neutral',
    positive: 'Sentiment: positive',
    spam: 'Spam',
    notSpam: 'Not spam',
    tag: 'Tag…',
    star: 'Star',
    unstar: 'Remove the star',
    assign: 'Assign…',
    copy: 'Copy for a reply',
    muteAuthor: 'Mute the author',
    muteSite: (site: string) => `Mute ${site}`,
    more: 'More…',
    undo: 'Undo',
  },
  /** Asked before a site is muted. */
  muteSiteAsk: (site: string) =>
    `Hold back everything from ${site}, for all keywords, including the last 30 days? You can undo this.`,
  untag: 'Remove a tag',
  /** The sheet of all actions. */
  sheet: {
    title: 'What is this post?',
    mood: 'Sentiment',
    counted: 'Counted',
    isCounted: 'yes',
    heldBack: (reason: string) => `no: ${reason}`,
    toward: (mood: string, keyword: string) => `${mood} (${keyword})`,
    by: (person: string, moment: string) => `, set by ${person}, ${moment}`,
    tags: 'Tags',
    star: 'Star',
    starBy: (person: string, moment: string) => `by ${person}, ${moment}`,
    muted: 'Muted',
  },
  /** Answers to who did something; the names in them are of keywords. */
  done: {
    mood: (mood: string, keyword: string, before: string) =>
      `Sentiment for ${keyword}: ${mood} (was ${before}).`,
    moodSame: (mood: string, keyword: string) => `Noted: the sentiment for ${keyword} stays ${mood}.`,
    moodOver: (names: string) => `Figures, lists and charts of ${names} are updated.`,
    notAbout: (names: string) =>
      `Not about ${names}: no longer counted or announced. /earshot mentions --filtered shows it.`,
    about: (names: string) => `About ${names}: counted.`,
    spam: (names: string) => `Spam: no longer counted for ${names}. /earshot mentions --filtered shows it.`,
    notSpam: (names: string) => `Not spam: counted for ${names}.`,
    stillAside: (names: string, reason: string) => `Still not counted for ${names}: ${reason}.`,
    restored: (names: string) => `Counted for ${names} again.`,
    counted: (names: string) => `Nothing changed: already counted for ${names}.`,
    tagged: (tags: string) => `Tagged: ${tags}.`,
    untagged: (tags: string) => `Tags removed: ${tags}.`,
    taggedSame: {
      on: 'Nothing changed: the post already has these tags.',
      off: 'Nothing changed: the post has none of these tags.',
    },
    starred: 'Star added.',
    unstarred: 'Star removed.',
    starSame: {
      on: 'Nothing changed: the post already has a star.',
      off: 'Nothing changed: the post has no star.',
    },
    mutedAuthor: (name: string) => `${name} is muted: their posts are held back and not counted.`,
    mutedSite: (name: string) => `${name} is muted: posts from there are held back and not counted.`,
    mutedFor: (names: string) => `Only for ${names}.`,
    mutedPast: (posts: string) =>
      `This includes ${posts} of the last 30 days: see /earshot mentions --filtered.`,
    mutedSame: (name: string) => `Nothing changed: ${name} is already muted.`,
    unmuted: (name: string) => `${name} is no longer muted.`,
    stillMuted: (names: string) => `Still muted for ${names}: /earshot unmute shows it.`,
    unmutedPast: (posts: string) => `Counted again: ${posts}.`,
    noAuthor: 'The source does not say who wrote this post.',
  },
  /** Who is muted. */
  muted: {
    title: 'Muted authors and sites',
    none: 'No author or site is muted.',
    line: (name: string, keyword: string) => `${name}, for ${keyword}`,
    everywhere: 'all keywords',
    since: (person: string, moment: string) => ` · by ${person}, ${moment}`,
    unmute: (name: string) => `Unmute ${name}`,
  },
  copy: {
    title: 'To answer or forward this post',
    address: 'Address',
    author: 'Author',
    moodName: 'Sentiment',
    mood: (mood: string, keyword: string) => `${mood} (${keyword})`,
    line: 'Text to copy:',
    pasted: (text: string, author: string, source: string, day: string | null, address: string) =>
      `${text} ${author}, ${source}${day === null ? '' : `, ${day}`}: ${address}`,
  },
};

export type PostWords = typeof posts;
