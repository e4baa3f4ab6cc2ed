import { type Clock, MINUTE } from '../listening/time.ts';
import { sendDueReport } from '../services/reports/send-report.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

/** Posts the scheduled reports that are due by each channel's own clock. */
export function reportsJob({ store, clock }: { store: Store; clock: Clock }): Job {
  return {
    name: 'reports',
    everyMs: MINUTE,
    run: async () => {
      const now = clock.now();
      const schedules = await store.reportSchedules();
      if (schedules.length === 0) return;
      const workspaces = new Map((await store.workspaces()).map((workspace) => [workspace.id, workspace]));
      const channels = new Map((await store.allChannels()).map((channel) => [channel.id, channel]));
      const failures: unknown[] = [];
      for (const schedule of schedules) {
        const workspace = workspaces.get(schedule.workspaceId);
        const channel = channels.get(schedule.channelId);
        if (!workspace || !channel) continue;
        // One that cannot be made keeps no other one back.
        await sendDueReport(store, workspace, channel, schedule, now).catch((error: unknown) =>
          failures.push(error),
        );
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
