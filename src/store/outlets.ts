import { type AuthorFigures, OUTLET_SOURCES } from '../listening/people/author-figures.ts';
import { DAY, type Millis } from '../listening/time.ts';
import { type PeoplePlace, readPosts } from './author-posts.ts';
import { int, type SqlQuery, type SqlRow, text } from './database.ts';
import { restOfRow } from './mention-row.ts';
import { daysOf, type ShownHit, showPosts } from './top-lists.ts';

const SOURCES = OUTLET_SOURCES.map((source) => `'${source}'`).join(', ');
/** Articles of all days together whose stories are looked up, the newest of each day. */
const LOOKED_AT = 1_500;
/** Copies of one story that are counted. */
const MOST_COPIES = 200;
/** Articles that are read: those that were taken up most, then the newest of the others. */
const READ = { takenUp: 150, others: 250 };
/** Outlets that are shown at all: the most taken up. */
const OUTLETS = 20;

interface Article extends ShownHit {
  at: Millis;
  story: number;
  /** Mentions of the story that begins with it; 0 of a copy. */
  copies: number;
}

interface Outlet {
  key: string;
  name: string;
  source: string;
  articles: Article[];
  pickups: number;
}

/**
 * Outlets whose stories others take up: feeds say of nobody how many read them. Who copies is nobody's source, so a story counts
 * for the outlet that was first.
 */
export async function outletFigures(query: SqlQuery, place: PeoplePlace): Promise<AuthorFigures[]> {
  const articles = await articlesOf(query, place);
  const takenUp = articles
    .filter(({ copies }) => copies > 1)
    .sort((a, b) => b.copies - a.copies || b.row - a.row)
    .slice(0, READ.takenUp);
  if (takenUp.length === 0) return [];
  const others = articles.filter(({ copies }) => copies <= 1).slice(0, READ.others);
  const outlets = (await outletsOf(query, [...takenUp, ...others]))
    .filter(({ pickups }) => pickups > 0)
    .sort((a, b) => b.pickups - a.pickups || (a.key < b.key ? -1 : 1))
    .slice(0, OUTLETS);
  const read = await readPosts(
    query,
    place,
    outlets.flatMap((outlet) => outlet.articles),
  );
  const tops = await showPosts(
    query,
    place.w,
    outlets.map((outlet) => outlet.articles.reduce((top, next) => (next.copies > top.copies ? next : top))),
  );
  return outlets.flatMap((outlet, index) => {
    const top = tops[index];
    if (!top) return [];
    return {
      authorKey: outlet.key,
      name: outlet.name,
      url: null,
      source: outlet.source,
      followers: null,
      pickups: outlet.pickups,
      posts: outlet.articles.length,
      read: outlet.articles.flatMap(({ row }) => read.get(row) ?? []),
      since: Math.min(...outlet.articles.map(({ at }) => at)),
      isNew: false,
      top,
    };
  });
}

async function articlesOf(query: SqlQuery, { w, k, period }: PeoplePlace): Promise<Article[]> {
  const days = daysOf(period);
  const eachDay = Math.ceil(LOOKED_AT / Math.max(1, days.length));
  const rows = await query.each(
    // Named, because the index of all mentions would do, too, and read what people post; the sources stand here as there.
    `select hit.ts, hit.row, hit.label, hit.reach, hit.story from (
       select published_at, row from mention indexed by mention_outlet
       where w = $1 and published_at >= $3 and published_at < $4 and source in (${SOURCES})
       order by published_at desc, source desc, row desc limit $5) as article
     cross join hit on hit.w = $1 and hit.k = $2 and hit.ts = article.published_at and hit.row = article.row
     where hit.reach >= 0 order by hit.ts desc, hit.row desc`,
    days.map((day) => [w, k, Math.max(day, period.from), Math.min(day + DAY, period.to), eachDay]),
  );
  const found = rows.flat();
  // A story goes by the row of its first mention.
  const first = found.filter(({ row, story }) => row === story);
  const counts = await query.each(
    `select count(*) as n from (select 1 from hit where w = $1 and k = $2 and story = $3 limit ${MOST_COPIES})`,
    first.map(({ story }) => [w, k, int(story)]),
  );
  const copies = new Map(first.map(({ row }, index) => [int(row), int(counts[index]?.[0]?.n)]));
  return found.map((row) => articleOf(row, copies.get(int(row.row)) ?? 0)).sort((a, b) => b.at - a.at);
}

function articleOf(row: SqlRow, copies: number): Article {
  return {
    at: int(row.ts),
    row: int(row.row),
    label: int(row.label),
    reach: int(row.reach),
    story: int(row.story),
    copies,
  };
}

async function outletsOf(query: SqlQuery, articles: readonly Article[]): Promise<Outlet[]> {
  const rows = await query.each(
    'select source, rest from mention where row = $1',
    articles.map(({ row }) => [row]),
  );
  const outlets = new Map<string, Outlet>();
  articles.forEach((article, index) => {
    const row = rows[index]?.[0];
    if (!row) return;
    const { outlet, site } = restOfRow(row);
    const name = outlet ?? site;
    const key = `outlet:${site} ${name}`;
    const known = outlets.get(key) ?? { key, name, source: text(row.source), articles: [], pickups: 0 };
    known.articles.push(article);
    outlets.set(key, known);
  });
  // What an outlet says of its own story takes nothing up.
  for (const outlet of outlets.values())
    for (const { story, copies } of outlet.articles.filter((article) => article.copies > 0))
      outlet.pickups += Math.max(
        0,
        copies - outlet.articles.filter((article) => article.story === story).length,
      );
  return [...outlets.values()];
}
