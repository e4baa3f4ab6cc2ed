import type { Delivery } from '../listening/delivery.ts';
import type { Millis } from '../listening/time.ts';
import type { Message } from '../messages/message.ts';
import type { AuditRow, Dashboard, DashboardLink } from './rows.ts';

/** Messages of channels that are kept up to date (store/dashboards.ts): each change in one batch with those that show it. */
export interface DashboardStore {
  dashboards(): Promise<Dashboard[]>;
  dashboard(workspaceId: string, channelId: string): Promise<Dashboard | null>;
  /** Keeps a dashboard in a channel, in place of the one that may be there. */
  keepDashboard(dashboard: Dashboard, delivery: Delivery<Message>, audit: AuditRow | null): Promise<void>;
  /** It says something else now; nothing happens when it is no longer kept, or another is. */
  refreshDashboard(dashboard: Dashboard, delivery: Delivery<Message>): Promise<void>;
  dropDashboard(dashboard: Dashboard, delivery: Delivery<Message>, audit: AuditRow): Promise<void>;
}

/** Links to pages of dashboards (store/dashboard-links.ts): those that are valid. */
export interface DashboardLinkStore {
  dashboardLinks(workspaceId: string, now: Millis): Promise<DashboardLink[]>;
  /** @param hash of its secret */
  dashboardLinkBy(hash: string, now: Millis): Promise<DashboardLink | null>;
  /** Gives it its number. */
  addDashboardLink(
    hash: string,
    link: Omit<DashboardLink, 'number'>,
    audit: (link: DashboardLink) => AuditRow,
  ): Promise<DashboardLink>;
  /** @returns false when it was gone before */
  dropDashboardLink(link: Pick<DashboardLink, 'workspaceId' | 'number'>, audit: AuditRow): Promise<boolean>;
}
