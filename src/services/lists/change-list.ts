import { UserError } from '../../config/errors.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { entryKey, readEntry, splitEntries } from '../../listening/keywords/query/entries.ts';
import { parseQuery } from '../../listening/keywords/query/parse.ts';
import { listsNamed, renameLists } from '../../listening/keywords/query/rename-lists.ts';
import { MAX_RESOLVED, resolveQuery } from '../../listening/keywords/query/resolve.ts';
import { listName, MAX_ENTRIES, MAX_LISTS, type WordList } from '../../listening/keywords/word-list.ts';
import { DAY } from '../../listening/time.ts';
import { clip } from '../../messages/foreign.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow, personId } from '../actor.ts';
import { type BackFiller, newFill, surveyStored } from '../keywords/back-fill.ts';
import { EFFECT_DAYS, isLarge } from '../keywords/doubts.ts';
import { surroundingsOf } from '../keywords/surroundings.ts';
import { nearest } from '../nearest.ts';

/** What a change of a list does to a keyword that names it. */
interface ListEffect {
  keyword: Keyword;
  found: number;
  gained: number;
  lost: number;
}

interface ChangedList {
  list: WordList;
  added: string[];
  removed: string[];
  isNew: boolean;
}

/** `asks`: nothing was changed, since keywords would lose or gain more than half. */
export type ListOutcome =
  | { what: 'asks'; change: ChangedList; effects: ListEffect[] }
  | { what: 'done'; change: ChangedList; effects: ListEffect[] };

/** @throws UserError('list-not-found') with the nearest name */
export async function findList(store: Store, workspaceId: string, typed: string): Promise<WordList> {
  const lists = await store.wordLists(workspaceId);
  const name = listName(typed);
  const found = lists.find((list) => list.name === name);
  if (found) return found;
  const near = nearest(
    typed,
    lists.map((list) => list.name),
  );
  throw new UserError('list-not-found', { typed: clip(typed, 60), ...(near === null ? {} : { near }) });
}

/** Keywords whose queries name a list. */
export function keywordsWith(keywords: readonly Keyword[], name: string): Keyword[] {
  return keywords.filter(({ query }) => listsNamed(query).some((list) => list.name === name));
}

/**
 * Adds entries to a list, which is made by it, and takes others away. Every keyword that names it follows, with what is
 * stored.
 * @param sure a question was answered
 * @throws UserError
 */
export async function changeList(
  parts: { store: Store; backFill: BackFiller['fill']; wake(): void },
  actor: Actor,
  typed: string,
  wanted: { add: string; remove: string },
  sure: boolean,
): Promise<ListOutcome> {
  const { store, backFill, wake } = parts;
  const { workspaceId, now, person } = actor;
  const name = listName(typed);
  if (name === null) throw new UserError('list-name', { typed: clip(typed, 60) });
  const lists = await store.wordLists(workspaceId);
  const before = lists.find((list) => list.name === name);
  if (!before && wanted.add === '') return Promise.reject(await notFound(store, workspaceId, typed));
  if (!before && lists.length >= MAX_LISTS) throw new UserError('too-many-lists', { max: MAX_LISTS });
  const known = before?.entries ?? [];
  const removed = entriesNamed(known, wanted.remove);
  const left = known.filter((entry) => !removed.includes(entry));
  const added = readEntries(wanted.add).filter(
    (entry) => !left.some((other) => entryKey(other) === entryKey(entry)),
  );
  const entries = [...left, ...added];
  if (entries.length === 0) throw new UserError('list-empty', { name });
  if (entries.length > MAX_ENTRIES) throw new UserError('list-too-long', { max: MAX_ENTRIES });
  const list: WordList = {
    ...(before ?? { workspaceId, name, createdBy: personId(person), createdAt: now }),
    entries,
  };
  const change: ChangedList = { list, added, removed, isNew: !before };
  const using = keywordsWith(await store.keywords(workspaceId), name);
  const after = surroundingsOf([...lists.filter((other) => other.name !== name), list]);
  for (const keyword of using) requireRoom(keyword, after);
  const effects = await effectsOf(store, actor, using, after);
  if (!sure && effects.some(isLarge)) return { what: 'asks', change, effects: effects.filter(isLarge) };
  const fills = await Promise.all(using.map((keyword) => newFill(store, keyword, 'changed', now)));
  const detail = [name, ...added.map((entry) => `+${entry}`), ...removed.map((entry) => `-${entry}`)].join(
    ' ',
  );
  await store.saveWordList(list, fills, auditRow(actor, 'list', name, clip(detail, 300)));
  for (const keyword of using) await backFill(workspaceId, keyword.id);
  wake();
  return { what: 'done', change, effects };
}

