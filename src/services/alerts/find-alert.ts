import { UserError } from '../../config/errors.ts';
import { type Alert, bearsMark, readMarked } from '../../listening/alerts/alert.ts';
import { clip } from '../../messages/foreign.ts';
import type { Store } from '../../store/store.ts';

/** Alerts of late that are looked through for one whose number has changed. */
const MAX_MOVED = 1_000;

/** By number (`12`, `#12`), a button's marked number, or id. @throws UserError('alert-not-found') */
export async function findAlert(store: Store, workspaceId: string, typed: string): Promise<Alert> {
  const marked = readMarked(typed);
  if (marked) return findMarked(store, workspaceId, marked);
  const number = /^#?(\d{1,9})$/.exec(typed);
  const alert = number
    ? await store.alertByNumber(workspaceId, Number(number[1]))
    : await store.alert(workspaceId, typed);
  if (!alert) throw new UserError('alert-not-found', { typed: clip(typed, 60) });
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
