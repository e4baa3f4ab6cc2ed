export const help = {
  title: 'What Earshot can do',
  intro:
    'Earshot listens for names in public posts and tells you here: a digest, an alert when something is unusual.',
  groups: { listen: 'Listen', read: 'Read', triage: 'Handle alerts', settings: 'Settings' },
  more: 'All about one command:',
  moreExample: '/earshot help add',
  first: 'Start with a name people use for you:',
  firstExample: '/earshot add kestrelbox',
  addFirst: 'Add a keyword',
  usage: 'Usage',
  example: 'Example',
  also: 'Also called',
  arguments: 'What you can say',
  required: 'required',
  choices: (choices: string) => `one of: ${choices}`,
  between: (min: string, max: string) => `${min} to ${max}`,
  kinds: {
    text: 'text',
    integer: 'number',
    choice: 'choice',
    flag: 'on its own',
    duration: 'like 30m, 4h, 7d',
    time: 'like 09:00',
    channel: 'a channel',
    person: 'a person',
    lookup: { keyword: 'a keyword', alert: 'an alert number', source: 'a source', verb: 'a command' },
  },
  adminOnly: 'Only admins of this workspace may do this.',
  cannotUndo: 'This cannot be undone; you are asked first.',
  summaryVerb: (verb: string, description: string) => `${verb}: ${description}`,
};

export type HelpWords = typeof help;
