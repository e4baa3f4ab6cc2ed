/** Long because it is the one list of all variables. */

import { isIP } from 'node:net';
import { z } from 'zod';
import type { Language } from '../listening/channel.ts';
import { SOURCES } from '../listening/sources/index.ts';
import { languageTags, namesOfLanguage } from '../messages/languages/index.ts';
import { readZone } from '../messages/languages/zone-words.ts';
import { misnamedFiles, readEnvFile } from './env-file.ts';
import { misplacedTokens } from './misplaced-tokens.ts';
import { readColor, readLogo } from './report-look.ts';
import { keyList, type SlackConnection, type SlackVariables, slackConnection } from './slack-connection.ts';
import { type ConfigProblem, sourceOptions, sourceVariable } from './source-options.ts';
import { isMeantForUs, looksOurs, meantVariable, variableOfValue } from './variable-names.ts';

/** One variable of the environment: how it is read, what it is for, and how to mend it. The table of docs/configuration.md is made from this. */
interface Variable<T> {
  schema: z.ZodType<T>;
  /** As shown in docs/configuration.md; empty = not set. */
  fallback: string;
  about: string;
  fix: string;
  secret?: boolean;
}

function variable<T>(
  schema: z.ZodType<T>,
  fallback: string,
  about: string,
  fix: string,
  secret = false,
): Variable<T> {
  return { schema, fallback, about, fix, secret };
}

const text = z.string().trim();
const orList = (items: readonly string[]) => new Intl.ListFormat('en', { type: 'disjunction' }).format(items);
const optional = text.transform((value) => (value === '' ? null : value));
const timeZone = text.transform((typed, context) => {
  if (typed === '') return machineZone();
  if (isTimeZone(typed)) return typed;
  const reading = readZone(typed, Date.now());
  if (reading !== null && 'zone' in reading) return reading.zone;
  const several = reading === null ? '' : `: it may be ${orList(reading.among)}`;
  context.addIssue(`is not one time zone${several}`);
  return z.NEVER;
});
/** `fr`, and as machines and people write it: `fr-FR`, `fr_FR.UTF-8`, `French`. */
const language = text.transform((typed, context) => {
  const wanted = typed.toLowerCase();
  const [base = ''] = wanted.split(/[-_.@]/);
  const found = languageTags.find(
    (tag) => tag === base || namesOfLanguage(tag).some((name) => name.toLowerCase() === wanted),
  );
  if (found !== undefined) return found;
  context.addIssue(`is not one of ${languageTags.join(', ')}`);
  return z.NEVER;
});
/** Shells put a folder in the place of these; a file of settings is read as it stands, and made a folder named `~`. */
const path = text
  .min(1, 'is empty')
  .refine((value) => !/^(?:~|\$|%\w+%)/.test(value), 'begins with a sign that only a shell replaces');
const list = text.transform((value) => value.split(/[\s,]+/).filter((item) => item !== ''));
const wholeNumber = (min: number, max: number) =>
  text
    .transform(Number)
    .pipe(
      z
        .number('is not a number')
        .int('is not a whole number')
        .min(min, `is below ${min}`)
        .max(max, `is above ${max}`),
    );
const httpUrl = optional.refine(
  (value) => value === null || /^https?:\/\/[^\s]+$/.test(value),
  'is not an http(s) address',
);

const logo = text.transform((path, context) => {
  if (path === '') return null;
  const read = readLogo(path);
  if (typeof read !== 'string') return read;
  context.addIssue(read);
  return z.NEVER;
});
const color = text.transform((typed, context) => {
  if (typed === '') return null;
  const read = readColor(typed);
  if (typeof read !== 'string') return read.color;
  context.addIssue(read);
  return z.NEVER;
});

