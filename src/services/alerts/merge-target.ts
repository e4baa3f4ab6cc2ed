import type { Alert } from '../../listening/alerts/alert.ts';
import type { Store } from '../../store/store.ts';

/** The alert to merge into: whoever names one that was merged itself means the one that goes on. */
export async function mergeTarget(store: Store, alert: Alert): Promise<Alert> {
  const { duplicateOf } = alert.triage;
  const next = duplicateOf === null ? null : await store.alert(alert.workspaceId, duplicateOf);
  return next ? mergeTarget(store, next) : alert;
}
