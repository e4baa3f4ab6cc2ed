/** Copy of Slack's own surfaces. */
export const slack = {
  cancel: 'Cancel',
  save: 'Save',
  close: 'Close',
  change: 'Change…',
  yes: 'Yes',
  no: 'No',
  choose: 'Choose',
  /** In a form that a button beside a post has opened. */
  thisPost: 'This post',
  /** Label of the second field of an option that takes people and user groups. */
  groupsOf: (option: string) => `User groups: ${option}`,
  dayAndTime: '2026-03-05 or 2026-03-05 14:00',
  /** Under the query of the add form, before anything was tried. */
  tryFirst: 'Press Enter in the field to see what this query finds.',
  /** Under the channel of the add form, opened outside of channels. */
  longOnes: (max: string) => `This form takes ${max} characters. Type the command for a longer query.`,
  tooLongToShow: (label: string) => `${label}: too long for this form, so it stays as it is.`,
  elseDirect: 'If you leave it empty, alerts come to you as direct messages.',
  uninvited: 'The form took too long to open. Please try again.',
  /** Slack did not open it, for a reason that is neither the person's nor theirs to mend. */
  formRefused: (verb: string) =>
    `Slack did not open the form. Try again in a minute, or type the command: /earshot help ${verb} shows how.`,
  sure: 'Are you sure?',
  more: 'Not everything fits here. For more, type /earshot help.',
  /** At the end of an edited message that has become longer than its place. */
  cutOff: 'Not everything fits here.',
  /** In place of a continuation that is not needed any more. */
  emptied: 'The message above is shorter now. Nothing more here.',
};

export type SlackWords = typeof slack;
