import type { Keyword } from '../../listening/keywords/keyword.ts';
import { printQuery } from '../../listening/keywords/query/print.ts';
import type { QueryWarning } from '../../listening/keywords/query/tree.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../actor.ts';
import { type StoredMatches, surveyStored } from './back-fill.ts';
import { findsTheSame } from './edit-keyword.ts';
import { sameQuery } from './keyword-fields.ts';
import { readQuery } from './preview-query.ts';

/** How far back the effect of an edit is looked at. */
export const EFFECT_DAYS = 30;
/** Fewer mentions, more or less, are no reason to ask. */
const MIN_EFFECT = 10;

/** What a person says yes to before a keyword is saved. */
export interface Doubts {
  /** The query as it is read. */
  readAs: string;
  /** Where it may well mean something else. */
  warnings: QueryWarning[];
  /** Set when more than half of what was found goes, or as much comes. */
  effect: Effect | null;
}

/** What an edit does to the mentions of the last `EFFECT_DAYS` days. */
interface Effect extends Pick<StoredMatches, 'gained' | 'gainedSamples' | 'lost' | 'lostSamples'> {
  before: number;
  after: number;
}

/** @returns null when there is nothing to ask. @throws UserError('query') */
export async function doubtsAboutNew(
  store: Store,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  query: string,
): Promise<Doubts | null> {
  const doubts = doubtsOf(query);
  if (doubts.warnings.length === 0) return null;
  // One more channel for what is followed already changes nothing.
  const keywords = await store.keywords(workspaceId);
  return keywords.some((keyword) => sameQuery(keyword.query, query)) ? null : doubts;
}

/** @returns null when there is nothing to ask. @throws UserError('query') */
export async function doubtsAboutEdit(
  store: Store,
  before: Keyword,
  after: Keyword,
  now: Millis,
): Promise<Doubts | null> {
  if (findsTheSame(before, after)) return null;
  const { readAs, warnings } = doubtsOf(after.query);
  const asked = before.query === after.query ? [] : warnings;
  const effect = await effectOf(store, after, now);
  return asked.length === 0 && effect === null ? null : { readAs, warnings: asked, effect };
}

function doubtsOf(query: string): Doubts {
  const { tree, warnings } = readQuery(query);
  return { readAs: printQuery(tree), warnings: warnings.filter(({ asks }) => asks), effect: null };
}

async function effectOf(store: Store, after: Keyword, now: Millis): Promise<Effect | null> {
  const { found, gained, gainedSamples, lost, lostSamples } = await surveyStored(
    store,
    after,
    now,
    now - EFFECT_DAYS * DAY,
  );
  if (!isLarge({ found, gained, lost })) return null;
  const before = found - gained + lost;
  return { before, after: found, gained, gainedSamples, lost, lostSamples };
}

/** More than half of what a keyword finds comes or goes, and enough of it to be worth a question. */
export function isLarge({ found, gained, lost }: Pick<StoredMatches, 'found' | 'gained' | 'lost'>): boolean {
  const before = found - gained + lost;
  const most = Math.max(gained, lost);
  return most >= MIN_EFFECT && most * 2 > before;
}
