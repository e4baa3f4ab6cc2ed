/** Copy of Discord's own surfaces. */
export const discord = {
  /** Name of the group of commands that act on alerts. */
  triageGroup: 'triage',
  /** Name of the option that says what a command is about. */
  target: 'target',
  root: 'What people say about your brand: alerts, digests, reports',
  posts: 'Single posts: list, export, correct, tag',
  manage: 'For managers: share, import, audit, forget',
  triage: 'Handle alerts',
  confirm: 'Yes, go on',
  cancel: 'Cancel',
  canceled: 'Canceled. Nothing was changed.',
  ask: (label: string) => `${label}?`,
  /** Discord did not open it, for a reason that is neither the person's nor theirs to mend. */
  formRefused: (verb: string) =>
    `Discord did not open the form. Try again in a minute, or type the command: /earshot help ${verb} shows how.`,
  openForm: 'Open the form',
  /** An option as the label of its field: `take over`. */
  fieldName: (option: string) => option.replaceAll('-', ' '),
  upTo: (what: string, max: string) => `${what} (up to ${max} characters)`,
  otherFields: 'Other settings',
  yes: 'yes',
  no: 'no',
};

export type DiscordWords = typeof discord;
