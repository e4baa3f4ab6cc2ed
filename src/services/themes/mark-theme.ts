import { UserError } from '../../config/errors.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Theme } from '../../listening/themes/theme.ts';
import type { Store, ThemeMark } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';
import { THEME_ACTS } from '../mentions/undo-mention.ts';
import { foldWord } from '../nearest.ts';

/** Longest name that people give a theme, in characters. */
export const MAX_THEME_NAME = 60;
/** Named where a typed one is not found. */
const NAMED = 5;

/** A theme by its key or its name, as people see it. */
type NamedTheme = Pick<Theme, 'key' | 'name'>;

/** @throws UserError('theme-not-found') */
export function findTheme<Found extends NamedTheme>(
  themes: readonly Found[],
  typed: string,
  keyword: Pick<Keyword, 'name'>,
): Found {
  const folded = foldWord(bare(typed));
  const found =
    themes.find(({ key }) => key === typed) ??
    themes.find(({ name }) => foldWord(name) === folded) ??
    themes.find(({ key }) => key === folded);
  if (found) return found;
  const names = themes.slice(0, NAMED).map(({ name }) => name);
  throw new UserError('theme-not-found', {
    typed,
    name: keyword.name,
    ...(names.length === 0 ? {} : { names: names.join(', ') }),
  });
}

/** @returns the name of the act that can be undone; null = it was so already */
export async function renameTheme(
  store: Store,
  actor: Actor,
  keyword: Keyword,
  theme: NamedTheme,
  name: string,
): Promise<string | null> {
  if (theme.name === name) return null;
  const mark: ThemeMark = { key: theme.key, name, shown: theme.name, person: actor.person, at: actor.now };
  const audit = auditRow(actor, THEME_ACTS.rename, keyword.id, `${theme.name}: ${name}`);
  await store.markTheme(actor.workspaceId, keyword.id, mark, audit);
  return audit.act;
}

/** It is no theme, and none of the same words is: its posts count elsewhere. */
export async function hideTheme(
  store: Store,
  actor: Actor,
  keyword: Keyword,
  theme: NamedTheme,
): Promise<string> {
  const mark = { key: theme.key, name: null, shown: theme.name, person: actor.person, at: actor.now };
  const audit = auditRow(actor, THEME_ACTS.hide, keyword.id, theme.name);
  await store.markTheme(actor.workspaceId, keyword.id, mark, audit);
  return audit.act;
}

/** What was hidden is a theme again, by the name that it had. @returns null = it was not hidden */
export async function showTheme(
  store: Store,
  actor: Actor,
  keyword: Keyword,
  hidden: ThemeMark,
): Promise<string | null> {
  const audit = auditRow(actor, THEME_ACTS.show, keyword.id, hidden.key);
  const shown = await store.takeBackThemeMark(actor.workspaceId, keyword.id, hidden.at, audit);
  return shown === null ? null : audit.act;
}

function bare(typed: string): string {
  return typed.trim().replace(/^[“”"«»\s]+|[“”"«»\s]+$/g, '');
}
