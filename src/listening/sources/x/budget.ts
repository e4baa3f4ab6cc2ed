import { SourceError } from '../../../config/errors.ts';
import type { Millis } from '../../time.ts';
import { fieldsOf } from '../shared/fields.ts';
import type { SourceContext } from '../source.ts';

/** Thousandths of a dollar (docs.x.com/x-api/getting-started/pricing, August 2026). */
const PRICE = { post: 5, user: 10, count: 5, media: 5 } as const;
/** Pictures of one post at most. */
const MOST_PICTURES = 4;
/** A week, and the day on which its digest is read. */
export const KEEP_DAYS = '8';
/** Recent search reaches back seven days; what is kept for longer costs every day. */
const MOST_DAYS = 365;
const DEFAULT_DOLLARS = 50;
/** Fewest results that a search can be asked for. */
export const SMALLEST_PAGE = 10;
/** Part of the month's budget that the past of new words may take. */
const BACKFILL_PART = 0.2;

/**
 * The sum spent in a calendar month (UTC), in thousandths of a dollar: an estimate from above. X bills the same post
 * once a day only, and the authors within a search perhaps not at all.
 */
export type Spending = { month: string; spent: number };

export function spendingOf(stored: unknown, now: Millis): Spending {
  const { month, spent } = fieldsOf(stored);
  const current = monthOf(now);
  return { month: current, spent: month === current && typeof spent === 'number' ? spent : 0 };
}

/** Rechecks are paid for when the post is read, so that a budget is never passed by what is already kept. */
export function paidFor(
  spending: Spending,
  read: { posts?: number; users?: number; counts?: number; media?: number },
  options: SourceContext['options'],
): Spending {
  const { posts = 0, users = 0, counts = 0, media = 0 } = read;
  const cost = posts * priceOfPost(options) + users * PRICE.user + counts * PRICE.count + media * PRICE.media;
  return { ...spending, spent: spending.spent + cost };
}

/** How long text and author of a post are kept. Whole days, one at least. */
export function keptDays({ keepDays }: SourceContext['options']): number {
  const days = Math.floor(Number(keepDays ?? KEEP_DAYS));
  return days >= 1 && days <= MOST_DAYS ? days : Number(KEEP_DAYS);
}

/** Read once, and asked for again each day but the last, on which it goes anyway. */
function priceOfPost(options: SourceContext['options']): number {
  return PRICE.post * keptDays(options);
}

/** Whether the descriptions of pictures are paid for. */
export function readsPictures({ pictures }: SourceContext['options']): boolean {
  return pictures?.trim().toLowerCase() === 'on';
}

/** The price of one more post at worst: itself, its rechecks, its author, its pictures. */
function postAtWorst(options: SourceContext['options']): number {
  const pictures = readsPictures(options) ? MOST_PICTURES * PRICE.media : 0;
  return priceOfPost(options) + PRICE.user + pictures;
}

/** Posts that the rest of the budget pays for, authors and rechecks included. */
export function postsLeft({ spent }: Spending, options: SourceContext['options']): number {
  return Math.max(0, Math.floor((budgetOf(options) - spent) / postAtWorst(options)));
}

/** Whether so many posts of the past may be read. */
export function affordsPast(posts: number, options: SourceContext['options'], spending: Spending): boolean {
  return (
    posts * postAtWorst(options) <= budgetOf(options) * BACKFILL_PART && posts <= postsLeft(spending, options)
  );
}

/** @throws SourceError when the rest of the budget pays for no page any more */
export function mustAfford(spending: Spending, options: SourceContext['options'], now: Millis): void {
  if (postsLeft(spending, options) >= SMALLEST_PAGE) return;
  const date = new Date(now);
  const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  throw new SourceError(
    'limited',
    `The X budget of $${budgetOf(options) / 1000} for ${spending.month} is used up (about $${(spending.spent / 1000).toFixed(2)}); it begins anew on the first of the month, or sooner with a larger EARSHOT_X_MONTHLY_BUDGET.`,
    { retryAfterMs: next - now },
  );
}

/** Thousandths of a dollar a month. */
function budgetOf(options: SourceContext['options']): number {
  const dollars = Number(options.monthlyBudget ?? DEFAULT_DOLLARS);
  return Math.round((Number.isFinite(dollars) && dollars >= 0 ? dollars : DEFAULT_DOLLARS) * 1000);
}

function monthOf(now: Millis): string {
  return new Date(now).toISOString().slice(0, 7);
}