export const VARIABLES = {
  EARSHOT_DATABASE: variable(
    path,
    './data/earshot.db',
    'File of the database; made when it is missing.',
    'Give a path in a folder that this user may write.',
  ),
  EARSHOT_LANGUAGE: variable(
    language,
    'en',
    `Language of the bot in new workspaces: ${orList(languageTags.map((tag) => `\`${tag}\``))}.`,
    `Use ${orList(languageTags)}.`,
  ),
  EARSHOT_TIME_ZONE: variable(
    timeZone,
    '',
    'Time zone of new workspaces and channels, an IANA name; empty = as the chat platform knows it, else that of this machine, and people are asked.',
    'Use a name such as Europe/Paris or America/New_York.',
  ),
  EARSHOT_CONTACT: variable(
    optional,
    '',
    'Address of a page or mailbox that tells site owners who reads their feeds; sent in the User-Agent.',
    'Give an https:// address or a mailbox.',
  ),
  EARSHOT_RETENTION_DAYS: variable(
    wholeNumber(1, 3650),
    '90',
    'Days that text and authors are kept in new workspaces; totals stay.',
    'Give a whole number of days, 1 to 3650.',
  ),
  EARSHOT_UNMATCHED_DAYS: variable(
    wholeNumber(0, 30),
    '7',
    'Days that posts which no keyword matched are kept (title, text, author, date), to be tried on keywords that are added or changed later; `0` = none.',
    'Give a whole number of days, 0 to 30.',
  ),
  EARSHOT_KEEP_REMOVED_DAYS: variable(
    wholeNumber(0, 365),
    '30',
    'Days that the data of a workspace or server which removed the bot is kept, unread and unseen, for the day on which it invites the bot again; then it is deleted.',
    'Give a whole number of days, 0 to 365.',
  ),
  EARSHOT_IMPORT_DIR: variable(
    text.min(1, 'is empty'),
    './data/import',
    'Folder whose CSV, NDJSON and OPML files `import` may read.',
    'Give a folder.',
  ),
  EARSHOT_CHART_DIR: variable(
    path,
    './data/charts',
    'Folder where the terminal workspace writes its charts.',
    'Give a folder that this user may write.',
  ),
  EARSHOT_QUICKCHART_URL: variable(
    httpUrl,
    '',
    'Your own QuickChart server; empty = charts are drawn in the process.',
    'Give an address such as http://127.0.0.1:3400, or leave it empty.',
  ),
  EARSHOT_QUICKCHART_PUBLIC: variable(
    z.enum(['no', 'yes'], 'is neither yes nor no'),
    'no',
    '`yes` allows the public quickchart.io, which then sees your keywords and figures.',
    'Use yes or no.',
  ),
  EARSHOT_REPORT_LOGO: variable(
    logo,
    '',
    'Your logo, at the top of reports that are files: a PNG, JPEG or plain SVG of at most 200 kB.',
    'Give the path of a PNG, a JPEG, or an SVG without scripts, styles and links, of at most 200 kB; or leave it empty.',
  ),
  EARSHOT_REPORT_COLOR: variable(
    color,
    '',
    'Your color, for lines and marks of such reports, as `#rrggbb`; dark enough for white paper.',
    'Give a color such as #0b6e4f, or leave it empty.',
  ),
  EARSHOT_ALLOW_PRIVATE: variable(
    list,
    '',
    'Feeds on your own network that may be read, as `host:port`, separated by commas. All other private addresses are refused.',
    'Use host:port, host:port.',
  ),
  EARSHOT_SENTENCE_MODEL: variable(
    z.enum(['auto', 'on', 'off'], 'is not auto, on or off'),
    'auto',
    'The sentence model, which judges the sentiment of English posts a second time, seconds after they come, and whether they are about their keyword once marks have taught that: `auto` = where this process may take 512 MB more (the limit of its container counts); it uses about 210. Nothing is downloaded.',
    'Use auto, on or off.',
  ),
  EARSHOT_SECOND_OPINION_URL: variable(
    httpUrl.refine(
      (value) => value === null || /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(value),
      'is no address, or holds a name or password',
    ),
    '',
    'An endpoint that speaks OpenAI’s chat completions (Ollama, llama.cpp, …), asked about posts whose sentiment is in doubt; empty = none. It gets their words: see [second opinion](second-opinion.md).',
    'Give the base address of its API, such as http://127.0.0.1:11434/v1; the key has a variable of its own.',
  ),
  EARSHOT_SECOND_OPINION_MODEL: variable(
    optional,
    '',
    'Name of the model that is asked there.',
    'Give the name as the endpoint lists it.',
  ),
  EARSHOT_SECOND_OPINION_KEY: variable(
    optional,
    '',
    'Key of that endpoint, where it wants one.',
    'Copy it from the endpoint.',
    true,
  ),
  EARSHOT_SECOND_OPINION_BUDGET: variable(
    wholeNumber(1, 100_000),
    '200',
    'Questions a day, by UTC. What comes when they are spent stays as it was judged here.',
    'Give a whole number, 1 to 100000.',
  ),
  EARSHOT_SECOND_OPINION_SECONDS: variable(
    wholeNumber(1, 60),
    '20',
    'How long an answer is waited for.',
    'Give seconds, 1 to 60.',
  ),
  EARSHOT_HTTP_PORT: variable(
    z.union([z.literal('off').transform(() => null), wholeNumber(0, 65535)], 'is neither off nor a port'),
    '8090',
    'Port of `/healthz`, `/metrics`, what is pushed (`/in/…`, `/websub/…`) and pages of dashboards (`/dashboard/…`); `off` = none, `0` = any free one (it is logged).',
    'Give a port, 1 to 65535, or off.',
  ),
  EARSHOT_HTTP_HOST: variable(
    text.refine((value) => isIP(value) !== 0, 'is not an IP address'),
    '127.0.0.1',
    'Address that port is opened on. Leave it on loopback and let your TLS proxy forward `/in/`, `/websub/` and `/dashboard/` only; in a container, `0.0.0.0`.',
    'Give an IP address such as 127.0.0.1.',
  ),
  EARSHOT_PUBLIC_URL: variable(
    httpUrl.transform((value) => value?.replace(/\/+$/, '') ?? null),
    '',
    'Address under which the outside reaches that port, for the addresses of webhooks; with it, feeds that offer a hub (WebSub) are pushed, and dashboards have a web page.',
    'Give an address such as https://bot.example.',
  ),
  EARSHOT_LOG_LEVEL: variable(
    z.enum(['debug', 'info', 'warn', 'error'], 'is not debug, info, warn or error'),
    'info',
    'How much is logged (JSON lines on the error output).',
    'Use debug, info, warn or error.',
  ),
  EARSHOT_SLACK_BOT_TOKEN: variable(
    optional,
    '',
    'Slack: bot token of one workspace (`xoxb-…`). With it the bot is on Slack.',
    'Copy it from OAuth & Permissions of your Slack app.',
    true,
  ),
  EARSHOT_SLACK_APP_TOKEN: variable(
    optional,
    '',
    'Slack: app token (`xapp-…`) for Socket Mode, which needs no public address.',
    'Make one under Basic Information, App-Level Tokens, with connections:write.',
    true,
  ),
  EARSHOT_SLACK_SIGNING_SECRET: variable(
    optional,
    '',
    'Slack: signing secret, for HTTP instead of Socket Mode.',
    'Copy it from Basic Information of your Slack app.',
    true,
  ),
  EARSHOT_SLACK_CLIENT_ID: variable(
    optional,
    '',
    'Slack for many workspaces (OAuth over HTTP): client id; with it no bot token is needed.',
    'Copy it from Basic Information of your Slack app.',
  ),
  EARSHOT_SLACK_CLIENT_SECRET: variable(
    optional,
    '',
    'Slack for many workspaces: client secret.',
    'Copy it from Basic Information of your Slack app.',
    true,
  ),
  EARSHOT_SLACK_PUBLIC_URL: variable(
    httpUrl,
    '',
    'Slack for many workspaces: public address of this bot; people install at its `/slack/install`.',
    'Give the https:// address of your proxy, as in the redirect URL of your Slack app.',
  ),
  EARSHOT_SLACK_TOKEN_KEYS: variable(
    keyList,
    '',
    'Slack for many workspaces: keys that lock the kept tokens, as `name:key`, newest first, separated by commas.',
    'Give name:key, the key 32 bytes in base64: openssl rand -base64 32 makes one.',
    true,
  ),
  EARSHOT_SLACK_PORT: variable(
    wholeNumber(1, 65535),
    '3000',
    'Slack over HTTP: port on this machine, behind your TLS proxy.',
    'Give a port, 1 to 65535.',
  ),
  EARSHOT_SLACK_ADMINS: variable(
    list,
    '',
    'Slack user ids that may change what others set, where `users:read` is not granted.',
    'Give user ids such as U0123456, separated by commas.',
  ),
  EARSHOT_DISCORD_TOKEN: variable(
    optional,
    '',
    'Discord: token of the bot. With it the bot is on Discord.',
    'Copy it from the developer portal, Bot.',
    true,
  ),
  EARSHOT_DISCORD_GUILDS: variable(
    list,
    '',
    'Discord: guild ids to register the commands in at once, for development; empty = everywhere.',
    'Give guild ids, separated by commas.',
  ),
  EARSHOT_DISCORD_ADMIN_ROLES: variable(
    list,
    '',
    'Discord: role ids that may change what others set, besides Manage Server.',
    'Give role ids, separated by commas.',
  ),
} as const;

