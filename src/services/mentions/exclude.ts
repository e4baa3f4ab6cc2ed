import { UserError } from '../../config/errors.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { entryKey, readEntry, splitEntries } from '../../listening/keywords/query/entries.ts';
import { clip } from '../../messages/foreign.ts';
import type { Mute, RejudgedHit, Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';
import { foldWord } from '../nearest.ts';
import { storeSeenBy } from '../seen-store.ts';
import { findMuted } from './find-muted.ts';
import { beginMutes, endMutes, muteDetail } from './mute.ts';
import { muteEffect } from './rejudge-muted.ts';

/** Entries that a workspace leaves out. */
const MAX_EXCLUSIONS = 500;
/** Characters of one entry. */
const MAX_ENTRY = 200;

/** What is asked for, as people type it: with commas between. */
export interface WantedExclusions {
  words: string;
  authors: string;
  sites: string;
}

/** A keyword that would find little or nothing any more. @property isName an entry is what it is called, or looks for */
interface AtRisk {
  keyword: Keyword;
  lost: number;
  counted: number;
  isName: boolean;
}

export type ExcludeOutcome =
  | { what: 'asks'; wanted: Mute[]; risks: AtRisk[] }
  | { what: 'done'; added: Mute[]; known: Mute[]; rejudged: RejudgedHit[] };

/** What holds for every keyword of the workspace: authors and sites that somebody muted are among it. */
export async function exclusionsOf(store: Store, workspaceId: string): Promise<Mute[]> {
  return (await store.mutes(workspaceId)).filter(({ keywordId }) => keywordId === null);
}

/** @throws UserError('entry-unreadable') that says which entry cannot be read */
export function readExclusions({ person, now }: Actor, { words, authors, sites }: WantedExclusions): Mute[] {
  const read = (argument: string, typed: string, asQuery: (part: string) => string, shown?: string) =>
    splitEntries(typed).map((part): Mute => {
      const entry = part.length > MAX_ENTRY ? null : readEntry(asQuery(part));
      if (!entry) throw new UserError('entry-unreadable', { argument, typed: clip(part, 60) });
      const name = shown === undefined ? entry.text : part;
      return { what: 'term', key: entry.text, name, keywordId: null, person, at: now };
    });
  return [
    ...read('target', words, (part) => part),
    ...read('author', authors, (part) => `author:"${bare(part).replace(/^@/, '')}"`, 'as typed'),
    ...read('site', sites, (part) => `site:${hostOf(bare(part))}`, 'as typed'),
  ];
}

function bare(part: string): string {
  return part.replace(/["“”`]/g, '').trim();
}

function hostOf(part: string): string {
  return part
    .replace(/^https?:\/\//i, '')
    .replace(/^www\.|[/?#].*$/gi, '')
    .toLowerCase();
}

/**
 * Leaves out posts for all keywords: those to come and those that are stored. Where a keyword would lose its own name or
 * more than half of its posts, it asks first.
 * @param sure whether that was answered
 * @throws UserError('too-many-exclusions')
 */
export async function exclude(
  store: Store,
  actor: Actor,
  wanted: readonly Mute[],
  sure: boolean,
): Promise<ExcludeOutcome> {
  const all = await store.mutes(actor.workspaceId);
  const standing = all.filter(({ what, keywordId }) => what === 'term' && keywordId === null);
  const unique = [...new Map(wanted.map((mute) => [entryKey(mute.key), mute])).values()];
  const isSame = (a: Mute) => (b: Mute) => entryKey(a.key) === entryKey(b.key);
  const known = standing.filter((mute) => unique.some(isSame(mute)));
  const added = unique.filter((mute) => !known.some(isSame(mute)));
  if (added.length === 0) return { what: 'done', added, known, rejudged: [] };
  if (standing.length + added.length > MAX_EXCLUSIONS)
    throw new UserError('too-many-exclusions', { max: MAX_EXCLUSIONS });
  const risks = sure ? [] : await risksOf(store, actor, added, all);
  if (risks.length > 0) return { what: 'asks', wanted: unique, risks };
  const audit = auditRow(actor, 'exclude', actor.workspaceId, added.map(muteDetail).join(', '));
  const { rejudged } = await beginMutes(store, actor, added, audit);
  return { what: 'done', added, known, rejudged };
}

async function risksOf(
  store: Store,
  actor: Actor,
  added: readonly Mute[],
  all: readonly Mute[],
): Promise<AtRisk[]> {
  const change = { mutes: added, all: [...all, ...added], ending: false, since: Number.MIN_SAFE_INTEGER };
  const { changes, counted } = await muteEffect(store, actor, change);
  const entries = new Set(added.map(({ key }) => foldWord(bare(key))));
  const seen = await (await storeSeenBy(store, actor)).keywords(actor.workspaceId);
  return seen.flatMap((keyword): AtRisk[] => {
    const lost = changes.filter(({ hit }) => hit.keywordId === keyword.id).length;
    const before = counted.get(keyword.id) ?? 0;
    const isName = [keyword.name, bare(keyword.query)].some((name) => entries.has(foldWord(name)));
    return isName || lost * 2 > before ? [{ keyword, lost, counted: before, isName }] : [];
  });
}

/**
 * Counts again what entries held back.
 * @param typed as people call them, with commas between
 * @throws UserError('not-excluded')
 */
export async function include(
  store: Store,
  actor: Actor,
  typed: string,
): Promise<{ removed: Mute[]; rejudged: RejudgedHit[] }> {
  const standing = await exclusionsOf(store, actor.workspaceId);
  const meant = splitEntries(typed).map((part) => {
    const text = readEntry(part)?.text;
    const found =
      standing.find(({ key }) => text !== undefined && entryKey(key) === entryKey(text)) ??
      findMuted(standing, part) ??
      findMuted(standing, bare(part));
    if (!found) throw new UserError('not-excluded', { typed: clip(part, 60) });
    return found;
  });
  const audit = auditRow(actor, 'include', actor.workspaceId, meant.map(muteDetail).join(', '));
  const { mutes: removed, rejudged } = await endMutes(store, actor, meant, audit);
  return { removed, rejudged };
}
