import { dueTimer, hasTimer } from '../listening/alerts/triage-timers.ts';
import type { Clock } from '../listening/time.ts';
import { MINUTE } from '../listening/time.ts';
import { actOnAlert } from '../services/alerts/act-on-alert.ts';
import { keepClock } from '../services/alerts/keep-clock.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

/** Triage's own clock: reminders, one escalation, "still on it?", unclaiming, the end of a snooze. */
export function timersJob({ store, clock }: { store: Store; clock: Clock }): Job {
  return {
    name: 'timers',
    everyMs: MINUTE,
    run: async () => {
      const now = clock.now();
      const outages = (await store.holds()).filter(({ why }) => why === 'down' || why === 'no-connection');
      for (const workspace of await store.workspaces()) {
        const channels = await store.channels(workspace.id);
        for (const open of await store.alerts(workspace.id, { open: true })) {
          if (!hasTimer(open)) continue;
          const { alert, clock } = await keepClock(store, open, channels, now, outages);
          const action = dueTimer(alert, now, clock);
          if (action)
            await actOnAlert(store, { workspaceId: workspace.id, alertId: alert.id }, action, 'timer', now);
        }
      }
    },
  };
}
