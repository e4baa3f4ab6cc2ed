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
    muteSite: 'Mute the site',
    more: 'More…',
    undo: 'Undo',
  },
  untag: 'Take a tag off',
};

export type PostWords = typeof posts;
