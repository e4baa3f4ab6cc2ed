import { UserError } from '../config/errors.ts';
import type { Alert } from '../listening/alerts/alert.ts';
import { alertPosts } from '../listening/alerts/alert-posts.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { readMark } from '../listening/mentions/list-mark.ts';
import type { RelevanceLevel } from '../listening/mentions/mention.ts';
import { FROM_THE_START, type MentionList } from '../listening/mentions/mention-list.ts';
import {
  type FilteredReason,
  isFilteredReason,
  type MentionFilter,
} from '../listening/mentions/mention-query.ts';
import { DAY, HOUR } from '../listening/time.ts';
import type { Argument } from '../messages/command-spec.ts';
import { languageTags, namesOfLanguage } from '../messages/languages/index.ts';
import { type ListAbout, mentionList } from '../messages/mentions/browse.ts';
import { MOODS, type MoodChoice } from '../messages/mentions/filter-words.ts';
import { filteredList } from '../messages/mentions/filtered.ts';
import { keywordsOf } from '../services/digests/read-digest.ts';
import { languageCodes } from '../services/keywords/keyword-fields.ts';
import { browseFiltered, browseMentions } from '../services/mentions/browse-mentions.ts';
import { tagOf } from '../services/mentions/flag-mention.ts';
import { MAX_WHERE, readCondition } from '../services/mentions/where.ts';
import { foldWord } from '../services/nearest.ts';
import { type CommandContext, defineCommand, type Values } from './command.ts';
import { given, privately } from './context.ts';

/** Only posts that meet a condition, which reads as a query does and may ask how a post was judged. */
export const WHERE: Argument = { name: 'where', kind: 'text', max: MAX_WHERE, verbatim: true };

/** What both the list and the file of it may be narrowed by. */
export const FILTERS: readonly Argument[] = [
  { name: 'mood', kind: 'choice', choices: Object.keys(MOODS) },
  { name: 'source', kind: 'lookup', of: 'source' },
  { name: 'author', kind: 'text', max: 100, runs: true },
  { name: 'lang', kind: 'text', max: 20 },
  { name: 'since', kind: 'duration', min: HOUR, max: 400 * DAY, past: true },
  { name: 'search', kind: 'text', max: 200, runs: true },
  { name: 'tag', kind: 'text', max: 60, runs: true },
  { name: 'starred', kind: 'flag' },
  { name: 'relevance', kind: 'choice', choices: ['high', 'medium', 'low'] },
  { name: 'alert', kind: 'lookup', of: 'alert' },
  WHERE,
  { name: 'page', kind: 'text', max: 100, byButton: true },
];

export const mentionsCommand = defineCommand({
  verb: 'mentions',
  needs: 'look',
  group: 'posts',
  turnsPages: true,
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true },
    ...FILTERS,
    { name: 'filtered', kind: 'flag' },
    { name: 'reason', kind: 'text', max: 40, byButton: true },
  ],
  run: async (context, values) => {
    const { store, workspace, now, locale } = context;
    const { list, about } = await readList(context, values, 'target');
    if (given<boolean>(values, 'filtered')) {
      requireNoWhere(list);
      const found = await browseFiltered(store, workspace.id, list, reasonOf(values), now);
      return privately(filteredList(found, about, now, locale));
    }
    return privately(mentionList(await browseMentions(store, workspace.id, list, now), about, now, locale));
  },
});

/** @param named the argument that names the keyword */
export async function readList(
  { store, workspace, channel, now }: CommandContext,
  values: Values,
  named: string,
): Promise<{ list: MentionList; about: ListAbout }> {
  const alert = given<Alert>(values, 'alert');
  const keyword = given<Keyword>(values, named);
  const all = alert ? await store.keywords(workspace.id) : [];
  const ofAlert = all.filter(({ id }) => id === alert?.keywordId);
  const keywords = alert ? ofAlert : keyword ? [keyword] : await keywordsOf(store, channel);
  if (keywords.length === 0) throw new UserError('not-subscribed', { channel: channel.name });
  const posts = alert ? alertPosts(alert) : null;
  const since = given<number>(values, 'since');
  const page = given<string>(values, 'page');
  const mark = page === undefined ? (posts?.mark ?? FROM_THE_START) : readMark(page);
  if (mark === null) throw new UserError('stale-button');
  return {
    list: {
      keywords,
      filter: { ...posts?.filter, ...filterOf(values) },
      mark: since === undefined ? mark : { ...mark, from: now - since },
    },
    about: { keyword: keyword?.name ?? null, alert: alert ?? null },
  };
}

/** What is not counted was not judged in full: a condition on it would say the wrong thing. @throws UserError about `where` */
export function requireNoWhere({ filter }: MentionList): void {
  if (filter.where !== undefined)
    throw new UserError('bad-argument', { argument: 'where', problem: 'where-filtered' });
}

/** The condition that was given, as we write it. @throws UserError('query') about `where` */
export function whereIn(values: Values): string | undefined {
  const typed = given<string>(values, 'where');
  return typed === undefined ? undefined : readCondition(typed).text;
}

function filterOf(values: Values): MentionFilter {
  const mood = given<MoodChoice>(values, 'mood');
  const source = given<string>(values, 'source');
  const author = given<string>(values, 'author');
  const lang = given<string>(values, 'lang');
  const search = given<string>(values, 'search');
  const tag = given<string>(values, 'tag');
  const relevance = given<RelevanceLevel>(values, 'relevance');
  const where = whereIn(values);
  return {
    ...(mood === undefined ? {} : { label: MOODS[mood] }),
    ...(source === undefined ? {} : { source }),
    ...(author === undefined ? {} : { author }),
    ...(lang === undefined ? {} : { lang: languageCode(lang) }),
    ...(search === undefined ? {} : { words: search }),
    ...(tag === undefined ? {} : { tag: tagNamed(tag) }),
    ...(given<boolean>(values, 'starred') ? { starred: true } : {}),
    ...(relevance === undefined ? {} : { relevance }),
    ...(where === undefined ? {} : { where }),
  };
}

/** @throws UserError about `tag` */
function tagNamed(typed: string): string {
  try {
    return tagOf(typed);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.code, { ...error.params, argument: 'tag' });
  }
}

/** By its code, or by any name of a language that the bot speaks. */
function languageCode(typed: string): string {
  const tag = languageTags.find((tag) =>
    namesOfLanguage(tag).some((name) => foldWord(name) === foldWord(typed)),
  );
  return tag ?? languageCodes([typed])[0]!;
}

function reasonOf(values: Values): FilteredReason | null {
  const reason = given<string>(values, 'reason');
  if (reason === undefined) return null;
  if (!isFilteredReason(reason)) throw new UserError('stale-button');
  return reason;
}
