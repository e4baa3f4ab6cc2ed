import type { Person } from '../listening/channel.ts';
import { record } from './audit.ts';
import { isLivedIn, isOfHome } from './away.ts';
import { takeNumbers } from './counter.ts';
import type { DashboardLinkStore } from './dashboard-parts.ts';
import { type Database, int, json, type SqlQuery, type SqlRow, text } from './database.ts';
import type { DashboardLink } from './rows.ts';

export function dashboardLinkStore(database: Database): DashboardLinkStore {
  return {
    dashboardLinks: async (workspaceId, now) =>
      (
        await database.all(
          'select * from dashboard_link where workspace = $1 and until > $2 order by number',
          [workspaceId, now],
        )
      ).map(linkOf),

    dashboardLinkBy: async (hash, now) => {
      const [row] = await database.all(
        `select * from dashboard_link where hash = $1 and until > $2
         and ${isLivedIn('dashboard_link')} and ${isOfHome('dashboard_link')}`,
        [hash, now],
      );
      return row ? linkOf(row) : null;
    },

    addDashboardLink: (hash, fields, audit) =>
      database.write(async (query) => {
        const link = { ...fields, number: await takeNumbers(query, 'dashboard-link', 1) };
        await query.all(
          `insert into dashboard_link (hash, workspace, channel, number, scope, created_at, until, person)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [
            hash,
            link.workspaceId,
            link.channelId,
            link.number,
            link.scope,
            link.createdAt,
            link.until,
            JSON.stringify(link.createdBy),
          ],
        );
        await record(query, [audit(link)]);
        return link;
      }),

    dropDashboardLink: ({ workspaceId, number }, audit) =>
      database.write(async (query) => {
        const gone = await query.all(
          'delete from dashboard_link where workspace = $1 and number = $2 returning number',
          [workspaceId, number],
        );
        if (gone.length > 0) await record(query, [audit]);
        return gone.length > 0;
      }),
  };
}

/** What the links of a channel show is no longer what they were made for. */
export async function dropLinksOf(query: SqlQuery, channelId: string): Promise<void> {
  await query.all('delete from dashboard_link where channel = $1', [channelId]);
}

function linkOf(row: SqlRow): DashboardLink {
  return {
    workspaceId: text(row.workspace),
    channelId: text(row.channel),
    number: int(row.number),
    scope: text(row.scope) as DashboardLink['scope'],
    createdAt: int(row.created_at),
    until: int(row.until),
    createdBy: json<Person>(row.person),
  };
}
