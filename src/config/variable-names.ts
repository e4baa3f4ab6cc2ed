import { nearest } from '../services/nearest.ts';

const OURS = 'EARSHOT_';

/** How other programs and the guides of the platforms call what is ours by another name, without our prefix. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  SLACK_TOKEN: 'EARSHOT_SLACK_BOT_TOKEN',
  SLACK_API_TOKEN: 'EARSHOT_SLACK_BOT_TOKEN',
  SLACK_BOT_USER_TOKEN: 'EARSHOT_SLACK_BOT_TOKEN',
  SLACK_OAUTH_TOKEN: 'EARSHOT_SLACK_BOT_TOKEN',
  SLACK_BOT_USER_OAUTH_TOKEN: 'EARSHOT_SLACK_BOT_TOKEN',
  SLACK_APP_LEVEL_TOKEN: 'EARSHOT_SLACK_APP_TOKEN',
  SLACK_SOCKET_TOKEN: 'EARSHOT_SLACK_APP_TOKEN',
  SLACK_SECRET: 'EARSHOT_SLACK_SIGNING_SECRET',
  DISCORD_BOT_TOKEN: 'EARSHOT_DISCORD_TOKEN',
  DISCORD_API_TOKEN: 'EARSHOT_DISCORD_TOKEN',
  DISCORD_KEY: 'EARSHOT_DISCORD_TOKEN',
  BOT_TOKEN: 'EARSHOT_DISCORD_TOKEN',
  DISCORD_GUILD: 'EARSHOT_DISCORD_GUILDS',
  DISCORD_GUILD_ID: 'EARSHOT_DISCORD_GUILDS',
  DB: 'EARSHOT_DATABASE',
  DATABASE_PATH: 'EARSHOT_DATABASE',
  DATABASE_FILE: 'EARSHOT_DATABASE',
  DB_PATH: 'EARSHOT_DATABASE',
  TIMEZONE: 'EARSHOT_TIME_ZONE',
  TZ: 'EARSHOT_TIME_ZONE',
  LOCALE: 'EARSHOT_LANGUAGE',
  LANG: 'EARSHOT_LANGUAGE',
  PORT: 'EARSHOT_HTTP_PORT',
  HOST: 'EARSHOT_HTTP_HOST',
  BASE_URL: 'EARSHOT_PUBLIC_URL',
};

/** Names of chat platforms, which nothing but a bot on them has a use for. */
const OF_A_PLATFORM = /^(?:SLACK|DISCORD|BOT)_/;

/** Of which variable a value is, by its shape alone; null = any could hold it. */
export function variableOfValue(value: string): string | null {
  const token = value.trim();
  // A token that rotates has another one before it.
  if (/^(?:xoxe\.)?xoxb-/i.test(token)) return 'EARSHOT_SLACK_BOT_TOKEN';
  if (/^xapp-/i.test(token)) return 'EARSHOT_SLACK_APP_TOKEN';
  return isDiscordToken(token) ? 'EARSHOT_DISCORD_TOKEN' : null;
}

/** Three parts: the bot's id in base64, a time, a signature. */
export function isDiscordToken(value: string): boolean {
  return /^[MNO][\w-]{22,27}\.[\w-]{6,7}\.[\w-]{27,}$/.test(value);
}

/** The variable of `known` that somebody meant by a name of their own; null = none is near. */
export function meantVariable(name: string, value: string, known: readonly string[]): string | null {
  const written = name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  const rest = withoutPrefix(written);
  const byValue = /TOKEN|SLACK|DISCORD|SECRET|KEY/.test(rest) ? variableOfValue(value) : null;
  const candidates = [byValue, `${OURS}${rest}`, ELSEWHERE[rest] ?? null];
  const found = candidates.find((candidate) => candidate !== null && known.includes(candidate));
  if (found) return found;
  const near = nearest(
    rest,
    known.map((full) => full.slice(OURS.length)),
  );
  return near && `${OURS}${near}`;
}

/** Whether a name is written as one of ours, wrongly spelled prefixes and small letters included. */
export function looksOurs(name: string): boolean {
  return withoutPrefix(name.toUpperCase()) !== name.toUpperCase();
}

/**
 * Whether a name without our prefix is surely meant for us, though other programs may read the same environment: of a
 * chat platform, or one of ours but for the prefix. @param isFile the file of settings, which only this bot reads
 */
export function isMeantForUs(name: string, known: readonly string[], isFile: boolean): boolean {
  const written = name.toUpperCase();
  if (OF_A_PLATFORM.test(written)) return true;
  return isFile && (known.includes(`${OURS}${written}`) || written in ELSEWHERE);
}

/** `EARSHOT_X`, `EARSHOTX`, `EAR_SHOT_X` and `EARSHOOT_X` are `X`; other names stay as they are. */
function withoutPrefix(name: string): string {
  const [, joined] = /^EAR_?SHOT_?(.*)$/.exec(name) ?? [];
  if (joined !== undefined) return joined;
  const [first = '', ...others] = name.split('_');
  return others.length > 0 && first.length > 4 && nearest(first, ['EARSHOT']) !== null
    ? others.join('_')
    : name;
}
