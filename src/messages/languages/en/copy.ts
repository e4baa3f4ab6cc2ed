import { alertKinds } from './alert-kinds.ts';
import { alerts } from './alerts.ts';
import { browse } from './browse.ts';
import { campaigns } from './campaigns.ts';
import { charts } from './charts.ts';
import { commands } from './commands.ts';
import { compare } from './compare.ts';
import { dashboard } from './dashboard.ts';
import { dashboardPage } from './dashboard-page.ts';
import { digest } from './digest.ts';
import { discord } from './discord.ts';
import { doubts } from './doubts.ts';
import { help } from './help.ts';
import { judgement } from './judgement.ts';
import { keywords } from './keywords.ts';
import { lists } from './lists.ts';
import { mentions } from './mentions.ts';
import { network } from './network.ts';
import { notices } from './notices.ts';
import { people } from './people.ts';
import { posts } from './posts.ts';
import { problems } from './problems.ts';
import { query } from './query.ts';
import { queryHelp } from './query-help.ts';
import { relevance } from './relevance.ts';
import { replay } from './replay.ts';
import { reportFiles } from './report-files.ts';
import { reportPages } from './report-pages.ts';
import { reports } from './reports.ts';
import { settings } from './settings.ts';
import { slack } from './slack.ts';
import { sources } from './sources.ts';
import { terminal } from './terminal.ts';
import { themes } from './themes.ts';
import { translation } from './translation.ts';
import { triage } from './triage.ts';
import { units } from './units.ts';
import { webhooks } from './webhooks.ts';
import { why } from './why.ts';
import { zones } from './zones.ts';

/** English: its shape is what every other language has to fill. */
export const copy = {
  alertKinds,
  alerts,
  browse,
  campaigns,
  charts,
  commands,
  compare,
  dashboard,
  dashboardPage,
  digest,
  discord,
  doubts,
  help,
  judgement,
  keywords,
  lists,
  mentions,
  network,
  notices,
  people,
  posts,
  problems,
  query,
  queryHelp,
  relevance,
  replay,
  reportPages,
  reports,
  reportFiles,
  settings,
  slack,
  sources,
  terminal,
  themes,
  translation,
  triage,
  units,
  webhooks,
  why,
  zones,
};

export type LanguageCopy = typeof copy;
