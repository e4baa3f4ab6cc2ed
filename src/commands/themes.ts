import { UserError } from '../config/errors.ts';
import type { Period } from '../listening/digest.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { type ListMark, readMark } from '../listening/mentions/list-mark.ts';
import { DAY, HOUR } from '../listening/time.ts';
import { oneLine } from '../messages/foreign.ts';
import { withWhere } from '../messages/mentions/where.ts';
import { POSTS_OF_PAGE, type ThemeAnswer, themeAnswer, themePosts } from '../messages/themes/theme-posts.ts';
import { pageOf, type ThemesView, themesMessage } from '../messages/themes/themes.ts';
import { actName } from '../services/audit/act-name.ts';
import { keywordsOf, periodOf } from '../services/digests/read-digest.ts';
import { storeFor } from '../services/mentions/store-where.ts';
import {
  findTheme,
  hideTheme,
  MAX_THEME_NAME,
  renameTheme,
  showTheme,
} from '../services/themes/mark-theme.ts';
import { readPeriodThemes } from '../services/themes/read-period.ts';
import { type CommandContext, defineCommand, type Reply, type Values } from './command.ts';
import { given, missingArgument, privately, shown } from './context.ts';
import { WHERE, whereIn } from './mentions.ts';

/** Keywords of a channel whose themes are shown together, those with most posts. */
const MOST_KEYWORDS = 5;

export const themesCommand = defineCommand({
  verb: 'themes',
  needs: { usually: 'look', given: { rename: 'act', hide: 'act', 'public:true': 'speak' } },
  group: 'read',
  turnsPages: true,
  args: [
    { name: 'target', kind: 'lookup', of: 'keyword', positional: true },
    { name: 'since', kind: 'duration', min: HOUR, max: 180 * DAY, past: true },
    WHERE,
    { name: 'theme', kind: 'text', max: 200, runs: true },
    { name: 'rename', kind: 'text', max: MAX_THEME_NAME, runs: true },
    { name: 'hide', kind: 'flag' },
    { name: 'public', kind: 'flag' },
    { name: 'page', kind: 'text', max: 100, byButton: true },
    { name: 'first', kind: 'integer', min: 0, max: 100_000, byButton: true },
  ],
  run: async (context, values) => {
    const keyword = given<Keyword>(values, 'target');
    const theme = given<string>(values, 'theme');
    const name = given<string>(values, 'rename');
    const hide = given<boolean>(values, 'hide');
    if (theme === undefined && name === undefined && hide === undefined) return overview(context, values);
    const about = keyword ?? (await onlyKeyword(context));
    if (theme === undefined) throw missingArgument({ name: 'theme', kind: 'text' }, 'themes');
    if (hide === false) return shownAgain(context, about, theme);
    const { found, of, asked } = await oneTheme(context, values, about, theme);
    const { store, actor } = context;
    if (hide) {
      const act = await hideTheme(store, actor, about, found);
      return answered(context, about, { what: 'hidden', name: found.name }, act);
    }
    if (name !== undefined) {
      const act = await renameTheme(store, actor, about, found, oneLine(name, MAX_THEME_NAME));
      return answered(context, about, { what: 'renamed', before: found.name, name }, act);
    }
    const first = given<number>(values, 'first') ?? 0;
    const posts = [];
    for (const id of found.mentionIds.slice(first, first + POSTS_OF_PAGE)) {
      const mention = await store.mention(context.workspace.id, id);
      if (mention && mention.post.url !== '') posts.push(mention);
    }
    const page = pageOf(asked.period, asked.upTo);
    const where = whereIn(values);
    const view = {
      ...(where === undefined ? {} : { where }),
      keyword: about,
      theme: found,
      of,
      to: asked.period.to,
      page,
      posts,
      first,
    };
    return privately(themePosts(view, context.now, context.locale));
  },
});

