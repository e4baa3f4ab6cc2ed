import { type AuthorFigures, type AuthorPost, OUTLET_SOURCES } from '../listening/people/author-figures.ts';
import { DAY, type Millis } from '../listening/time.ts';
import { int, json, type SqlQuery, text, textOrNull } from './database.ts';
import type { Stretch } from './edges.ts';
import { decodeHits } from './hit-json.ts';
import { labelOf } from './hit-row.ts';
import { restOfRow } from './mention-row.ts';
import { daysOf, type ShownHit, showPosts } from './top-lists.ts';

const SOURCES = OUTLET_SOURCES.map((source) => `'${source}'`).join(', ');

/** Of which keyword, and of when. */
export interface PeoplePlace {
  w: number;
  k: number;
  keywordId: string;
  period: Stretch;
}

/** Articles of all days together that are looked at, the newest of each day. */
const LOOKED_AT = 1_500;
/** Articles of one outlet whose copies are counted, and as many copies of each. */
const READ = 20;
const MOST_COPIES = 200;
/** Outlets that are shown at all: the most taken up. */
const OUTLETS = 20;

interface Article extends ShownHit {
  post: AuthorPost;
  at: Millis;
  /** The story begins with it. */
  isFirst: boolean;
}

interface Outlet {
  key: string;
  name: string;
  source: string;
  articles: Article[];
}

/**
 * Outlets whose stories others take up: feeds say of nobody how many read them. Who copies is nobody's source, so a story counts
 * for the outlet that was first.
 */
export async function outletFigures(query: SqlQuery, place: PeoplePlace): Promise<AuthorFigures[]> {
  const outlets = await outletsOf(query, place);
  const pickups = await pickupsOf(query, place, outlets);
  const taken = outlets
    .map((outlet) => ({
      ...outlet,
      pickups: own(outlet.articles).reduce((sum, article) => sum + (pickups.get(article) ?? 0), 0),
    }))
    .filter((outlet) => outlet.pickups > 0)
    .sort((a, b) => b.pickups - a.pickups || (a.key < b.key ? -1 : 1))
    .slice(0, OUTLETS);
  const tops = await showPosts(
    query,
    place.w,
    taken.map(({ articles }) =>
      own(articles).reduce((top, article) =>
        (pickups.get(article) ?? 0) > (pickups.get(top) ?? 0) ? article : top,
      ),
    ),
  );
  return taken.flatMap(({ key, name, source, articles, pickups: taken }, index) => {
    const top = tops[index];
    if (!top) return [];
    return {
      authorKey: key,
      name,
      url: null,
      source,
      followers: null,
      pickups: taken,
      posts: articles.length,
      read: articles.map(({ post }) => post),
      since: Math.min(...articles.map(({ at }) => at)),
      isNew: false,
      top,
    };
  });
}

/** The articles whose story began with them, the newest. */
function own(articles: readonly Article[]): Article[] {
  return articles.filter(({ isFirst }) => isFirst).slice(0, READ);
}

async function outletsOf(query: SqlQuery, { w, k, keywordId, period }: PeoplePlace): Promise<Outlet[]> {
  const days = daysOf(period);
  const eachDay = Math.ceil(LOOKED_AT / Math.max(1, days.length));
  const rows = await query.each(
    // The sources stand here as in their index, which would not be used otherwise.
    `select article.*, hit.label, hit.reach, hit.story as told from (
       select row, w, id, source, published_at, story_id, counts, hits, rest from mention
       where w = $1 and published_at >= $3 and published_at < $4 and source in (${SOURCES}) and gone = 0
       order by published_at desc, row desc limit $5) as article
     cross join hit on hit.w = $1 and hit.k = $2 and hit.ts = article.published_at and hit.row = article.row
     order by hit.ts desc, hit.row desc`,
    days.map((day) => [w, k, Math.max(day, period.from), Math.min(day + DAY, period.to), eachDay]),
  );
  const outlets = new Map<string, Outlet>();
  for (const row of rows.flat()) {
    const { outlet, site } = restOfRow(row);
    const name = outlet ?? site;
    const key = `outlet:${site} ${name}`;
    const known = outlets.get(key) ?? { key, name, source: text(row.source), articles: [] };
    const hits = decodeHits(row.hits);
    known.articles.push({
      row: int(row.row),
      reach: int(row.reach),
      label: int(row.label),
      at: int(row.published_at),
      isFirst: textOrNull(row.story_id) === null,
      post: {
        story: int(row.told),
        label: labelOf(int(row.label)),
        counts: json(row.counts),
        relevance: hits.find((hit) => hit.keywordId === keywordId)?.relevance.score ?? 0,
      },
    });
    outlets.set(key, known);
  }
  return [...outlets.values()];
}

/** How often the stories that began with an article were taken up by others. */
async function pickupsOf(
  query: SqlQuery,
  { w, k }: PeoplePlace,
  outlets: readonly Outlet[],
): Promise<Map<Article, number>> {
  const begun = outlets.flatMap(({ articles }) =>
    own(articles).map((article) => ({
      article,
      itself: articles.filter(({ post }) => post.story === article.post.story).length,
    })),
  );
  const rows = await query.each(
    `select count(*) as n from (select 1 from hit where w = $1 and k = $2 and story = $3 limit ${MOST_COPIES})`,
    begun.map(({ article }) => [w, k, article.post.story]),
  );
  return new Map(
    begun.map(({ article, itself }, index) => [article, Math.max(0, int(rows[index]?.[0]?.n) - itself)]),
  );
}
