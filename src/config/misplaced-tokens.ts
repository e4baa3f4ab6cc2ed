import type { ConfigProblem } from './source-options.ts';
import { isDiscordToken, variableOfValue } from './variable-names.ts';

type Name =
  | 'EARSHOT_SLACK_BOT_TOKEN'
  | 'EARSHOT_SLACK_APP_TOKEN'
  | 'EARSHOT_SLACK_SIGNING_SECRET'
  | 'EARSHOT_SLACK_CLIENT_ID'
  | 'EARSHOT_SLACK_CLIENT_SECRET'
  | 'EARSHOT_DISCORD_TOKEN';

const NAMES: readonly Name[] = [
  'EARSHOT_SLACK_BOT_TOKEN',
  'EARSHOT_SLACK_APP_TOKEN',
  'EARSHOT_SLACK_SIGNING_SECRET',
  'EARSHOT_SLACK_CLIENT_ID',
  'EARSHOT_SLACK_CLIENT_SECRET',
  'EARSHOT_DISCORD_TOKEN',
];

interface Kind {
  what: string;
  is(value: string): boolean;
  /** Where it belongs; null = the bot has no use for it. */
  of: Name | null;
}

/** What a value is, by its shape; a shape that is in no row is left to the platform, which knows best. */
const KINDS: readonly Kind[] = [
  {
    what: 'a bot token of Slack (xoxb-…)',
    is: (value) => variableOfValue(value) === 'EARSHOT_SLACK_BOT_TOKEN',
    of: 'EARSHOT_SLACK_BOT_TOKEN',
  },
  {
    what: 'an app token of Slack (xapp-…)',
    is: (value) => variableOfValue(value) === 'EARSHOT_SLACK_APP_TOKEN',
    of: 'EARSHOT_SLACK_APP_TOKEN',
  },
  { what: 'a user token of Slack (xoxp-…)', is: (value) => /^(?:xoxe\.)?xoxp-/i.test(value), of: null },
  {
    what: 'a token of Slack that is not for bots',
    is: (value) => /^xox[^bp]-/i.test(value),
    of: null,
  },
  { what: 'a token of Discord', is: isDiscordToken, of: 'EARSHOT_DISCORD_TOKEN' },
  {
    what: 'a client id of Slack',
    is: (value) => /^\d{9,}\.\d{9,}$/.test(value),
    of: 'EARSHOT_SLACK_CLIENT_ID',
  },
  { what: 'an application id of Discord', is: (value) => /^\d{17,20}$/.test(value), of: null },
  { what: 'a public key of Discord', is: (value) => /^[0-9a-f]{64}$/i.test(value), of: null },
  // Slack writes both of its secrets alike.
  {
    what: 'a secret of 32 letters, as Slack gives as signing secret and client secret',
    is: (value) => /^[0-9a-f]{32}$/i.test(value),
    of: 'EARSHOT_SLACK_SIGNING_SECRET',
  },
];

const IS_A_SECRET: ReadonlySet<Name> = new Set([
  'EARSHOT_SLACK_SIGNING_SECRET',
  'EARSHOT_SLACK_CLIENT_SECRET',
]);

/** Tokens in each other's place, and what is no token at all; no value is repeated. @param fixOf where each is found */
export function misplacedTokens(
  values: Readonly<Partial<Record<Name, unknown>>>,
  fixOf: (name: Name) => string,
): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const homeOf = new Map<Name, Name | null>();
  for (const name of NAMES) {
    const value = values[name];
    if (typeof value !== 'string') continue;
    if (isExample(value)) {
      problems.push({ name, problem: 'holds the example, not a value of your own', fix: fixOf(name) });
      continue;
    }
    const bare = value.replace(/^(?:Bot|Bearer)\s+/i, '');
    if (bare !== value) {
      const fix = 'Leave out the word before it: the token alone, without spaces.';
      problems.push({ name, problem: 'begins with a word that is no part of the token', fix });
      continue;
    }
    const kind = KINDS.find(({ is }) => is(value));
    if (!kind || kind.of === name || (IS_A_SECRET.has(name) && kind.of !== null && IS_A_SECRET.has(kind.of)))
      continue;
    homeOf.set(name, kind.of);
    problems.push({
      name,
      problem: `holds ${kind.what}`,
      fix: kind.of === null ? fixOf(name) : `That belongs in ${kind.of}. ${fixOf(name)}`,
    });
  }
  return problems.map((problem) => {
    const other = homeOf.get(problem.name as Name);
    if (!other || homeOf.get(other) !== problem.name) return problem;
    return { ...problem, fix: `It and ${other} are swapped: exchange the two values.` };
  });
}

/** `xoxb-…`, `xoxb-your-token`, `<token>`: as guides print them. */
function isExample(value: string): boolean {
  return (
    /…|\.\.\.|^<.*>$|^\*+$/.test(value) ||
    /^(?:xoxb-|xapp-)?(?:\d+-)?(?:your|my-|changeme|replace|paste|x{4,}|token(?:-|$))/i.test(value)
  );
}