async function overview(context: CommandContext, values: Values): Promise<Reply> {
  const { workspace, channel, now } = context;
  const where = whereIn(values);
  const { store, wasCut } = storeFor(context.store, where, now);
  const keyword = given<Keyword>(values, 'target');
  const keywords = keyword ? [keyword] : await keywordsOf(store, channel);
  if (keywords.length === 0) throw new UserError('not-subscribed', { channel: channel.name });
  const asked = await periodAsked(context, values);
  return shown(context, given<boolean>(values, 'public') ?? false, async (locale) => {
    const counted =
      keywords.length > MOST_KEYWORDS
        ? await busiest({ ...context, store }, keywords, asked.period)
        : keywords;
    const read = await readPeriodThemes(store, workspace, { keywords: counted, ...asked }, now);
    const [only] = keywords.length === 1 ? keywords : [];
    const view: ThemesView = {
      ...asked,
      keywords: read,
      hidden: only ? await hiddenOf(context, only) : [],
      ...(where === undefined ? {} : { where }),
    };
    return withWhere(themesMessage(view, locale), where ?? null, wasCut(), locale);
  });
}

async function busiest(
  { store, workspace }: CommandContext,
  keywords: readonly Keyword[],
  { from, to }: Period,
): Promise<Keyword[]> {
  const totals = await store.totals(
    workspace.id,
    keywords.map(({ id }) => id),
    from,
    to,
  );
  const first = [...totals].sort((a, b) => b.total - a.total).slice(0, MOST_KEYWORDS);
  return first.flatMap(({ keywordId }) => keywords.filter(({ id }) => id === keywordId));
}

async function onlyKeyword({ store, channel }: CommandContext): Promise<Keyword> {
  const [only, ...others] = await keywordsOf(store, channel);
  if (only && others.length === 0) return only;
  throw missingArgument({ name: 'target', kind: 'lookup', of: 'keyword' }, 'themes');
}

/** Of a button, the period of the list that it stands under, and what was stored then. */
async function periodAsked(
  { store, now }: CommandContext,
  values: Values,
): Promise<{ period: Period; upTo: number }> {
  const typed = given<string>(values, 'page');
  const mark: ListMark | null | undefined = typed === undefined ? undefined : readMark(typed);
  if (mark === null) throw new UserError('stale-button');
  if (mark === undefined || mark.from === null || mark.to === null) {
    const period = periodOf(given<number>(values, 'since') ?? 7 * DAY, now);
    return { period, upTo: await store.newestRow() };
  }
  const { from, to } = mark;
  const period: Period = { from, to, beforeFrom: 2 * from - to, cadence: 'asked' };
  return { period, upTo: mark.upTo ?? (await store.newestRow()) };
}

async function oneTheme(context: CommandContext, values: Values, keyword: Keyword, typed: string) {
  const { workspace, now } = context;
  const { store } = storeFor(context.store, whereIn(values), now);
  const asked = await periodAsked(context, values);
  const [read] = await readPeriodThemes(store, workspace, { keywords: [keyword], ...asked }, now);
  const { themes: of } = read!;
  return { found: findTheme(of.themes, typed, keyword), of, asked };
}

async function hiddenOf({ store, workspace }: CommandContext, { id }: Keyword) {
  const marks = await store.themeMarks(workspace.id, id);
  return marks.filter(({ name }) => name === null).map(({ key, shown }) => ({ key, name: shown }));
}

async function shownAgain(context: CommandContext, keyword: Keyword, typed: string): Promise<Reply> {
  const { store, workspace, actor } = context;
  const hidden = await hiddenOf(context, keyword);
  const { key, name } = findTheme(hidden, typed, keyword);
  const mark = (await store.themeMarks(workspace.id, keyword.id)).find((known) => known.key === key)!;
  const act = await showTheme(store, actor, keyword, mark);
  return answered(context, keyword, { what: 'shown', name }, act);
}

function answered(
  { actor, locale }: CommandContext,
  { id }: Keyword,
  answer: ThemeAnswer,
  act: string | null,
): Reply {
  const undo = act === null ? null : actName({ at: actor.now, act, subject: id });
  return privately(themeAnswer(answer, undo, locale));
}
