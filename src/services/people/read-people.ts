import type { TimeRange } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { SentimentLabel } from '../../listening/mentions/mention.ts';
import { OUTLET_SOURCES } from '../../listening/people/author-figures.ts';
import { rankAuthors } from '../../listening/people/rank-authors.ts';
import type { RankedAuthor, Stance } from '../../listening/people/ranked-author.ts';
import { SOURCES } from '../../listening/sources/index.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

export interface PeopleRequest {
  workspaceId: string;
  keywordId: string;
  from: Millis;
  to: Millis;
  limit: number;
  /** Only those who stand there. */
  stance?: Extract<Stance, 'critic' | 'fan'>;
}

/** Sources whose terms forbid profiles of people: nobody of theirs is listed, and nothing is put together of anybody's posts. */
export const WITHOUT_PEOPLE: readonly string[] = SOURCES.filter(({ forbidsProfiles }) => forbidsProfiles).map(
  ({ id }) => id,
);

const SAID: Record<NonNullable<PeopleRequest['stance']>, SentimentLabel> = { critic: 'neg', fan: 'pos' };

/** Whose posts about a keyword move others, those that move most first. Nobody is one across networks. */
export async function readPeople(
  store: Store,
  { workspaceId, keywordId, from, to, limit, stance }: PeopleRequest,
): Promise<RankedAuthor[]> {
  const candidates = await store.people(workspaceId, keywordId, from, to, {
    ...(stance === undefined ? {} : { label: SAID[stance] }),
    without: WITHOUT_PEOPLE,
  });
  if (stance === undefined) return rankAuthors(candidates, limit);
  return rankAuthors(candidates, candidates.length)
    .filter((author) => author.stance === stance)
    .slice(0, limit);
}

const OUTLETS: readonly string[] = OUTLET_SOURCES;

/** Of one keyword, with why there may be nobody. */
interface KeywordPeople {
  keyword: Keyword;
  people: RankedAuthor[];
  /** Posts of feeds and news are among its own, whose authors are outlets. */
  ofOutlets: boolean;
  /** All its posts are of sources of which no person is listed. */
  unlisted: boolean;
}

/** Shown of one keyword, and of each of several. */
const LISTED = { one: 10, ofSeveral: 3 };
/** More keywords than these nobody reads at once. */
const KEYWORDS = 5;

/**
 * The people of one keyword, or the first few of each of several: `others` are those that there is no room for, `left` the
 * sources whose posts are there and whose people are not listed.
 */
export async function readPeopleOf(
  store: Store,
  {
    workspaceId,
    keywords,
    period: { from, to },
    stance,
  }: {
    workspaceId: string;
    keywords: readonly Keyword[];
    period: TimeRange;
    stance: PeopleRequest['stance'] | null;
  },
): Promise<{ keywords: KeywordPeople[]; others: Keyword[]; left: string[] }> {
  const asked = keywords.slice(0, KEYWORDS);
  const limit = asked.length === 1 ? LISTED.one : LISTED.ofSeveral;
  const only = stance === null || stance === undefined ? {} : { stance };
  const found: KeywordPeople[] = [];
  const left = new Set<string>();
  for (const keyword of asked) {
    const request = { workspaceId, keywordId: keyword.id, from, to, limit, ...only };
    const people = await readPeople(store, request);
    const sources = (await store.sourceTotals(workspaceId, keyword.id, from, to)).map(({ source }) => source);
    const outlets = sources.filter((source) => OUTLETS.includes(source));
    const unlisted = sources.filter((source) => WITHOUT_PEOPLE.includes(source));
    for (const source of unlisted) left.add(source);
    found.push({
      keyword,
      people,
      ofOutlets: outlets.length > 0,
      unlisted: sources.length > 0 && outlets.length + unlisted.length === sources.length,
    });
  }
  return { keywords: found, others: keywords.slice(KEYWORDS), left: [...left] };
}
