import type { MentionFilter, MentionQuery } from '../listening/mentions/mention-query.ts';
import { int, type SqlQuery, type SqlValue } from './database.ts';
import { labelNumber } from './hit-row.ts';
import { allWords } from './search.ts';

/** People of one name: more of them are no help to whoever looks for one. */
const MOST_NAMESAKES = 20;
/** Where the JSON of a hit holds them (`hit-json.ts`). */
const LABEL = `json_extract(judged.value, '$[2]')`;
const RELEVANCE = `coalesce(json_extract(judged.value, '$[9][0]'), 'medium')`;

/** Writes a parameter down. @returns its mark in the statement */
export type Bind = (value: SqlValue) => string;

/** Conditions about one keyword's hit. */
export function conditionsOfHit({ label, relevance }: MentionFilter, bind: Bind): string[] {
  const conditions: string[] = [];
  if (label !== undefined) conditions.push(`hit.label = ${bind(labelNumber(label))}`);
  if (relevance !== undefined) conditions.push(isJudged('hit', `${RELEVANCE} = ${bind(relevance)}`));
  return conditions;
}

/** The same about one that is held back, of which only its JSON says how it is judged. */
export function conditionsOfHeld({ label, relevance }: MentionFilter, bind: Bind): string[] {
  return [
    ...(label === undefined ? [] : [isJudged('held', `${LABEL} is ${bind(label)}`)]),
    ...(relevance === undefined ? [] : [isJudged('held', `${RELEVANCE} = ${bind(relevance)}`)]),
  ];
}

function isJudged(table: 'hit' | 'held', condition: string): string {
  return `exists (select 1 from keyword, json_each(mention.hits) as judged where keyword.n = ${table}.k
     and json_extract(judged.value, '$[0]') = keyword.id and ${condition})`;
}

/** Conditions about the post. @returns null when nothing can be so */
export async function conditionsOfPost(
  query: SqlQuery,
  w: number,
  asked: MentionFilter & Pick<MentionQuery, 'from' | 'to'>,
  at: { row: string; author: 'hit' | 'mention' },
  bind: Bind,
): Promise<string[] | null> {
  const { source, lang, author, words, tag, starred } = asked;
  const conditions: string[] = [];
  if (source !== undefined) conditions.push(`mention.source = ${bind(source)}`);
  if (lang !== undefined) conditions.push(`mention.lang = ${bind(lang)}`);
  if (author !== undefined) {
    const people = await namesakes(query, w, author);
    if (people.length === 0) return null;
    conditions.push(`${at.author}.author in (${people.map(bind).join(', ')})`);
  }
  if (words !== undefined) {
    const found = await allWords(query, w, words, asked);
    if (!found) return null;
    conditions.push(`${at.row} in (${found.rowsOf(bind(found.match))})`);
  }
  for (const [what, value] of [
    ['tag', tag],
    ['star', starred ? '' : undefined],
  ] as const) {
    if (value === undefined) continue;
    const named = value === '' ? '' : ` and flag.value = ${bind(value)}`;
    conditions.push(
      `exists (select 1 from flag where flag.w = ${bind(w)} and flag.row = ${at.row} and flag.what = '${what}'${named})`,
    );
  }
  return conditions;
}

/** The numbers of the authors whom people may mean by a name or a key. */
async function namesakes(query: SqlQuery, w: number, typed: string): Promise<number[]> {
  const name = typed.trim().replace(/^@/, '');
  const byKey = await query.all('select n from author where w = $1 and key = $2', [w, typed.trim()]);
  const byName = await query.each(
    `select n from author where w = $1 and name = $2 collate nocase limit ${MOST_NAMESAKES}`,
    [name, `@${name}`].map((spelled) => [w, spelled]),
  );
  return [...new Set([byKey, ...byName].flat().map((row) => int(row.n)))];
}
