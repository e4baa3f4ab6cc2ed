import type { KeywordPeriod } from '../../listening/digest.ts';
import type { SentimentLabel } from '../../listening/mentions/mention.ts';
import type { RankedAuthor, Stance } from '../../listening/people/ranked-author.ts';
import { nameOf } from '../digests/period-words.ts';
import { oneLine } from '../foreign.ts';
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
  const { active, copy } = context;
  const entries = active.filter(({ people }) => people !== undefined && people.length > 0).slice(0, KEYWORDS);
  if (entries.length === 0) return [];
  return [
    {
      heading: copy.people,
      blocks: [
        ...entries.map((entry) => ({ kind: 'table', table: tableOf(entry, context) }) as const),
        { kind: 'text', text: copy.peopleNote, faint: true },
      ],
    },
  ];
}

function tableOf(entry: KeywordPeriod, context: ReportContext) {
  const { columns, peopleOf } = context.copy;
  return {
    caption: peopleOf(nameOf(entry)),
    columns: [
      { name: columns.name, numeric: false },
      { name: columns.source, numeric: false },
      { name: columns.followers, numeric: true },
      { name: columns.posts, numeric: true },
      { name: columns.reactions, numeric: true },
      { name: columns.stance, numeric: false },
      { name: columns.since, numeric: false },
    ],
    rows: entry.people!.slice(0, ROWS).map((author) => rowOf(author, context)),
  };
}

function rowOf(author: RankedAuthor, { words, copy, format }: ReportContext): ReportCell[] {
  const { name, url, source, followers, posts, likes, reposts, replies, stance, since } = author;
  const text = oneLine(name, 40) || words.units.unknownAuthor;
  const label = stance === null ? undefined : LABELS[stance];
  return [
    url === null ? text : { text, link: url },
    sourceName(source, words),
    followers === null ? '–' : format.number(followers),
    format.number(posts),
    format.number(likes + reposts + replies),
    stance === null ? '–' : { text: copy.stances[stance], ...(label && { label }) },
    unbroken(format.day(since)),
  ];
}
