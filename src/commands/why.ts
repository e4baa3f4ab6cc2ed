import { UserError } from '../config/errors.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { canonicalUrl } from '../listening/mentions/canonical-url.ts';
import { rowOfReference } from '../listening/mentions/reference.ts';
import { whyNoMention } from '../listening/mentions/why-no-mention.ts';
import { openGaps } from '../listening/series/coverage.ts';
import { DAY, HOUR } from '../listening/time.ts';
import { whyNoAlert } from '../messages/alerts/why-no-alert.ts';
import { typedWords } from '../messages/languages/vocabulary.ts';
import { foundMentions } from '../messages/mentions/mentions.ts';
import { whyMessage } from '../messages/mentions/why.ts';
import { whyNoAlerts } from '../services/alerts/why-no-alert.ts';
import { findKeyword } from '../services/keywords/find-keyword.ts';
import { keywordQueries } from '../services/keywords/surroundings.ts';
import { readLearnedMoods } from '../services/mentions/lessons-of-keyword.ts';
import { readLearned } from '../services/mentions/read-relevance-lessons.ts';
import { readSaid } from '../services/mentions/read-said.ts';
import { ownGaps, ownRequests } from '../services/sources/read-sources.ts';
import { type CommandContext, defineCommand, type Reply } from './command.ts';
import { given, privately } from './context.ts';

/** Mentions listed for words that several hold. */
const FOUND = 5;

export const whyCommand = defineCommand({
  verb: 'why',
  needs: 'look',
  group: 'read',
  args: [
    { name: 'target', kind: 'text', positional: true, max: 2_000 },
    { name: 'alert', kind: 'lookup', of: 'keyword' },
    { name: 'since', kind: 'duration', min: HOUR, max: 30 * DAY, past: true },
  ],
  run: async (context, values) => {
    const { store, workspace, now } = context;
    const typed = given<string>(values, 'target');
    const since = now - (given<number>(values, 'since') ?? DAY);
    const keyword = given<Keyword>(values, 'alert');
    if (keyword) return noAlert(context, keyword, since);
    if (typed === undefined) throw new UserError('missing-argument', { argument: 'target', verb: 'why' });
    // `why alert kestrelbox`: what people type before they know of --alert.
    const [first = '', ...name] = typed.split(/\s+/);
    if (name.length > 0 && typedWords('alert').includes(first.toLowerCase()))
      return noAlert(context, findKeyword(await store.keywords(workspace.id), name.join(' ')), since);
    const url = canonicalUrl(typed);
    if (url !== null) return aboutAddress(context, typed, url);
    const row = rowOfReference(typed);
    const named = row === null ? null : await store.mentionByRow(workspace.id, row);
    return named
      ? aboutAddress(context, named.post.url, named.post.canonicalUrl)
      : aboutWords(context, typed);
  },
});

async function noAlert(context: CommandContext, keyword: Keyword, since: number): Promise<Reply> {
  const { store, workspace, now, locale } = context;
  const reasons = await whyNoAlerts(store, workspace, keyword, since, now);
  return privately(whyNoAlert(keyword, reasons, now, locale));
}

async function aboutAddress(context: CommandContext, typed: string, url: string): Promise<Reply> {
  const { store, workspace, now, locale, ports } = context;
  const mentions = await store.mentionsAt(workspace.id, url);
  const verdicts = await store.verdicts(workspace.id, url);
  const keywords = await store.keywords(workspace.id);
  const names = new Map(keywords.map(({ id, name }) => [id, name]));
  const [mention] = mentions;
  // Of a post that matched nothing the text is kept for some days.
  const [unmatched] = mention ? [] : await store.unmatchedAmong(workspace.id, verdicts);
  const mentionedIn = new Set(mentions.flatMap(({ hits }) => hits.map(({ keywordId }) => keywordId)));
  const others = keywords.filter(({ id }) => !mentionedIn.has(id));
  const post = mention?.post ?? unmatched;
  const misses = post ? whyNoMention(post, others, await keywordQueries(store, workspace.id)) : [];
  const found = keywords.filter(({ id }) => mentionedIn.has(id));
  const learned = new Map(
    [...(await readLearned(store, found, now))].map(([id, taught]) => [
      id,
      { ...taught, bySentence: ports.learnedBySentence(taught.keyword) },
    ]),
  );
  const moods = await readLearnedMoods(store, found);
  // Of a post that was never seen: what was not read when it may have been there.
  const unseen = mentions.length === 0 && verdicts.length === 0;
  const requests = unseen ? await ownRequests(store, workspace.id) : [];
  const gaps = unseen ? [...(await ownGaps(store, requests, now)), ...openGaps(requests, now)] : [];
  const unread = { requests, gaps };
  const said = await readSaid(store, workspace.id, mentions);
  return privately(
    whyMessage(
      { url: typed, mentions, ...said, verdicts, misses, learned, moods, unread },
      names,
      now,
      locale,
    ),
  );
}

async function aboutWords(context: CommandContext, typed: string): Promise<Reply> {
  const { store, workspace, now, locale } = context;
  const found = await store.findMentions(workspace.id, typed, FOUND);
  const [only] = found;
  if (!only) throw new UserError('post-not-found', { typed: typed.slice(0, 60) });
  if (found.length > 1) return privately(foundMentions(typed, found, now, locale));
  return aboutAddress(context, only.post.url, only.post.canonicalUrl);
}
