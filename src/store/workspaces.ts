import type { HomeRef, Workspace } from '../listening/channel.ts';
import { record } from './audit.ts';
import { isLivedIn } from './away.ts';
import { takeNumbers } from './counter.ts';
import { type Database, json, type SqlQuery, text } from './database.ts';
import type { Store } from './store.ts';

type Methods =
  | 'workspaceOf'
  | 'createWorkspace'
  | 'saveWorkspace'
  | 'workspaces'
  | 'homes'
  | 'homesOn'
  | 'keepInstallation'
  | 'findInstallation'
  | 'forgetInstallation';

/** Workspaces, the homes they live in, and the tokens of the homes that installed the bot. */
export function workspaceStore(database: Database): Pick<Store, Methods> {
  return {
    workspaceOf: (home) => findWorkspace(database, home),

    createWorkspace: (workspace, home, homeName) =>
      database.write(async (query) => {
        await insertWorkspace(query, workspace);
        await placeHome(query, workspace.id, home, homeName);
      }),

    saveWorkspace: (workspace, audit) =>
      database.write(async (query) => {
        await query.all('update workspace set data = $2 where workspace = $1', [
          workspace.id,
          JSON.stringify(workspace),
        ]);
        await record(query, [audit]);
      }),

    workspaces: async () =>
      (await database.all(`select data from workspace where ${isLivedIn('workspace')} order by n`)).map(
        (row) => json<Workspace>(row.data),
      ),

    homes: async (workspaceId) => {
      const rows = await database.all(
        'select platform, home, name from home where workspace = $1 and removed_at is null order by platform, home',
        [workspaceId],
      );
      return rows.map((row) => ({
        platform: text(row.platform) as HomeRef['platform'],
        home: text(row.home),
        name: text(row.name),
      }));
    },

    homesOn: async (platform) =>
      (
        await database.all('select home from home where platform = $1 and removed_at is null order by home', [
          platform,
        ])
      ).map((row) => text(row.home)),

    keepInstallation: ({ platform, home }, installation) =>
      database.write(async (query) => {
        await query.all(
          `insert into installation (workspace, platform, home, data) values ('*', $1, $2, $3)
           on conflict (workspace, platform, home) do update set data = excluded.data`,
          [platform, home, installation],
        );
      }),

    findInstallation: async ({ platform, home }) => {
      const [row] = await database.all(
        "select data from installation where workspace = '*' and platform = $1 and home = $2",
        [platform, home],
      );
      return row ? text(row.data) : null;
    },

    forgetInstallation: (home) => database.write((query) => dropInstallation(query, home)),
  };
}

export async function findWorkspace(query: SqlQuery, home: HomeRef): Promise<Workspace | null> {
  const [row] = await query.all(
    `select workspace.data from home join workspace on workspace.workspace = home.workspace
     where home.platform = $1 and home.home = $2`,
    [home.platform, home.home],
  );
  return row ? json<Workspace>(row.data) : null;
}

export async function insertWorkspace(query: SqlQuery, workspace: Workspace): Promise<void> {
  const n = await takeNumbers(query, 'workspace', 1);
  await query.all('insert into workspace (workspace, n, data) values ($1, $2, $3)', [
    workspace.id,
    n,
    JSON.stringify(workspace),
  ]);
}

/** A home lives in one workspace: placing it takes it out of the one it was in. */
export async function placeHome(
  query: SqlQuery,
  workspaceId: string,
  { platform, home }: HomeRef,
  name: string,
): Promise<void> {
  await query.all('delete from home where platform = $1 and home = $2', [platform, home]);
  await query.all('insert into home (workspace, platform, home, name) values ($1, $2, $3, $4)', [
    workspaceId,
    platform,
    home,
    name,
  ]);
}

export async function dropInstallation(query: SqlQuery, { platform, home }: HomeRef): Promise<void> {
  await query.all("delete from installation where workspace = '*' and platform = $1 and home = $2", [
    platform,
    home,
  ]);
}
