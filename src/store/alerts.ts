import type { Alert } from '../listening/alerts/alert.ts';
import type { Stream } from '../listening/alerts/stream.ts';
import { record } from './audit.ts';
import { type Database, int, json, type SqlQuery, text } from './database.ts';
import { insertDeliveries } from './outbox-writes.ts';
import type { DetectorRow, Store } from './store.ts';

type Methods = 'detectorRows' | 'commitDetected' | 'alerts' | 'alert' | 'alertByNumber' | 'commitAct';

export function alertStore(database: Database): Pick<Store, Methods> {
  return {
    detectorRows: async (workspaceId) => {
      const rows = await database.all(
        'select keyword, stream, final_until, state from detector where workspace = $1 order by keyword, stream',
        [workspaceId],
      );
      return rows.map((row) => ({
        workspaceId,
        keywordId: text(row.keyword),
        stream: text(row.stream) as Stream,
        finalUntil: int(row.final_until),
        state: text(row.state),
      }));
    },

    commitDetected: ({ workspaceId, detectors, raised, changed, audit, deliveries }) =>
      database.write(async (query) => {
        await saveDetectors(query, detectors);
        const numbered: Alert[] = [];
        for (const alert of raised) {
          const stored = await insertAlert(query, workspaceId, alert);
          if (stored) numbered.push(stored);
        }
        const moved: Alert[] = [];
        for (const { alert, expectedVersion } of changed) {
          const stored = await updateAlert(query, alert, expectedVersion);
          if (stored) moved.push(stored);
        }
        if (numbered.length + moved.length > 0) await record(query, audit);
        await insertDeliveries(query, deliveries(numbered, moved));
        return numbered;
      }),

    alerts: async (workspaceId, { open, keywordId, since, limit }) => {
      const rows = await database.all(
        `select data from alert where workspace = $1 and ($2 is null or open = $2) and ($3 is null or keyword = $3)
           and raised_at >= $4 order by raised_at desc, number desc limit $5`,
        [
          workspaceId,
          open === undefined ? null : Number(open),
          keywordId ?? null,
          since ?? 0,
          limit ?? Number.MAX_SAFE_INTEGER,
        ],
      );
      return rows.map((row) => json<Alert>(row.data));
    },

    alert: async (workspaceId, id) => {
      const [row] = await database.all('select data from alert where workspace = $1 and id = $2', [
        workspaceId,
        id,
      ]);
      return row ? json<Alert>(row.data) : null;
    },

    alertByNumber: async (workspaceId, number) => {
      const [row] = await database.all('select data from alert where workspace = $1 and number = $2', [
        workspaceId,
        number,
      ]);
      return row ? json<Alert>(row.data) : null;
    },

    commitAct: async (changed, audit, deliveries) => {
      try {
        await database.write(async (query) => {
          for (const { alert, expectedVersion } of changed) {
            if (!(await updateAlert(query, alert, expectedVersion))) throw new Overtaken();
          }
          await record(query, audit);
          await insertDeliveries(query, deliveries);
        });
        return true;
      } catch (error) {
        if (error instanceof Overtaken) return false;
        throw error;
      }
    },
  };
}

/** Somebody else was faster: the batch is taken back whole. */
class Overtaken extends Error {}

async function saveDetectors(query: SqlQuery, detectors: readonly DetectorRow[]): Promise<void> {
  // Of a keyword that was removed meanwhile, nothing may stay.
  await query.each(
    `insert into detector (workspace, keyword, stream, final_until, state)
     select workspace, id, $3, $4, $5 from keyword where workspace = $1 and id = $2
     on conflict (workspace, keyword, stream) do update set final_until = excluded.final_until, state = excluded.state`,
    detectors.map((row) => [row.workspaceId, row.keywordId, row.stream, row.finalUntil, row.state]),
  );
}

/** @returns the alert with its number; null when its id is stored already, or its keyword is gone */
async function insertAlert(query: SqlQuery, workspaceId: string, alert: Alert): Promise<Alert | null> {
  const [known] = await query.all('select 1 as one from alert where workspace = $1 and id = $2', [
    workspaceId,
    alert.id,
  ]);
  if (known) return null;
  const [keyword] = await query.all('select 1 as one from keyword where workspace = $1 and id = $2', [
    workspaceId,
    alert.keywordId,
  ]);
  if (!keyword) return null;
  const [counted] = await query.all(
    'update workspace set last_alert = last_alert + 1 where workspace = $1 returning last_alert',
    [workspaceId],
  );
  if (!counted) return null;
  const numbered = { ...alert, number: int(counted.last_alert) };
  await query.all(
    `insert into alert (workspace, id, number, keyword, open, raised_at, version, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      workspaceId,
      alert.id,
      numbered.number,
      alert.keywordId,
      isOpen(alert),
      alert.raisedAt,
      alert.version,
      JSON.stringify(numbered),
    ],
  );
  return numbered;
}

/** @returns the alert with its new version; null when it has been changed since it was read */
async function updateAlert(query: SqlQuery, alert: Alert, expectedVersion: number): Promise<Alert | null> {
  const next = { ...alert, version: expectedVersion + 1 };
  const changed = await query.all(
    `update alert set data = $4, version = $5, open = $6
     where workspace = $1 and id = $2 and version = $3 returning id`,
    [alert.workspaceId, alert.id, expectedVersion, JSON.stringify(next), next.version, isOpen(alert)],
  );
  return changed.length > 0 ? next : null;
}

function isOpen({ triage }: Alert): number {
  return triage.state === 'resolved' || triage.state === 'dismissed' ? 0 : 1;
}
