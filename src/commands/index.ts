import { addCommand } from './add.ts';
import { alertCommand } from './alert.ts';
import { alertsCommand } from './alerts.ts';
import { auditCommand } from './audit.ts';
import { campaignCommand } from './campaign.ts';
import type { CommandDefinition } from './command.ts';
import { compareCommand } from './compare.ts';
import { dashboardCommand } from './dashboard.ts';
import { digestCommand } from './digest.ts';
import { editCommand } from './edit.ts';
import { excludeCommand } from './exclude.ts';
import { exportCommand } from './export.ts';
import { forgetCommand } from './forget.ts';
import { helpCommand } from './help.ts';
import { importCommand } from './import.ts';
import { lessonsCommand } from './lessons.ts';
import { linkCommand } from './link.ts';
import { listCommand } from './list.ts';
import { listsCommand } from './lists.ts';
import { mentionsCommand } from './mentions.ts';
import { muteCommand, unmuteCommand } from './mute.ts';
import { pauseCommand, resumeCommand } from './pause.ts';
import { peopleCommand } from './people.ts';
import { copyCommand, markCommand, restoreCommand, starCommand, tagCommand } from './posts.ts';
import { previewCommand } from './preview.ts';
import { removeCommand } from './remove.ts';
import { replayCommand } from './replay.ts';
import { reportCommand } from './report.ts';
import { languageCommand, settingsCommand } from './settings.ts';
import { sourcesCommand } from './sources.ts';
import { themesCommand } from './themes.ts';
import { translateCommand } from './translate.ts';
import {
  assignCommand,
  claimCommand,
  dismissCommand,
  escalateCommand,
  mergeCommand,
  noteCommand,
  releaseCommand,
  reopenCommand,
  resolveCommand,
  snoozeCommand,
} from './triage.ts';
import { undoCommand } from './undo.ts';
import { unlinkCommand } from './unlink.ts';
import { webhookCommand } from './webhook.ts';
import { whyCommand } from './why.ts';

/** Everything people can ask for, in the order that help shows it. A new command: a file, and its line here. */
export const commands: readonly CommandDefinition[] = [
  addCommand,
  previewCommand,
  translateCommand,
  listCommand,
  editCommand,
  alertCommand,
  replayCommand,
  pauseCommand,
  resumeCommand,
  lessonsCommand,
  listsCommand,
  excludeCommand,
  removeCommand,
  dashboardCommand,
  reportCommand,
  themesCommand,
  peopleCommand,
  compareCommand,
  campaignCommand,
  digestCommand,
  alertsCommand,
  mentionsCommand,
  exportCommand,
  whyCommand,
  markCommand,
  tagCommand,
  starCommand,
  copyCommand,
  muteCommand,
  unmuteCommand,
  restoreCommand,
  claimCommand,
  releaseCommand,
  assignCommand,
  snoozeCommand,
  escalateCommand,
  noteCommand,
  mergeCommand,
  resolveCommand,
  dismissCommand,
  reopenCommand,
  undoCommand,
  sourcesCommand,
  webhookCommand,
  settingsCommand,
  languageCommand,
  importCommand,
  forgetCommand,
  auditCommand,
  linkCommand,
  unlinkCommand,
  helpCommand,
];
