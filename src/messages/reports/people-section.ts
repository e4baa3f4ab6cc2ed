import type { KeywordPeriod } from '../../listening/digest.ts';
import type { SentimentLabel } from '../../listening/mentions/mention.ts';
import type { RankedAuthor, Stance } from '../../listening/people/ranked-author.ts';
import { nameOf } from '../digests/period-words.ts';
import { personName } from '../people/person-line.ts';
import { sourceName } from '../sources/source-name.ts';
import type { ReportContext } from './context.ts';
import type { ReportCell, ReportSection } from './document.ts';
import { unbroken } from './figures.ts';

const ROWS = 10;
const KEYWORDS = 2;

/** A stance has the color of the sentiment that it is. */
const LABELS: Readonly<Record<Stance, SentimentLabel | undefined>> = {
  critic: 'neg',
  fan: 'pos',
  neutral: 'neu',
  mixed: undefined,
};

export function peopleSection(context: ReportContext): ReportSection[] {
  const { active, words } = context;
  const entries = active.filter(({ people }) => people !== undefined && people.length > 0).slice(0, KEYWORDS);
  if (entries.length === 0) return [];
  return [
    {
      heading: words.people.heading,
      blocks: [
        ...entries.map((entry) => ({ kind: 'table', table: tableOf(entry, context) }) as const),
        { kind: 'text', text: words.people.order, faint: true },
      ],
    },
  ];
}

function tableOf(entry: KeywordPeriod, context: ReportContext) {
  const { columns: own, peopleOf } = context.copy;
  const { columns } = context.words.people;
  return {
    caption: peopleOf(nameOf(entry)),
    columns: [
      { name: columns.author, numeric: false },
      { name: own.source, numeric: false },
      { name: columns.followers, numeric: true },
      { name: columns.posts, numeric: true },
      { name: columns.reactions, numeric: true },
      { name: columns.stance, numeric: false },
      { name: own.since, numeric: false },
    ],
    rows: entry.people!.slice(0, ROWS).map((author) => rowOf(author, context)),
  };
}

function rowOf(author: RankedAuthor, { words, format }: ReportContext): ReportCell[] {
  const { url, source, followers, posts, pickups, likes, reposts, replies, stance, since } = author;
  const text = personName(author, words);
  const label = stance === null ? undefined : LABELS[stance];
  return [
    url === null ? text : { text, link: url },
    sourceName(source, words),
    followers === null ? '–' : format.number(followers),
    format.number(posts),
    pickups === undefined
      ? format.number(likes + reposts + replies)
      : format.count(pickups, words.people.pickupsShort),
    stance === null ? '–' : { text: words.people.stances[stance], ...(label && { label }) },
    unbroken(format.day(since)),
  ];
}
