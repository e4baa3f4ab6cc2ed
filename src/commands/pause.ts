import type { Keyword } from '../listening/keywords/keyword.ts';
import { keywordState } from '../messages/keywords/keywords.ts';
import { copyOf } from '../messages/languages/copy.ts';
import { settingsChanged } from '../messages/settings/settings.ts';
import { type Argument, type CommandContext, defineCommand, type Reply, type Values } from './command.ts';
import { auditBy, given, mustOwn, personId, placeOf, privately } from './context.ts';

const ARGS: Argument[] = [
  { name: 'target', kind: 'lookup', of: 'keyword', positional: true },
  { name: 'in', kind: 'channel' },
];

export const pause = defineCommand({
  verb: 'pause',
  needs: 'member',
  group: 'listen',
  args: ARGS,
  run: (context, values) => setPaused(context, values, true),
});

export const resume = defineCommand({
  verb: 'resume',
  needs: 'member',
  group: 'listen',
  args: ARGS,
  run: (context, values) => setPaused(context, values, false),
});

async function setPaused(context: CommandContext, values: Values, paused: boolean): Promise<Reply> {
  const { store, services, locale } = context;
  const keyword = given<Keyword>(values, 'target');
  if (!keyword) return setChannelPaused(context, values, paused);
  const changed = keyword.paused !== paused;
  if (changed) {
    mustOwn(context, keyword.createdBy);
    const act = paused ? 'pause' : 'resume';
    await store.saveKeyword({ ...keyword, paused }, auditBy(context, act, keyword.id, keyword.name));
    services.wake();
  }
  return privately(keywordState({ ...keyword, paused }, paused ? 'paused' : 'resumed', changed, locale));
}

/** Without a keyword it is the channel that falls silent, or speaks again (after it was paused by a refusal, too). */
async function setChannelPaused(context: CommandContext, values: Values, paused: boolean): Promise<Reply> {
  const { store, now, locale } = context;
  const channel = placeOf(context, values);
  const changed = (channel.paused !== null) !== paused;
  const after = { ...channel, paused: paused ? (channel.paused ?? { since: now, reason: 'asked' }) : null };
  if (changed) {
    if (paused) mustOwn(context, personId(channel.owner));
    await store.saveChannel(
      after,
      auditBy(context, paused ? 'pause-channel' : 'resume-channel', channel.id, channel.name),
    );
  }
  const { on, off } = copyOf(locale.language).settings;
  const change = paused ? { from: off, to: on } : { from: on, to: off };
  return privately(settingsChanged(changed ? [{ name: 'paused', ...change }] : [], locale));
}
