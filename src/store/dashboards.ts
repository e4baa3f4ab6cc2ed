import { record } from './audit.ts';
import { isOfHome } from './away.ts';
import { type Database, int, type SqlRow, text } from './database.ts';
import { insertDeliveries } from './outbox-writes.ts';
import type { Dashboard, Store } from './store.ts';

type Methods = 'dashboards' | 'dashboard' | 'keepDashboard' | 'refreshDashboard' | 'dropDashboard';

export function dashboardStore(database: Database): Pick<Store, Methods> {
  return {
    dashboards: async () =>
      (
        await database.all(
          `select * from dashboard where ${isOfHome('dashboard')} order by workspace, channel`,
        )
      ).map(dashboardOf),

    dashboard: async (workspaceId, channelId) => {
      const [row] = await database.all('select * from dashboard where workspace = $1 and channel = $2', [
        workspaceId,
        channelId,
      ]);
      return row ? dashboardOf(row) : null;
    },

    keepDashboard: (dashboard, delivery, audit) =>
      database.write(async (query) => {
        await query.all(
          `insert into dashboard (workspace, channel, root, shown, shown_at, kept_by) values ($1, $2, $3, $4, $5, $6)
           on conflict (workspace, channel) do update set root = excluded.root, shown = excluded.shown,
             shown_at = excluded.shown_at, kept_by = excluded.kept_by`,
          [
            dashboard.workspaceId,
            dashboard.channelId,
            dashboard.root,
            dashboard.shown,
            dashboard.shownAt,
            dashboard.keptBy,
          ],
        );
        await insertDeliveries(query, [delivery]);
        await record(query, [audit]);
      }),

    refreshDashboard: (dashboard, delivery) =>
      database.write(async (query) => {
        const still = await query.all(
          `update dashboard set shown = $4, shown_at = $5
           where workspace = $1 and channel = $2 and root = $3 returning root`,
          [dashboard.workspaceId, dashboard.channelId, dashboard.root, dashboard.shown, dashboard.shownAt],
        );
        if (still.length > 0) await insertDeliveries(query, [delivery]);
      }),

    dropDashboard: (dashboard, delivery, audit) =>
      database.write(async (query) => {
        const gone = await query.all(
          'delete from dashboard where workspace = $1 and channel = $2 and root = $3 returning root',
          [dashboard.workspaceId, dashboard.channelId, dashboard.root],
        );
        if (gone.length === 0) return;
        await insertDeliveries(query, [delivery]);
        await record(query, [audit]);
      }),
  };
}

function dashboardOf(row: SqlRow): Dashboard {
  return {
    workspaceId: text(row.workspace),
    channelId: text(row.channel),
    root: text(row.root),
    shown: text(row.shown),
    shownAt: int(row.shown_at),
    keptBy: text(row.kept_by),
  };
}
