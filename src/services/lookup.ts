import { UserError } from '../config/errors.ts';
import { type Alert, bearsMark, readMarked } from '../listening/alerts/alert.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import type { Store } from '../store/store.ts';
import { foldWord, nearest } from './nearest.ts';

/** Alerts of late that are looked through for one whose number has changed. */
const MAX_MOVED = 1_000;

/**
 * The keyword a person means: by id, name, query, or the only one whose name begins so.
 * @throws UserError('keyword-not-found' | 'keyword-ambiguous')
 */
export function findKeyword(keywords: readonly Keyword[], typed: string): Keyword {
  const folded = foldWord(typed);
  const exact =
    keywords.find(({ id }) => id === typed) ??
    keywords.find(({ name }) => foldWord(name) === folded) ??
    keywords.find(({ query }) => foldWord(query) === folded);
  if (exact) return exact;
  const begin = folded === '' ? [] : keywords.filter(({ name }) => foldWord(name).startsWith(folded));
  if (begin.length === 1) return begin[0]!;
  if (begin.length > 1) {
    const names = begin.slice(0, 5).map(({ name }) => name);
    throw new UserError('keyword-ambiguous', { typed: cut(typed), names: names.join(', ') });
  }
  const near = nearest(
    typed,
    keywords.map(({ name }) => name),
  );
  throw new UserError('keyword-not-found', { typed: cut(typed), ...(near === null ? {} : { near }) });
}

/** By number (`12`, `#12`), a button's marked number, or id. @throws UserError('alert-not-found') */
export async function findAlert(store: Store, workspaceId: string, typed: string): Promise<Alert> {
  const marked = readMarked(typed);
  if (marked) return findMarked(store, workspaceId, marked);
  const number = /^#?(\d{1,9})$/.exec(typed);
  const alert = number
    ? await store.alertByNumber(workspaceId, Number(number[1]))
    : await store.alert(workspaceId, typed);
  if (!alert) throw new UserError('alert-not-found', { typed: cut(typed) });
  return alert;
}

/** The alert that a button means. Since it was sent, it may have got another number, or stayed with another workspace. */
async function findMarked(
  store: Store,
  workspaceId: string,
  { number, mark }: { number: number; mark: string },
): Promise<Alert> {
  const alert = await store.alertByNumber(workspaceId, number);
  if (alert && bearsMark(alert, mark)) return alert;
  const moved = (await store.alerts(workspaceId, { limit: MAX_MOVED })).find((candidate) =>
    bearsMark(candidate, mark),
  );
  if (!moved) throw new UserError('alert-not-found', { number });
  return moved;
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
