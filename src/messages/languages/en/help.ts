export const help = {
  title: 'What Earshot can do',
  intro:
    'Earshot listens for names in public posts and tells you here: a digest, an alert when something is unusual.',
  groups: { listen: 'Listen', read: 'Read', posts: 'Posts', triage: 'Handle alerts', settings: 'Settings' },
  more: 'All about one command:',
  moreExample: '/earshot help add',
  first: 'What to do first',
  steps: {
    add: { command: '/earshot add kestrelbox', what: 'listen for a name that people use for you' },
    list: { command: '/earshot list', what: 'what is listened for, and what it brought' },
    sources: {
      command: '/earshot sources --add https://blog.example',
      what: 'read a feed or a site of yours too',
    },
    alerts: { command: '/earshot alerts', what: 'what is unusual now, and who has it' },
    digest: { command: '/earshot digest daily --at 09:00', what: 'when this channel gets its digest' },
    settings: { command: '/earshot settings', what: 'language, quiet hours, who is on call' },
  },
  addFirst: 'Add a keyword',
  greetings: {
    installed:
      'Thank you for installing Earshot. Add a keyword here, or invite me to a channel and add it there: a digest comes every morning, and an alert when something is unusual.',
    returned:
      'Thank you for installing Earshot again. Keywords, channels and alerts are as they were; nothing was read while I was away.',
    invited:
      'Hello! Add a keyword, and I tell this channel what is said about it in public posts: a digest every morning, and an alert when something is unusual.',
    resumed: 'Thank you for inviting me: I post here again. Everything was counted meanwhile.',
    mentioned: 'I only see messages that name me. To talk to me, type',
  },
  greetingCommand: '/earshot',
  setUpByManagers: 'To set me up, you need the permission “Manage Channels” in the channel.',
  setUpRoles: 'An admin can let a role do it, too:',
  setUpCommand: '/earshot settings --set-up-roles @role',
  setUpRolesAre: 'These roles may do it, too:',
  setUpByAdmins: 'Only admins of this workspace can set me up.',
  usage: 'Usage',
  example: 'Example',
  also: 'Also called',
  arguments: 'What you can say',
  required: 'required',
  choices: (choices: string) => `one of: ${choices}`,
  between: (min: string, max: string) => `${min} to ${max}`,
  kinds: {
    text: '',
    integer: 'number',
    choice: 'choice',
    flag: 'on its own',
    duration: 'like 30m, 4h, 7d',
    time: 'like 09:00',
    moment: 'like 2026-11-24 or 2026-11-24 18:00',
    channel: 'a channel',
    person: 'a person',
    people: 'people or groups, like @maplefox, @desk',
    lookup: {
      keyword: 'a keyword',
      alert: 'an alert number',
      source: 'a source',
      verb: 'a command',
      post: 'a link, or a reference like p1z',
    },
  },
  placeholders: {
    text: 'text',
    choice: 'choice',
    lookup: { keyword: 'keyword', alert: 'number', source: 'source', verb: 'command', post: 'post' },
  },
  adminOnly: 'Only admins of this workspace may do this.',
  cannotUndo: 'This cannot be undone; you are asked first.',
  summaryVerb: (verb: string, description: string) => `${verb}: ${description}`,
};

export type HelpWords = typeof help;
