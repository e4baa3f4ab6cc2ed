import type { CommandDefinition, Completion, Services } from '../commands/command.ts';
import { UserError } from '../config/errors.ts';
import { type Alert, bearsMark, readMarked } from '../listening/alerts/alert.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import type { Store } from '../store/store.ts';
import { foldWord, nearest } from './nearest.ts';

/** Discord takes at most 25 choices, labels of at most 100 characters. */
const MAX_COMPLETIONS = 25;
const MAX_LABEL = 100;
/** Alerts of late that are looked through for one whose number has changed. */
const MAX_MOVED = 1_000;

/**
 * The keyword a person means: by id, name, query, or the only one whose name begins so.
 * @throws UserError('keyword-not-found' | 'keyword-ambiguous')
 */
export function findKeyword(keywords: readonly Keyword[], typed: string): Keyword {
  const folded = foldWord(typed);
  const exact =
    keywords.find(({ id }) => id === typed) ??
    keywords.find(({ name }) => foldWord(name) === folded) ??
    keywords.find(({ query }) => foldWord(query) === folded);
  if (exact) return exact;
  const begin = folded === '' ? [] : keywords.filter(({ name }) => foldWord(name).startsWith(folded));
  if (begin.length === 1) return begin[0]!;
  if (begin.length > 1) {
    const names = begin.slice(0, 5).map(({ name }) => name);
    throw new UserError('keyword-ambiguous', { typed: cut(typed), names: names.join(', ') });
  }
  const near = nearest(
    typed,
    keywords.map(({ name }) => name),
  );
  throw new UserError('keyword-not-found', { typed: cut(typed), ...(near === null ? {} : { near }) });
}

/** By number (`12`, `#12`), a button's marked number, or id. @throws UserError('alert-not-found') */
export async function findAlert(store: Store, workspaceId: string, typed: string): Promise<Alert> {
  const marked = readMarked(typed);
  if (marked) return findMarked(store, workspaceId, marked);
  const number = /^#?(\d{1,9})$/.exec(typed);
  const alert = number
    ? await store.alertByNumber(workspaceId, Number(number[1]))
    : await store.alert(workspaceId, typed);
  if (!alert) throw new UserError('alert-not-found', { typed: cut(typed) });
  return alert;
}

/** The alert that a button means. Since it was sent, it may have got another number, or stayed with another workspace. */
async function findMarked(
  store: Store,
  workspaceId: string,
  { number, mark }: { number: number; mark: string },
): Promise<Alert> {
  const alert = await store.alertByNumber(workspaceId, number);
  if (alert && bearsMark(alert, mark)) return alert;
  const moved = (await store.alerts(workspaceId, { limit: MAX_MOVED })).find((one) => bearsMark(one, mark));
  if (!moved) throw new UserError('alert-not-found', { number });
  return moved;
}

/** The id of a source, by id or label. @throws UserError('source-not-found') */
export function findSource(sources: ReturnType<Services['sources']>, typed: string): string {
  const folded = foldWord(typed).replace(/\s+/g, '-');
  const found = sources.find(
    ({ id, label }) => id === folded || foldWord(label).replace(/\s+/g, '-') === folded,
  );
  if (found) return found.id;
  const near = nearest(
    typed,
    sources.map(({ id }) => id),
  );
  throw new UserError('source-not-found', { typed: cut(typed), ...(near === null ? {} : { near }) });
}

/** Several sources in one value: `hacker-news, feed`. */
export function findSources(sources: ReturnType<Services['sources']>, typed: string): string[] {
  const names = typed.split(/[\s,;]+/).filter((name) => name !== '');
  return [...new Set(names.map((name) => findSource(sources, name)))];
}

/** Choices for what has been typed so far, from the store only; at most 25. */
export async function completions(
  of: 'keyword' | 'alert' | 'source' | 'verb',
  typed: string,
  parts: {
    store: Store;
    services: Services;
    workspaceId: string;
    commands: readonly CommandDefinition[];
  },
): Promise<Completion[]> {
  const candidates = await allOf(of, parts);
  const folded = foldWord(typed.replace(/^#/, ''));
  const begin = candidates.filter(({ label }) => foldWord(label).replace(/^#/, '').startsWith(folded));
  const hold = candidates.filter(
    (candidate) => !begin.includes(candidate) && foldWord(candidate.label).includes(folded),
  );
  return [...begin, ...hold]
    .slice(0, MAX_COMPLETIONS)
    .map(({ label, value }) => ({ label: cut(label, MAX_LABEL), value }));
}

async function allOf(
  of: 'keyword' | 'alert' | 'source' | 'verb',
  { store, services, workspaceId, commands }: Parameters<typeof completions>[2],
): Promise<Completion[]> {
  switch (of) {
    case 'keyword':
      return (await store.keywords(workspaceId)).map(({ id, name, query }) => ({
        label: foldWord(name) === foldWord(query) ? name : `${name} (${query})`,
        value: id,
      }));
    case 'alert': {
      const names = new Map((await store.keywords(workspaceId)).map(({ id, name }) => [id, name]));
      return (await store.alerts(workspaceId, { limit: 100 })).map((alert) => {
        const name = names.get(alert.keywordId);
        const closed = alert.triage.closedAt === null ? '' : ' ✓';
        return {
          label: `#${alert.number} ${name ?? alert.kind}${closed}`,
          value: String(alert.number),
        };
      });
    }
    case 'source':
      return services.sources().map(({ id, label }) => ({ label, value: id }));
    case 'verb':
      return commands.map(({ verb }) => ({ label: verb, value: verb }));
  }
}

function cut(text: string, max = 60): string {
  return text.length > max ? `${text.slice(0, max - 1)}…` : text;
}
