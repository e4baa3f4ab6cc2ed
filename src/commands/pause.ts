import type { Keyword } from '../listening/keywords/keyword.ts';
import type { Argument } from '../messages/command-spec.ts';
import { keywordState } from '../messages/keywords/keywords.ts';
import { copyOf } from '../messages/languages/copy.ts';
import { settingsChanged } from '../messages/settings/settings.ts';
import { setChannelPaused } from '../services/channels/pause-channel.ts';
import { pauseKeyword } from '../services/keywords/pause-keyword.ts';
import { type CommandContext, defineCommand, type Reply, type Values } from './command.ts';
import { channelOf, given, privately } from './context.ts';

const ARGS: Argument[] = [
  { name: 'target', kind: 'lookup', of: 'keyword', positional: true },
  { name: 'in', kind: 'channel' },
];

export const pauseCommand = defineCommand({
  verb: 'pause',
  needs: { usually: 'set-up', given: { target: 'change' } },
  group: 'listen',
  args: ARGS,
  run: (context, values) => setPaused(context, values, true),
});

export const resumeCommand = defineCommand({
  verb: 'resume',
  needs: { usually: 'set-up', given: { target: 'change' } },
  group: 'listen',
  postsHere: true,
  args: ARGS,
  run: (context, values) => setPaused(context, values, false),
});

async function setPaused(context: CommandContext, values: Values, paused: boolean): Promise<Reply> {
  const { store, ports, actor, locale } = context;
  const keyword = given<Keyword>(values, 'target');
  // Without a keyword it is the channel that falls silent, or speaks again.
  if (!keyword) {
    const changed = await setChannelPaused(store, actor, channelOf(context, values), paused);
    const { on, off } = copyOf(locale.language).settings;
    const change = paused ? { from: off, to: on } : { from: on, to: off };
    return privately(settingsChanged(changed ? [{ name: 'paused', ...change }] : [], locale));
  }
  const parts = { store, backFill: ports.backFill, wake: ports.wake };
  const { changed, gained } = await pauseKeyword(parts, actor, keyword, paused);
  return privately(
    keywordState({ ...keyword, paused }, paused ? 'paused' : 'resumed', changed, locale, gained),
  );
}
