import type { InsteadOfPdf, ReportFormat } from '../../../listening/reports/report-file.ts';
import type { Plural } from '../shapes.ts';

/** What a format is called among people. */
const formats: Record<ReportFormat, string> = { pdf: 'PDF', html: 'HTML', csv: 'CSV', xlsx: 'Excel' };

const insteadOfPdf: Record<InsteadOfPdf, string> = {
  'no-pdf':
    'PDF files cannot be made where Earshot runs, so this is the same report as HTML. Whoever runs Earshot can install the optional packages.',
  timeout: 'The PDF took too long, so this is the same report as HTML. For a PDF, choose a shorter time.',
  failed: 'The PDF could not be made, so this is the same report as HTML.',
};

/** Reports as files: what is said around one, why one was not sent, and those that come by themselves. */
export const reportFiles = {
  formats,
  insteadOfPdf,
  file: (format: string) => `The whole report as ${format}`,
  below: (format: string) => `The whole report follows as ${format}.`,
  openHtml: 'Download it and open it in a browser.',
  gone: 'The file was not made: its keywords have been removed.',
  nothing: (n: string) => `Report ${n} has nothing to say: its keywords are paused or removed.`,
  onItsWay: (channel: string) => `The report is on its way to ${channel}.`,
  waits: (channel: string) =>
    `${channel} is paused. The report comes there when it resumes, if that is within two days.`,

  notSent: {
    'not-allowed': 'The file was not sent: Earshot may not upload files here. An admin can allow it.',
    scope:
      'The file was not sent: Earshot lacks the permission files:write. Whoever installed it can add it and install it again.',
    type: (format: string) => `The file was not sent: ${format} files are not allowed here.`,
    storage: 'The file was not sent: this workspace has no room for files. An admin can delete some.',
    shared: 'The file was not sent: files may not be shared with the other organization in this channel.',
    size: (size: string) => `The file was not sent: it is ${size}, more than may be sent here.`,
    sizeLimit: (size: string, limit: string) =>
      `The file was not sent: it is ${size}, and the limit here is ${limit}.`,
    megabytes: (n: string) => `${n} MB`,
    disk: 'The file was not saved: the disk is full. Free some space, then ask again.',
    folder: 'The file was not saved: Earshot cannot write to the folder “exports” beside its database.',
    unclear: 'The file was not sent: it was refused without a reason.',
  },
  /** What to do then, before a command. */
  instead: {
    'not-allowed': 'Until then, the report as a message:',
    type: 'Choose another kind:',
    size: 'Choose a shorter time or fewer keywords:',
    unclear: 'Try it once more:',
  },

  title: 'Scheduled reports',
  none: 'No report is scheduled yet. For one each Monday:',
  noneExample: '/earshot report weekly --file pdf --at "Mon 08:00"',
  which: 'Which report do you want to stop?',
  setting: 'Reports',
  listed: {
    one: '{n} report is scheduled:',
    other: '{n} reports are scheduled:',
  } as Plural,
  listExample: '/earshot report scheduled',
  columns: { number: 'Number', about: 'About', file: 'File', when: 'When', channel: 'Channel', next: 'Next' },
  added: (n: string) => `Report ${n} is scheduled.`,
  changed: (n: string) => `Report ${n} is changed.`,
  same: (n: string) => `Report ${n} was already set like that.`,
  removed: (n: string) => `Report ${n} is not scheduled any more.`,
  about: 'About',
  when: 'When',
  channel: 'Channel',
  next: 'Next',
  channelKeywords: (channel: string) => `all keywords of ${channel}`,
  otherChannelKeywords: 'all keywords of a channel that you cannot see',
  noKeywords: 'no keyword that you can see',
  paused: 'when the channel resumes',
  monthly: (date: string, at: string) => `on day ${date} of every month at ${at}`,
  /** Behind a day that some months do not have. */
  lastDay: 'or the last day',
  stop: (n: string) => `Stop report ${n}`,
  showAll: 'All scheduled reports',
  shortMonth: (text: string, lastDay: string) => `${text} (${lastDay})`,
};

export type ReportFileWords = typeof reportFiles;
