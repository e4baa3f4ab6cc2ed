import type { Plural } from '../shapes.ts';

/** What people talk about: names of themes are words of theirs. */
export const themes = {
  title: (keyword: string, span: string) => `What people say about ${keyword}, ${span}`,
  titleAll: (span: string) => `What people talk about, ${span}`,
  rising: (names: string, earlier: string) => `Talked about more than ${earlier}: ${names}.`,
  calm: (earlier: string) => `No theme is talked about clearly more than ${earlier}.`,
  notComparable: 'What is talked about most. The time before cannot be compared.',
  none: (keyword: string, posts: string) =>
    `No theme in ${posts} about ${keyword}: a theme is what at least three people say.`,
  noneAll: 'No theme in this time: too few people say the same.',
  posts: (posts: string, people: string) => `${posts} by ${people}`,
  /** Before a figure that is estimated from a part of the posts. */
  about: (figure: string) => `about ${figure}`,
  negative: (share: string) => `${share} negative`,
  positive: (share: string) => `${share} positive`,
  neutral: 'neutral',
  /** A weekday or a day. */
  newSince: (day: string) => `new since ${day}`,
  sure: { likely: 'probably one subject', unsure: 'perhaps several subjects' },
  others: { one: '{n} other post.', other: '{n} other posts.' } as Plural,
  sampled: (read: string, total: string) => `Estimated from ${read} of ${total} posts.`,
  hidden: (names: string) => `Hidden themes: ${names}.`,
  /** In a report and a digest. */
  heading: 'What people talk about',
  more: 'Talked about more than before',
  ofKeyword: (keyword: string, theme: string) => `${keyword}, ${theme}`,
  buttons: {
    posts: (name: string, posts: string) => `${name} (${posts})`,
    all: 'All themes',
    next: 'More posts',
    previous: 'Previous posts',
    hide: 'Not a theme',
    rename: 'Rename…',
    hideMenu: 'Not a theme…',
    renameMenu: 'Rename…',
    showMenu: 'Show again…',
    ofMenu: 'Themes of…',
  },
  postsTitle: (name: string, keyword: string) => `${name}, about ${keyword}`,
  range: (first: string, last: string, all: string) => `Posts ${first} to ${last} of ${all}.`,
  readOnly: (read: string) => `Only ${read} of its posts were read: the other figures are estimates.`,
  gone: 'Its posts are not there any more.',
  done: {
    renamed: (before: string, name: string) => `${before} is called ${name} from now on.`,
    hidden: (name: string) => `${name} is not shown as a theme any more. Its posts count elsewhere.`,
    shown: (name: string) => `${name} is shown again.`,
    same: 'Nothing changed: it was like that already.',
  },
  undone: 'The theme is as it was before.',
};

export type ThemeWords = typeof themes;
