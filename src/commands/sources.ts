import {
  feedAdded,
  feedChoice,
  feedRemoved,
  sourceSwitched,
  triedAgain,
} from '../messages/sources/notices.ts';
import { sourceList } from '../messages/sources/sources.ts';
import { connectFeed, disconnectFeed } from '../services/sources/connect-feed.ts';
import { readSources } from '../services/sources/read-sources.ts';
import { switchSource } from '../services/sources/switch-source.ts';
import { tryAgain } from '../services/sources/try-again.ts';
import { defineCommand } from './command.ts';
import { given, isAll, privately, withArgument } from './context.ts';

export const sourcesCommand = defineCommand({
  verb: 'sources',
  needs: {
    usually: 'look',
    given: { add: 'set-up', remove: 'change', retry: 'change', 'opt-in': 'admin', 'opt-out': 'admin' },
  },
  group: 'settings',
  form: true,
  args: [
    { name: 'add', kind: 'text', max: 2_000 },
    { name: 'remove', kind: 'text', max: 2_000 },
    { name: 'retry', kind: 'text', max: 2_000 },
    { name: 'opt-in', kind: 'lookup', of: 'source' },
    { name: 'opt-out', kind: 'lookup', of: 'source' },
  ],
  run: async ({ store, ports, workspace, actor, channel, now, locale }, values) => {
    const { discoverFeeds, wake } = ports;
    const add = given<string>(values, 'add');
    if (add !== undefined) {
      const parts = { store, discoverFeeds, wake };
      const found = await withArgument('add', () => connectFeed(parts, actor, channel, add));
      if (found.what === 'several') return privately(feedChoice(found.feeds, locale));
      return privately(feedAdded(found.feed.title ?? found.feed.url, found.known, locale));
    }
    const remove = given<string>(values, 'remove');
    if (remove !== undefined) {
      const feed = await withArgument('remove', () => disconnectFeed({ store, wake }, actor, remove));
      return privately(feedRemoved(feed.title ?? feed.url, locale));
    }
    const sources = ports.sources();
    const retry = given<string>(values, 'retry');
    if (retry !== undefined) {
      const parts = { store, sources, tryAgain: ports.tryAgain };
      const which = isAll(retry) ? null : retry;
      const tried = await withArgument('retry', () => tryAgain(parts, workspace, which, now));
      return privately(triedAgain(tried, now, locale));
    }
    const optIn = given<string>(values, 'opt-in');
    const id = optIn ?? given<string>(values, 'opt-out');
    if (id !== undefined) {
      const on = optIn !== undefined;
      const { terms } = await switchSource({ store, sources, wake }, actor, workspace, id, on);
      return privately(sourceSwitched(id, on, terms, locale));
    }
    const { rows, failing, pushed, gaps } = await readSources(store, sources, workspace, now);
    return privately(sourceList(rows, now, locale, failing, pushed, gaps));
  },
});
