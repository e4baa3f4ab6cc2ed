import { randomBytes } from 'node:crypto';
import { UserError } from '../../config/errors.ts';
import { readAnswer } from '../../messages/question.ts';
import type { Question, Store } from '../../store/store.ts';

/** Stores a question with its answers, so that it can be answered after a restart, too. @returns its id */
export async function ask(store: Store, question: Omit<Question, 'id'>): Promise<string> {
  const id = randomBytes(9).toString('base64url');
  await store.ask({ ...question, id });
  return id;
}

/** What a pressed answer stands for. @throws UserError('question-over') */
export async function answered(
  store: Store,
  workspaceId: string,
  verb: string,
  typed: string,
): Promise<{ question: string; args: Record<string, string> }> {
  const { question: id, answer } = readAnswer(typed);
  const question = await store.question(workspaceId, id);
  if (!question || question.verb !== verb || !Object.hasOwn(question.answers, answer))
    throw new UserError('question-over');
  return { question: id, args: { ...question.answers[answer] } };
}
