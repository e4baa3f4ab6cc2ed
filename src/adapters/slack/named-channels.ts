import type { Invocation } from '../../commands/command.ts';
import type { ChannelRights } from '../../listening/rights.ts';
import type { WebClient } from './web-client.ts';

/** Of the three seconds that a form has. */
const WAIT_MS = 800;
const PAGE = 999;
const MAX_PAGES = 10;

const WITHOUT_NAME = /<#([CG][A-Z0-9]{5,20})\|?>/g;
const NONE: ChannelRights = { mayView: false, maySend: false, mayManage: false };

interface Facts {
  name: string | null;
  /** Private, and who asks is not in it. */
  hidden: boolean;
}

/**
 * What Slack tells of the channels that somebody names: how they are called, which forms leave out, and which are private
 * and none of theirs, although the bot may be in them. Without the optional scopes it does not tell.
 */
export function createNamedChannels(client: WebClient, user: string) {
  const asked = new Map<string, Promise<Facts | null>>();
  const factsOf = (channel: string): Promise<Facts | null> => {
    const facts = asked.get(channel) ?? soonest(readFacts(client, channel, user));
    asked.set(channel, facts);
    return facts;
  };

  const named = async (text: string): Promise<string> => {
    const ids = [...text.matchAll(WITHOUT_NAME)].map(([, id]) => id!);
    const names = new Map(
      await Promise.all(ids.map(async (id) => [id, (await factsOf(id))?.name ?? null] as const)),
    );
    return text.replace(WITHOUT_NAME, (tag, id: string) => {
      const name = names.get(id)?.replace(/[<>|]/g, '');
      return name ? `<#${id}|${name}>` : tag;
    });
  };

  return {
    withNames: async (input: Invocation['input']): Promise<Invocation['input']> => {
      if ('text' in input) return { text: await named(input.text) };
      const args = Object.entries(input.args).map(async ([name, text]) => [name, await named(text)] as const);
      return { ...input, args: Object.fromEntries(await Promise.all(args)) };
    },
    rightsIn: async (channel: string): Promise<ChannelRights | null> =>
      (await factsOf(channel))?.hidden ? NONE : null,
  };
}

/** null where Slack does not tell. */
async function readFacts(client: WebClient, channel: string, user: string): Promise<Facts | null> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    const isPrivate = found?.is_private === true && found.is_im !== true;
    return { name: found?.name ?? null, hidden: isPrivate && !(await isIn(client, channel, user)) };
  } catch {
    return null;
  }
}

async function isIn(client: WebClient, channel: string, user: string): Promise<boolean> {
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { members = [], response_metadata } = await client.conversations.members({
      channel,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    if (members.includes(user)) return true;
    cursor = response_metadata?.next_cursor;
    if (!cursor) return false;
  }
  throw new Error('a private channel with more members than are read while somebody waits');
}

async function soonest(work: Promise<Facts | null>): Promise<Facts | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), WAIT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
