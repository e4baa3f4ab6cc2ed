import type { Period } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { printMark } from '../../listening/mentions/list-mark.ts';
import { postName } from '../../listening/mentions/post-name.ts';
import type { RankedAuthor } from '../../listening/people/ranked-author.ts';
import { DAY, HOUR } from '../../listening/time.ts';
import { nameOf, periodSpan } from '../digests/period-words.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { Button, Element, Menu, Message } from '../message.ts';
import { sourceName } from '../sources/source-name.ts';
import { isOutlet, personName, personWithPost } from './person-line.ts';

/** Choices of one menu, as Discord takes them, and the longest that one may be. */
const MOST_OPTIONS = 25;
const MAX_VALUE = 100;

interface KeywordPeople {
  keyword: Keyword;
  people: readonly RankedAuthor[];
  ofOutlets: boolean;
  /** All its posts are of sources of which no person is listed. */
  unlisted: boolean;
}

export interface PeopleAnswer {
  period: Period;
  /** Only those who stand there; null = everybody. */
  stance: 'critic' | 'fan' | null;
  /** One, or all of the channel: of several, the first few of each. */
  keywords: readonly KeywordPeople[];
  /** More keywords of the channel. */
  others: readonly Keyword[];
  /** Sources whose posts are among these, and whose people may not be listed. */
  left: readonly string[];
}

/** Whose posts about a keyword move others, in the figures that the order is made of. */
export function peopleMessage(answer: PeopleAnswer, locale: Locale): Message {
  const words = copyOf(locale.language);
  const format = formatOf(locale);
  const title = titleOf(answer, words, format);
  const listed = answer.keywords.filter(({ people }) => people.length > 0);
  const elements: Element[] = [{ kind: 'heading', text: title }];
  for (const entry of answer.keywords) {
    if (answer.keywords.length > 1) elements.push({ kind: 'text', text: [{ bold: nameOf(entry) }] });
    elements.push(
      entry.people.length === 0
        ? { kind: 'text', text: noneOf(entry, answer, words) }
        : { kind: 'list', items: entry.people.map((author) => personWithPost(author, words, format)) },
    );
  }
  const outlets = answer.keywords.some(({ people, ofOutlets }) => people.length === 0 && ofOutlets);
  const notes = [
    ...(listed.length > 0 ? [words.people.order] : []),
    ...(outlets ? [words.people.outletsOnly] : []),
    ...leftOut(answer.left, words, format),
  ];
  if (notes.length > 0) elements.push({ kind: 'note', text: notes.join(' ') });
  const [only] = answer.keywords;
  const offers =
    only && answer.keywords.length === 1 ? offersOf(only, answer, words) : severalOf(answer, words);
  if (offers) elements.push(offers);
  const first = listed[0]?.people[0];
  const finding = first ? personName(first, words) : only ? noneOf(only, answer, words) : '';
  return {
    language: locale.language,
    summary: words.units.colon(title, finding),
    mood: 'plain',
    elements,
  };
}

function titleOf({ keywords, period, stance }: PeopleAnswer, words: Copy, format: Format): string {
  const { people } = words;
  const span = periodSpan(period, words, format);
  const [only] = keywords;
  if (!only || keywords.length > 1)
    return stance === null ? people.titleSeveral(span) : people.titleSeveralOf[stance](span);
  return stance === null ? people.title(nameOf(only), span) : people.titleOf[stance](nameOf(only), span);
}

function noneOf(entry: KeywordPeople, { stance }: PeopleAnswer, { people }: Copy): string {
  if (stance !== null) return people.noneOf[stance](nameOf(entry));
  return entry.unlisted ? people.noneListed(nameOf(entry)) : people.none(nameOf(entry));
}

/** Why nobody of some sources is there. */
function leftOut(left: readonly string[], words: Copy, format: Format): string[] {
  const names = left.map((source) => sourceName(source, words));
  const [first] = names;
  if (first === undefined) return [];
  return [names.length === 1 ? words.people.leftOne(first) : words.people.left(format.list(names))];
}

/** From one keyword's people to their posts, and away from somebody; without anybody, to wherever there may be some. */
function offersOf({ keyword, people }: KeywordPeople, answer: PeopleAnswer, words: Copy): Element | null {
  const { period, stance } = answer;
  const authors = people.filter((author) => !isOutlet(author)).slice(0, MOST_OPTIONS);
  const names = authors.map((author) => personName(author, words));
  // Somebody of the same name in another network is somebody else.
  const label = (author: RankedAuthor) => {
    const name = personName(author, words);
    const isOne = names.filter((other) => other === name).length === 1;
    return isOne ? name : words.people.ofSource(name, sourceName(author.source, words));
  };
  const menus = [
    menu({
      label: words.people.postsMenu,
      verb: 'mentions',
      args: {
        target: keyword.name,
        page: printMark({ from: period.from, to: period.to, upTo: null, at: null }),
      },
      arg: 'author',
      options: authors.map((author) => ({ label: label(author), value: author.authorKey })),
    }),
    menu({
      label: words.people.muteMenu,
      verb: 'mute',
      args: { what: 'author' },
      arg: 'target',
      options: authors.map((author) => ({
        label: label(author),
        value: postName(author.top.mentionId, keyword.id),
      })),
    }),
  ].flatMap((found) => found ?? []);
  const args = { target: keyword.name };
  const buttons: Button[] =
    people.length > 0
      ? []
      : [
          ...(period.to - period.from < 30 * DAY
            ? [
                {
                  label: words.people.longer,
                  verb: 'people',
                  args: {
                    ...args,
                    since: '30d',
                    ...(stance === null ? {} : { stance: STANCE_CHOICES[stance] }),
                  },
                },
              ]
            : []),
          ...(stance === null
            ? []
            : [
                { label: words.people.everybody, verb: 'people', args: { ...args, since: lengthOf(period) } },
              ]),
        ];
  return menus.length + buttons.length === 0 ? null : { kind: 'buttons', buttons, menus };
}

/** From several keywords to all people of one. */
function severalOf(answer: PeopleAnswer, { people }: Copy): Element | null {
  const { period, stance } = answer;
  const keywords = [...answer.keywords.map(({ keyword }) => keyword), ...answer.others];
  const found = menu({
    label: people.keywordMenu,
    verb: 'people',
    args: { since: lengthOf(period), ...(stance === null ? {} : { stance: STANCE_CHOICES[stance] }) },
    arg: 'target',
    options: keywords
      .slice(0, MOST_OPTIONS)
      .map((keyword) => ({ label: nameOf({ keyword }), value: keyword.name })),
  });
  return found && { kind: 'buttons', buttons: [], menus: [found] };
}

function menu(of: Menu): Menu | null {
  const options = of.options.filter(({ value }) => value.length <= MAX_VALUE);
  return options.length === 0 ? null : { ...of, options };
}

/** As people type them. */
export const STANCE_CHOICES = { critic: 'critics', fan: 'fans' } as const;

/** The length of a period, as an option takes it. */
function lengthOf({ from, to }: Pick<Period, 'from' | 'to'>): string {
  return `${Math.max(1, Math.round((to - from) / HOUR))}h`;
}