async function notFound(store: Store, workspaceId: string, typed: string): Promise<UserError> {
  try {
    await findList(store, workspaceId, typed);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('a list that was not there is there');
}

function readEntries(typed: string): string[] {
  const entries = splitEntries(typed).map((part) => {
    const entry = readEntry(part);
    if (!entry) throw new UserError('entry-unreadable', { argument: 'add', typed: clip(part, 60) });
    return entry.text;
  });
  return [...new Map(entries.map((entry) => [entryKey(entry), entry])).values()];
}

function entriesNamed(known: readonly string[], typed: string): string[] {
  return splitEntries(typed).map((part) => {
    const text = entryKey(readEntry(part)?.text ?? part);
    const found = known.find((entry) => entryKey(entry) === text);
    if (found === undefined)
      throw new UserError('list-entry-not-found', { argument: 'remove', typed: clip(part, 60) });
    return found;
  });
}

function requireRoom(keyword: Keyword, after: ReturnType<typeof surroundingsOf>): void {
  const parsed = parseQuery(keyword.query);
  const resolved = parsed.ok ? resolveQuery(parsed.query, after) : null;
  if (resolved && 'operands' in resolved)
    throw new UserError('lists-too-long', { operands: resolved.operands, max: MAX_RESOLVED });
}

async function effectsOf(
  store: Store,
  { now }: Actor,
  using: readonly Keyword[],
  after: ReturnType<typeof surroundingsOf>,
): Promise<ListEffect[]> {
  const effects: ListEffect[] = [];
  for (const keyword of using) {
    const { found, gained, lost } = await surveyStored(store, keyword, now, now - EFFECT_DAYS * DAY, after);
    effects.push({ keyword, found, gained, lost });
  }
  return effects;
}

/** @throws UserError('list-in-use' | 'list-not-found') */
export async function removeList(store: Store, actor: Actor, typed: string): Promise<WordList> {
  const list = await findList(store, actor.workspaceId, typed);
  const using = keywordsWith(await store.keywords(actor.workspaceId), list.name);
  if (using.length > 0)
    throw new UserError('list-in-use', { name: list.name, names: using.map(({ name }) => name).join(', ') });
  await store.removeWordList(actor.workspaceId, list.name, auditRow(actor, 'list-off', list.name, list.name));
  return list;
}

/** Under another name; queries that name it follow. @throws UserError */
export async function renameList(
  store: Store,
  actor: Actor,
  typed: string,
  wanted: string,
): Promise<{ list: WordList; former: string; keywords: Keyword[] }> {
  const { workspaceId } = actor;
  const list = await findList(store, workspaceId, typed);
  const name = listName(wanted);
  if (name === null) throw new UserError('list-name', { typed: clip(wanted, 60), argument: 'rename' });
  if ((await store.wordLists(workspaceId)).some((other) => other.name === name))
    throw new UserError('list-exists', { name, argument: 'rename' });
  const renamed = { ...list, name };
  const keywords = keywordsWith(await store.keywords(workspaceId), list.name).map((keyword) => ({
    ...keyword,
    query: renameLists(keyword.query, (former) => (former === list.name ? name : null)),
  }));
  const audit = auditRow(actor, 'list', name, `${list.name} → ${name}`);
  await store.renameWordList(renamed, list.name, keywords, audit);
  return { list: renamed, former: list.name, keywords };
}
