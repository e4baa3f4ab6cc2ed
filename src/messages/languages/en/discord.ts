/** What only Discord's own surfaces say. */
export const discord = {
  root: 'What people say about your brand: alerts, digests, reports',
  manage: 'For managers: share with another place, import, audit, forget',
  triage: 'Take care of alerts',
  confirm: 'Yes, go on',
  cancel: 'Cancel',
  canceled: 'Canceled: nothing was done.',
  ask: (label: string) => `${label}?`,
  openForm: 'Open the form',
  otherFields: 'Other settings',
  yes: 'yes',
  no: 'no',
};

export type DiscordWords = typeof discord;
