import type { Clock } from '../listening/time.ts';
import { HOUR, MINUTE } from '../listening/time.ts';
import type { AboutReader } from '../services/dashboards/about-keywords.ts';
import { firstDashboard, keptScope, nextDashboard } from '../services/dashboards/keep-dashboard.ts';
import { readDashboard } from '../services/dashboards/read-dashboard.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

/** An edit without news once in a while: the time it shows stays honest, and a deleted message is posted again. */
const AT_LEAST = HOUR;

/** Brings the kept dashboards up to date: one edit each when what they say has changed. */
export function dashboardJob({
  store,
  aboutOf,
  clock,
}: {
  store: Store;
  aboutOf: AboutReader;
  clock: Clock;
}): Job {
  return {
    name: 'dashboard',
    everyMs: 10 * MINUTE,
    run: async () => {
      const dashboards = await store.dashboards();
      if (dashboards.length === 0) return;
      const workspaces = new Map((await store.workspaces()).map((workspace) => [workspace.id, workspace]));
      for (const before of dashboards) {
        const now = clock.now();
        const workspace = workspaces.get(before.workspaceId);
        const channel = await store.channel(before.workspaceId, before.channelId);
        if (!workspace || !channel || channel.paused) continue;
        const view = await readDashboard(
          { store, aboutOf },
          { ...{ workspace, channel, now, actor: null }, ...keptScope(before) },
        );
        const old = now - before.shownAt >= AT_LEAST;
        const root = await store.delivery(before.root);
        if (!root || root.state === 'dropped') {
          // It never arrived: the platform would not take it then.
          if (!old) continue;
          const again = firstDashboard(view, channel, before.keptBy, now);
          await store.keepDashboard(again.dashboard, again.delivery, null);
          continue;
        }
        const next = nextDashboard(view, channel, before, now);
        if (next.dashboard.shown !== before.shown || old)
          await store.refreshDashboard(next.dashboard, next.delivery);
      }
    },
  };
}
