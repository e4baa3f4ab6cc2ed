import type { Keyword } from '../listening/keywords/keyword.ts';
import type { Argument } from '../messages/command-spec.ts';
import { fixesOf, saveQuestion } from '../messages/keywords/save-question.ts';
import type { Doubts } from '../services/keywords/doubts.ts';
import { queryOf } from '../services/keywords/typed-query.ts';
import { ask } from '../services/questions/ask.ts';
import type { CommandContext, Reply, Values } from './command.ts';
import { given, privately } from './context.ts';

/** A query as lists instead. Each runs on to the next flag. */
export const LISTS: readonly Argument[] = (['any', 'all', 'none'] as const).map((name) => ({
  ...{ name, kind: 'text', verbatim: true, max: 2_000, inForm: true },
}));

/** How a question before saving is answered: typed beforehand, or by its buttons. */
export const ANSWERS: readonly Argument[] = [
  { name: 'sure', kind: 'flag', typedOnly: true },
  { name: 'answer', kind: 'text', max: 60, byButton: true },
];

/** The query that was given, in the language or as lists. */
export function typedQuery(values: Values, argument: string, before: string | null): string | undefined {
  const [any, all, none] = LISTS.map(({ name }) => given<string>(values, name));
  return queryOf({ query: given<string>(values, argument), any, all, none }, argument, before);
}

/** Asks before a keyword is saved. @param set what the form shows beside what was asked for */
export async function askToSave(
  { store, workspace, args, now, locale }: CommandContext,
  asked: { verb: 'add' | 'edit'; argument: string; query: string; keyword: Keyword | null },
  doubts: Doubts,
  set: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const { verb, argument, query, keyword } = asked;
  const { any: _any, all: _all, none: _none, sure: _sure, seen: _seen, ...others } = args;
  const again = { ...others, [argument]: query };
  const { any: _anySet, all: _allSet, none: _noneSet, ...shown } = set;
  const answers = {
    read: { ...again, sure: 'true', ...(keyword === null ? {} : { seen: keyword.query }) },
    ...Object.fromEntries(fixesOf(doubts).map((fix) => [fix.answer, { ...again, [argument]: fix.query }])),
    form: { ...shown, ...again },
    ...(keyword === null ? {} : { keep: { target: keyword.name, keep: 'true' } }),
  };
  const question = await ask(store, { workspaceId: workspace.id, verb, answers, at: now });
  return privately(saveQuestion({ verb, query, keyword }, doubts, question, now, locale));
}
