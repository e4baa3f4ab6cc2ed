import { alerts } from './en/alerts.ts';
import { commands } from './en/commands.ts';
import { dashboard } from './en/dashboard.ts';
import { digest } from './en/digest.ts';
import { help } from './en/help.ts';
import { keywords } from './en/keywords.ts';
import { mentions } from './en/mentions.ts';
import { notices } from './en/notices.ts';
import { problems } from './en/problems.ts';
import { query } from './en/query.ts';
import { replay } from './en/replay.ts';
import { settings } from './en/settings.ts';
import { sources } from './en/sources.ts';
import { triage } from './en/triage.ts';
import { units } from './en/units.ts';
import { webhooks } from './en/webhooks.ts';
import { why } from './en/why.ts';
import type { CommandWords } from './shapes.ts';

/** English: its shape is what every other language has to fill. */
export const en = {
  alerts,
  commands: commands as CommandWords,
  dashboard,
  digest,
  help,
  keywords,
  mentions,
  notices,
  problems,
  query,
  replay,
  settings,
  sources,
  triage,
  units,
  webhooks,
  why,
};

export type Copy = typeof en;
