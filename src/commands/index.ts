import { add } from './add.ts';
import { alert } from './alert.ts';
import { alerts } from './alerts.ts';
import { assign } from './assign.ts';
import { audit } from './audit.ts';
import { claim } from './claim.ts';
import type { CommandDefinition } from './command.ts';
import { compare } from './compare.ts';
import { dashboard } from './dashboard.ts';
import { digest } from './digest.ts';
import { dismiss } from './dismiss.ts';
import { edit } from './edit.ts';
import { escalate } from './escalate.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';
import { importCommand } from './import.ts';
import { link } from './link.ts';
import { list } from './list.ts';
import { merge } from './merge.ts';
import { note } from './note.ts';
import { pause, resume } from './pause.ts';
import { preview } from './preview.ts';
import { release } from './release.ts';
import { remove } from './remove.ts';
import { reopen } from './reopen.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';
import { resolve } from './resolve.ts';
import { language, settings } from './settings.ts';
import { snooze } from './snooze.ts';
import { sources } from './sources.ts';
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
