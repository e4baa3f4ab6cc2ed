import { alertStore } from './alerts.ts';
import { auditStore } from './audit.ts';
import { awayHomeStore } from './away-homes.ts';
import { backFillStore } from './back-fill.ts';
import { browseStore } from './browse.ts';
import { campaignStore } from './campaigns.ts';
import { channelStore } from './channels.ts';
import { collectStore } from './collect.ts';
import { completeAuthorsStore } from './complete-authors.ts';
import { dashboardLinkStore } from './dashboard-links.ts';
import { dashboardStore } from './dashboards.ts';
import type { Database } from './database.ts';
import { feedStore } from './feeds.ts';
import { filteredStore } from './filtered.ts';
import { firstLookStore } from './first-looks.ts';
import { flagStore } from './flags.ts';
import { forgetStore } from './forget.ts';
import { homeStore } from './homes.ts';
import { jobStore } from './jobs.ts';
import { joinedStoryStore } from './joined-stories.ts';
import { keywordStore } from './keywords.ts';
import { knownStore } from './known.ts';
import { mentionStore } from './mentions.ts';
import { migrate } from './migrate.ts';
import { muteStore } from './mutes.ts';
import { outageStore } from './outages.ts';
import { outboxStore } from './outbox.ts';
import { peopleStore } from './people.ts';
import { pruneStore } from './prune.ts';
import { questionStore } from './questions.ts';
import { recountStore } from './recount.ts';
import { sweepAll } from './recover.ts';
import { rejudgeStore } from './rejudge.ts';
import { reportScheduleStore } from './report-schedules.ts';
import { requestStore } from './requests.ts';
import { sampleStore } from './sample.ts';
import { opinionStore } from './second-opinion.ts';
import { seriesStore } from './series.ts';
import { seriesPartStore } from './series-parts.ts';
import { sharedPostStore } from './shared-posts.ts';
import { openSqlite, type SqliteOptions } from './sqlite.ts';
import type { Store } from './store.ts';
import { taughtStore } from './taught.ts';
import { themeMarkStore } from './theme-marks.ts';
import { topStore } from './top-lists.ts';
import { unmatchedStore } from './unmatched.ts';
import { refineStore } from './unrefined.ts';
import { verdictStore } from './verdicts.ts';
import { withVersions } from './versions.ts';
import { webhookStore } from './webhooks.ts';
import { websubStore } from './websub.ts';
import { wordListStore } from './word-lists.ts';
import { workspaceStore } from './workspaces.ts';

/**
 * Opens the database file, brings its schema up to date and ends what a killed process had begun. `:memory:` for tests.
 * @throws UserError 'storage-read-only' | 'storage-full' | 'database-in-use'; Error when the file is damaged or of a newer Earshot
 */
export async function openStore(path: string, options: SqliteOptions = {}): Promise<Store> {
  const database = openSqlite(path, options);
  try {
    await migrate(database);
    await sweepAll(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return storeOver(database);
}

/** The store over any database that speaks its SQL. */
export function storeOver(database: Database): Store {
  return withVersions({
    ...workspaceStore(database),
    ...homeStore(database),
    ...awayHomeStore(database),
    ...channelStore(database),
    ...keywordStore(database),
    ...feedStore(database),
    ...requestStore(database),
    ...outageStore(database),
    ...knownStore(database),
    ...collectStore(database),
    ...completeAuthorsStore(database),
    ...webhookStore(database),
    ...websubStore(database),
    ...mentionStore(database),
    ...browseStore(database),
    ...filteredStore(database),
    ...verdictStore(database),
    ...forgetStore(database),
    ...seriesStore(database),
    ...seriesPartStore(database),
    ...sharedPostStore(database),
    ...topStore(database),
    ...sampleStore(database),
    ...themeMarkStore(database),
    ...peopleStore(database),
    ...campaignStore(database),
    ...recountStore(database),
    ...alertStore(database),
    ...auditStore(database),
    ...outboxStore(database),
    ...dashboardStore(database),
    ...reportScheduleStore(database),
    ...dashboardLinkStore(database),
    ...jobStore(database),
    ...unmatchedStore(database),
    ...backFillStore(database),
    ...firstLookStore(database),
    ...questionStore(database),
    ...refineStore(database),
    ...opinionStore(database),
    ...rejudgeStore(database),
    ...taughtStore(database),
    ...joinedStoryStore(database),
    ...flagStore(database),
    ...muteStore(database),
    ...wordListStore(database),
    ...pruneStore(database),
    backup: (path) => database.backup(path),
    close: () => database.close(),
  });
}