type Values = {
  [Name in keyof typeof VARIABLES]: (typeof VARIABLES)[Name] extends Variable<infer T> ? T : never;
};

export interface Config extends Values {
  EARSHOT_LANGUAGE: Language;
  /** Options of each source by its id, from `EARSHOT_<SOURCE>_<OPTION>`; a keyed source that is not configured is absent. */
  sources: Record<string, Record<string, string>>;
  /** Values that must never be logged. */
  secrets: string[];
  /** What nobody has chosen: there, what a platform knows goes before the usual. */
  unchosen: { language: boolean; timeZone: boolean };
  /** null = not on Slack. */
  slack: SlackConnection | null;
}

/** The environment with the `.env` file under it: a variable that is set wins over the file. */
export function readEnvironment(file = '.env'): Record<string, string | undefined> {
  return { ...readEnvFile(file).values, ...process.env };
}

/** What is wrong with the file itself: it cannot be read, or it names a setting as nobody reads it. */
export function fileProblems(file = '.env'): ConfigProblem[] {
  const { values, withoutEqual, bare, problem } = readEnvFile(file);
  const known = knownVariables();
  const isRead = (name: string) => known.includes(name) || looksOurs(name);
  return [
    ...(problem === null ? [] : [problem]),
    ...Object.keys(values)
      .filter((name) => !isRead(name) && isMeantForUs(name, known, true))
      .map((name) => unread(name, values[name] ?? '', known)),
    ...withoutEqual
      .filter(({ name }) => isRead(name) || isMeantForUs(name, known, true))
      .map(({ name, sign }) => ({
        name,
        problem: `is written with ${sign === ' ' ? 'a space' : `“${sign}”`} in ${file}`,
        fix: `Write ${meantVariable(name, '', known) ?? name}=value.`,
      })),
    ...bare.flatMap(({ line, word }) => {
      const name = variableOfValue(word);
      return name === null
        ? []
        : [
            {
              name: file,
              problem: `has a token without a name in line ${line}`,
              fix: `Write ${name}= before it.`,
            },
          ];
    }),
  ];
}

