import { add } from './add.ts';
import { alert } from './alert.ts';
import { alerts } from './alerts.ts';
import { audit } from './audit.ts';
import type { CommandDefinition } from './command.ts';
import { compare } from './compare.ts';
import { dashboard } from './dashboard.ts';
import { digest } from './digest.ts';
import { edit } from './edit.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';
import { importCommand } from './import.ts';
import { link } from './link.ts';
import { list } from './list.ts';
import { pause, resume } from './pause.ts';
import { preview } from './preview.ts';
import { remove } from './remove.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';
import { language, settings } from './settings.ts';
import { sources } from './sources.ts';
import { assign, claim, dismiss, escalate, merge, note, release, reopen, resolve, snooze } from './triage.ts';
import { unlink } from './unlink.ts';
import { webhook } from './webhook.ts';
import { why } from './why.ts';

/** Everything people can ask for, in the order that help shows it. A new command: a file, and its line here. */
export const commands: readonly CommandDefinition[] = [
  add,
  preview,
  list,
  edit,
  alert,
  replay,
  pause,
  resume,
  remove,
  dashboard,
  report,
  compare,
  digest,
  alerts,
  why,
  claim,
  release,
  assign,
  snooze,
  escalate,
  note,
  merge,
  resolve,
  dismiss,
  reopen,
  sources,
  webhook,
  settings,
  language,
  importCommand,
  forget,
  audit,
  link,
  unlink,
  help,
];
