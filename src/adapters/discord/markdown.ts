import { channelMention, roleMention, TimestampStyles, time, userMention } from 'discord.js';
import type { Group, Person } from '../../listening/channel.ts';
import { parseUrl } from '../../listening/parse-url.ts';
import { plain, type Run, type Text } from '../../messages/message.ts';
import { MAX_URL } from './limits.ts';

/** Whom a message may notify, by the lists of `allowed_mentions`. */
export interface Ping {
  kind: 'users' | 'roles';
  id: string;
}

/** A command that one clicks to fill it in (reference, Message Formatting). */
const COMMAND = /^<\/[\w-]+(?: [\w-]+){0,2}:\d{15,21}>$/;

/** A person's id as Discord gives it (reference, Snowflakes). */
const SNOWFLAKE = /^\d{15,21}$/;

// Characters that change the direction of the text, hide inside a word, or are no text.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Text without control and direction characters; line breaks stay. */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(INVISIBLE, '');
}

/**
 * Foreign text as Discord prints it: a backslash before punctuation takes its meaning away, so nothing formats,
 * mentions, links by itself (the colon of an address), makes a heading, a list or a code block.
 */
export function escapeText(text: string): string {
  return (
    clean(text)
      .replace(/[\\`*_~|<>[\]@]/g, '\\$&')
      // Addresses and emoji by name; a time of day stays as it is. What follows a last colon is not known here.
      .replace(/:(?=\/|[\w+-]+:|$)/g, '\\:')
      .replace(/^(\s*)#/gm, '$1\\#')
      .replace(/^(\s*)([-+])/gm, '$1\\$2')
      .replace(/^(\s*\d+)\./gm, '$1\\.')
  );
}

/** Words on one line. */
export function escapeLine(text: string): string {
  return escapeText(onOneLine(text));
}

/** Spaces at which no line may break stay what they are: those between a figure and its sign. */
export function onOneLine(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();
}

/** An address between angle brackets, or null when a person should not open it or it is too long to print. */
export function address(url: string): string | null {
  const parsed = /^https?:\/\//i.test(url) ? parseUrl(url) : null;
  if (parsed === null) return null;
  const safe = parsed.href
    .replace(/[\s<>()`|\\]/g, encodeURIComponent)
    .replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
  return safe.length > MAX_URL ? null : `<${safe}>`;
}

/** Text with runs as Discord markdown. */
export function markdown(text: Text): string {
  return typeof text === 'string' ? escapeText(text) : text.map(runMarkdown).join('');
}

function runMarkdown(run: Run): string {
  if (typeof run === 'string') return escapeText(run);
  if ('bold' in run) return run.bold.trim() === '' ? run.bold : `**${escapeText(run.bold)}**`;
  if ('code' in run) return code(run.code);
  if ('person' in run) return personMarkdown(run.person);
  if ('group' in run) return groupMarkdown(run.group);
  if ('channel' in run) {
    const { platform, channel } = run.channel;
    return platform === 'discord' && SNOWFLAKE.test(channel)
      ? channelMention(channel)
      : escapeText(plain([run]));
  }
  if ('moment' in run) {
    const style = run.dated ? TimestampStyles.ShortDateTime : TimestampStyles.ShortTime;
    return Number.isSafeInteger(run.moment)
      ? time(Math.floor(run.moment / 1_000), style)
      : escapeText(run.text);
  }
  if ('command' in run) return COMMAND.test(run.command) ? run.command : code(plain([run]));
  if ('zone' in run) return escapeText(run.others);
  if ('alert' in run) return escapeText(run.text);
  const to = address(run.link);
  if (to === null) return escapeText(run.text);
  // Discord does not mask an address behind words that look like one.
  return /:\/\/|^www\./i.test(run.text) ? to : `[${escapeText(run.text)}](${to})`;
}

/** A person of Discord as a mention, which notifies only who is allowed to be pinged; others by name. */
function personMarkdown({ platform, id, name }: Person): string {
  return platform === 'discord' && SNOWFLAKE.test(id) ? userMention(id) : `**${escapeLine(name)}**`;
}

/** A role as a mention; like one of a person, it notifies nobody who is not allowed to be pinged. */
function groupMarkdown({ platform, id, name }: Group): string {
  return platform === 'discord' && SNOWFLAKE.test(id) ? roleMention(id) : `**${escapeLine(name)}**`;
}

/** Whom a text notifies. */
export function pinged(text: Text): Ping[] {
  if (typeof text === 'string') return [];
  return text.flatMap((run): Ping[] => {
    if (typeof run === 'string' || !('ping' in run) || !run.ping) return [];
    const [kind, { platform, id }] =
      'person' in run ? (['users', run.person] as const) : (['roles', run.group] as const);
    return platform === 'discord' && SNOWFLAKE.test(id) ? [{ kind, id }] : [];
  });
}

/** Code in a line, or a block when it has several lines. Nothing inside can end it early. */
function code(text: string): string {
  const shown = clean(text);
  if (shown === '') return '';
  if (shown.includes('\n')) return codeBlock(shown);
  if (!shown.includes('`')) return `\`${shown}\``;
  return `\`\` ${shown.replace(/``+/g, (ticks) => 'ˋ'.repeat(ticks.length))} \`\``;
}

export function codeBlock(text: string): string {
  return `\n\`\`\`\n${clean(text).replaceAll('`', 'ˋ')}\n\`\`\`\n`;
}
