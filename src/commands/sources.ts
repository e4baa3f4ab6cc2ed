import { SourceError, UserError } from '../config/errors.ts';
import { groupBy } from '../listening/group.ts';
import type { Locale } from '../messages/locale.ts';
import type { Message } from '../messages/message.ts';
import { feedAdded, feedChoice, feedRemoved, sourceSwitched } from '../messages/sources/notices.ts';
import { sourceList } from '../messages/sources/sources.ts';
import { type CommandContext, defineCommand } from './command.ts';
import { auditBy, given, mustBeAdmin, mustOwn, personId, privately } from './context.ts';
import { withArgument } from './with-argument.ts';

export const sources = defineCommand({
  verb: 'sources',
  needs: 'member',
  group: 'settings',
  form: true,
  args: [
    { name: 'add', kind: 'text', max: 2_000 },
    { name: 'remove', kind: 'text', max: 2_000 },
    { name: 'opt-in', kind: 'lookup', of: 'source' },
    { name: 'opt-out', kind: 'lookup', of: 'source' },
  ],
  run: async (context, values) => {
    const add = given<string>(values, 'add');
    const remove = given<string>(values, 'remove');
    const optIn = given<string>(values, 'opt-in');
    const optOut = given<string>(values, 'opt-out');
    if (add !== undefined) return privately(await withArgument('add', () => addFeed(context, add)));
    if (remove !== undefined)
      return privately(await withArgument('remove', () => removeFeed(context, remove)));
    if (optIn !== undefined) return privately(await switchSource(context, optIn, true));
    if (optOut !== undefined) return privately(await switchSource(context, optOut, false));
    return privately(await listSources(context));
  },
});

async function addFeed(context: CommandContext, typed: string): Promise<Message> {
  const { store, services, workspace, person, now, channel, locale } = context;
  const url = typed.replace(/^<|>$/g, '');
  if (!looksLikeAddress(url))
    throw new UserError('bad-argument', { argument: 'add', problem: 'address', typed: url.slice(0, 60) });
  const found = await feedsBehind(context, url);
  if (found.length === 0) throw new UserError('feed-not-a-feed', { url });
  const [only] = found;
  if (!only || found.length > 1) return feedChoice(found, locale);
  const outcome = await store.addFeed(
    {
      workspaceId: workspace.id,
      url: only.url,
      title: only.title,
      addedBy: personId(person),
      addedAt: now,
      channelId: channel.id,
    },
    auditBy(context, 'add-feed', only.url, only.title),
  );
  services.wake();
  return feedAdded(only.title ?? only.url, outcome === 'known', locale);
}

async function feedsBehind({ services }: CommandContext, url: string) {
  try {
    return await services.discoverFeeds(url);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    switch (error.kind) {
      case 'refused':
        throw new UserError('feed-refused', { url, detail: error.message });
      case 'malformed':
        throw new UserError('feed-not-a-feed', { url });
      case 'limited':
      case 'gone':
      case 'down':
      case 'misconfigured':
        throw new UserError('feed-dead', { url, detail: error.message });
    }
  }
}

async function removeFeed(context: CommandContext, typed: string): Promise<Message> {
  const { store, services, workspace, locale } = context;
  const feeds = await store.feeds(workspace.id);
  const feed =
    feeds.find(({ url }) => url === typed) ??
    feeds.find(({ title }) => title?.toLowerCase() === typed.toLowerCase());
  if (!feed) throw new UserError('source-not-found', { url: typed.slice(0, 200), typed: typed.slice(0, 60) });
  mustOwn(context, feed.addedBy);
  await store.removeFeed(workspace.id, feed.url, auditBy(context, 'remove-feed', feed.url, feed.title));
  services.wake();
  return feedRemoved(feed.title ?? feed.url, locale);
}

async function switchSource(context: CommandContext, id: string, on: boolean): Promise<Message> {
  const { store, services, workspace, locale } = context;
  mustBeAdmin(context, 'sources');
  const source = services.sources().find((one) => one.id === id);
  if (source?.access !== 'opt-in')
    throw new UserError('source-not-found', { typed: id, argument: on ? 'opt-in' : 'opt-out' });
  const others = workspace.optedIn.filter((one) => one !== id);
  await store.saveWorkspace(
    { ...workspace, optedIn: on ? [...others, id] : others },
    auditBy(context, on ? 'opt-in' : 'opt-out', id, null),
  );
  services.wake();
  return sourceSwitched(id, on, source.terms, locale);
}

async function listSources(context: CommandContext, locale: Locale = context.locale): Promise<Message> {
  const { store, services, workspace, now } = context;
  const feeds = new Set((await store.feeds(workspace.id)).map(({ url }) => url));
  const mine = (await store.requestStates()).filter(
    ({ params }) => params.url === undefined || feeds.has(params.url),
  );
  const requests = groupBy(mine, ({ source }) => source);
  const rows = services.sources().map(({ id, access, configured }) => ({
    id,
    access,
    configured,
    optedIn: workspace.optedIn.includes(id),
    requests: requests.get(id) ?? [],
  }));
  const failing = await store.failing(workspace.id);
  const retried = failing.filter(({ state }) => state === 'waiting').length;
  return sourceList(rows, now, locale, { retried, givenUp: failing.length - retried });
}

function looksLikeAddress(typed: string): boolean {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (
    (protocol === 'http:' || protocol === 'https:') && (hostname.includes('.') || hostname === 'localhost')
  );
}
