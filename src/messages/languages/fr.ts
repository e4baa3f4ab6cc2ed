import type { Copy } from './en.ts';
import { alerts } from './fr/alerts.ts';
import { commands } from './fr/commands.ts';
import { dashboard } from './fr/dashboard.ts';
import { digest } from './fr/digest.ts';
import { help } from './fr/help.ts';
import { keywords } from './fr/keywords.ts';
import { mentions } from './fr/mentions.ts';
import { notices } from './fr/notices.ts';
import { problems } from './fr/problems.ts';
import { query } from './fr/query.ts';
import { replay } from './fr/replay.ts';
import { settings } from './fr/settings.ts';
import { sources } from './fr/sources.ts';
import { triage } from './fr/triage.ts';
import { units } from './fr/units.ts';
import { webhooks } from './fr/webhooks.ts';
import { why } from './fr/why.ts';

export const fr: Copy = {
  alerts,
  commands,
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
