import type { Language } from '../../listening/channel.ts';
import { referenceOf } from '../../listening/mentions/reference.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { LookupKind } from '../../messages/command-spec.ts';
import { oneLine } from '../../messages/foreign.ts';
import { copyOf } from '../../messages/languages/copy.ts';
import { verbIn } from '../../messages/languages/vocabulary.ts';
import { sourceName } from '../../messages/sources/source-name.ts';
import { foldWord } from '../../services/nearest.ts';
import type { CatalogSource } from '../../services/sources/find-source.ts';
import type { Store } from '../../store/store.ts';
import type { CommandDefinition, Completion } from '../command.ts';

/** Discord takes at most 25 choices, labels of at most 100 characters. */
const MAX_COMPLETIONS = 25;
const MAX_LABEL = 100;
/** Posts that are offered by their words. */
const MAX_LOOKED_AT = 100;
const RECENT = 7 * DAY;

/** Choices for what has been typed so far, from the store only; at most 25. */
export async function completions(
  of: LookupKind,
  typed: string,
  parts: {
    store: Store;
    /** Several may be named, with commas between: what is offered completes the last. */
    many: boolean;
    sources: readonly CatalogSource[];
    workspaceId: string;
    commands: readonly CommandDefinition[];
    now: Millis;
    language: Language;
  },
): Promise<Completion[]> {
  const candidates = parts.many ? await namesOf(parts) : await allOf(of, parts);
  const [, before = '', last = typed] = (parts.many && /^(.*[,;]\s*)([^,;]*)$/su.exec(typed)) || [];
  if (before !== '') return completed(candidates, before, last);
  const folded = foldWord(typed.replace(/^#/, ''));
  const begin = candidates.filter(({ label }) => foldWord(label).replace(/^#/, '').startsWith(folded));
  const hold = candidates.filter(
    (candidate) => !begin.includes(candidate) && foldWord(candidate.label).includes(folded),
  );
  return [...begin, ...hold].slice(0, MAX_COMPLETIONS).map(({ label, value }) => ({
    label: label.length > MAX_LABEL ? `${label.slice(0, MAX_LABEL - 1)}…` : label,
    value,
  }));
}

/** By their names alone: whoever goes on typing behind a choice has its label there. */
async function namesOf({ store, workspaceId }: Parameters<typeof completions>[2]): Promise<Completion[]> {
  return (await store.keywords(workspaceId)).map(({ id, name }) => ({
    label: name,
    value: /[,;]/.test(name) ? id : name,
  }));
}

/** Names behind those that stand there already, as long as a choice may hold them all. */
function completed(candidates: readonly Completion[], before: string, last: string): Completion[] {
  const named = new Set(before.split(/[,;]/).map((name) => foldWord(name.trim())));
  const folded = foldWord(last.trim());
  return candidates
    .filter(({ label, value }) => !named.has(foldWord(label)) && !named.has(foldWord(value)))
    .filter(({ label }) => foldWord(label).includes(folded))
    .map(({ label, value }) => ({ label: `${before}${label}`, value: `${before}${value}` }))
    .filter(({ label, value }) => label.length <= MAX_LABEL && value.length <= MAX_LABEL)
    .slice(0, MAX_COMPLETIONS);
}

async function allOf(of: LookupKind, parts: Parameters<typeof completions>[2]): Promise<Completion[]> {
  const { store, sources, workspaceId, commands, now, language } = parts;
  switch (of) {
    case 'keyword':
      return (await store.keywords(workspaceId)).map(({ id, name, query }) => ({
        label: foldWord(name) === foldWord(query) ? name : `${name} (${query})`,
        value: id,
      }));
    case 'alert': {
      const names = new Map((await store.keywords(workspaceId)).map(({ id, name }) => [id, name]));
      return (await store.alerts(workspaceId, { limit: 100 })).map((alert) => {
        const closed = alert.triage.closedAt === null ? '' : ' ✓';
        return {
          label: `#${alert.number} ${names.get(alert.keywordId) ?? alert.kind}${closed}`,
          value: String(alert.number),
        };
      });
    }
    case 'source':
      return sources.map(({ id }) => ({ label: sourceName(id, copyOf(language)), value: id }));
    case 'post':
      return latestPosts(store, workspaceId, now);
    case 'item':
      return [
        ...(await allOf('alert', parts)).slice(0, MAX_COMPLETIONS / 2),
        ...(await latestPosts(store, workspaceId, now)),
      ];
    case 'verb':
      return commands.map(({ verb }) => ({ label: verbIn(verb, language), value: verb }));
  }
}

/** The newest mentions, by their references and how they begin: as many as can be looked through at every key. */
async function latestPosts(store: Store, workspaceId: string, now: Millis): Promise<Completion[]> {
  const keywords = await store.keywords(workspaceId);
  const { listed } = await store.browse(
    workspaceId,
    { keywordIds: keywords.map(({ id }) => id), from: now - RECENT, to: now + DAY, upTo: null },
    null,
    MAX_LOOKED_AT,
  );
  return listed.map(({ row, mention: { post } }) => {
    const value = referenceOf(row);
    return { label: `${value} · ${oneLine(post.title ?? post.text, MAX_LABEL)}`, value };
  });
}