/** Files that are not read, in one sentence each: somebody gave the file of settings another name. */
export function strayFiles(folder = '.'): string[] {
  return misnamedFiles(folder, looksOurs).map(
    (name) => `${name} is not read: the file of settings is called .env, with nothing before or after.`,
  );
}

/** What other names of the environment seem to be for, in one sentence each: they may be of another program. */
export function strayVariables(environment: Record<string, string | undefined>): string[] {
  const known = knownVariables();
  return Object.keys(environment)
    .filter((name) => !looksOurs(name) && isMeantForUs(name, known, false))
    .flatMap((name) => {
      const meant = meantVariable(name, environment[name] ?? '', known);
      return meant === null || environment[meant] ? [] : [`${name} is not read: the name is ${meant}.`];
    });
}

/** Reads everything at once. @returns the configuration, or every problem with its fix. */
export function readConfig(
  environment: Record<string, string | undefined>,
): { ok: true; config: Config } | { ok: false; problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const values: Record<string, unknown> = {};
  const secrets: string[] = [];
  for (const [name, { schema, fallback, fix, secret }] of Object.entries<Variable<unknown>>(VARIABLES)) {
    const raw = environment[name] ?? fallback;
    const parsed = schema.safeParse(raw);
    if (parsed.success) values[name] = parsed.data;
    else problems.push({ name, problem: parsed.error.issues[0]?.message ?? 'is wrong', fix });
    if (secret && raw !== '') secrets.push(raw, ...raw.split(/[\s,:]+/).filter((part) => part.length >= 20));
  }
  const fromSources = sourceOptions(environment);
  problems.push(...fromSources.problems);
  secrets.push(...fromSources.secrets);
  if (values.EARSHOT_SECOND_OPINION_URL && !values.EARSHOT_SECOND_OPINION_MODEL)
    problems.push({
      name: 'EARSHOT_SECOND_OPINION_MODEL',
      problem: 'is empty, though EARSHOT_SECOND_OPINION_URL is set',
      fix: VARIABLES.EARSHOT_SECOND_OPINION_MODEL.fix,
    });
  const misplaced = misplacedTokens(values, (name) => VARIABLES[name].fix);
  problems.push(...misplaced);
  const slack = slackConnection(values as unknown as SlackVariables);
  // A variable that cannot be read has its problem already.
  const reported = new Set(problems.map(({ name }) => name));
  problems.push(...misspelled(environment), ...slack.problems.filter(({ name }) => !reported.has(name)));
  const unchosen = {
    language: !environment.EARSHOT_LANGUAGE?.trim(),
    timeZone: !environment.EARSHOT_TIME_ZONE?.trim(),
  };
  if (problems.length > 0) return { ok: false, problems };
  if (slack.connection?.kind === 'oauth') secrets.push(slack.connection.stateSecret);
  return {
    ok: true,
    config: {
      ...(values as Values),
      sources: fromSources.sources,
      secrets,
      unchosen,
      slack: slack.connection,
    },
  };
}

/** A variable of ours that nobody reads is a misspelling: reported at start instead of being a riddle later. */
function misspelled(environment: Record<string, string | undefined>): ConfigProblem[] {
  const known = knownVariables();
  return Object.keys(environment)
    .filter((name) => looksOurs(name) && !known.includes(name) && name !== 'EARSHOT_ENV')
    .map((name) => unread(name, environment[name] ?? '', known));
}

function unread(name: string, value: string, known: readonly string[]): ConfigProblem {
  const meant = meantVariable(name, value, known);
  return {
    name,
    problem: 'is not a variable of Earshot',
    fix:
      meant === null
        ? 'Check its spelling in docs/configuration.md, or remove it.'
        : `Did you mean ${meant}? Rename it, or remove it.`,
  };
}

function knownVariables(): string[] {
  const ofSources = SOURCES.flatMap(({ id, options }) =>
    Object.keys(options).map((option) => sourceVariable(id, option)),
  );
  return [...Object.keys(VARIABLES), ...ofSources];
}

function machineZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
