import type { Plural } from '../shapes.ts';

export const compare = {
  people: 'People',
  reactions: 'Reactions',
  reactionsNote: (posts: string) => `Reactions are those to the ${posts} top posts of each.`,
  left: {
    one: '{n} competitor with fewer mentions is left out.',
    other: '{n} competitors with fewer mentions are left out.',
  } as Plural,
  themes: 'What people talk about',
  ratio: (part: string, of: string) => `${part} of ${of}`,
  /** `otherTheme` is null where it is called the same there. */
  contrast: (
    theme: string,
    praised: string,
    positive: string,
    other: string,
    otherTheme: string | null,
    negative: string,
  ) =>
    `“${theme}”: ${praised} is praised (${positive} positive), ${other} is not (${otherTheme === null ? '' : `“${otherTheme}”, `}${negative} negative).`,
  /** One keyword's part of an industry, the first of a sentence or one after it; `before` is null where it cannot be compared. */
  part: (keyword: string, share: string, before: string | null, isFirst: boolean) =>
    `${keyword}${isFirst ? ' is named' : ''} in ${share}${before === null ? '' : ` (${before} before)`}`,
  industry: (parts: string, industry: string, mentions: string, change: string | null) =>
    `Of ${mentions} of ${industry}${change === null ? '' : ` (${change})`}, ${parts}.`,
  industryNone: (industry: string, mentions: string) =>
    `None of them is named in the ${mentions} of ${industry}.`,
};
