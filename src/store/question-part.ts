import type { Millis } from '../listening/time.ts';

/** What is asked before something is saved; each of its answers is the arguments of its verb. */
export interface Question {
  workspaceId: string;
  id: string;
  verb: string;
  answers: Readonly<Record<string, Readonly<Record<string, string>>>>;
  at: Millis;
}

export interface QuestionStore {
  ask(question: Question): Promise<void>;
  /** null = answered already, or too long ago. */
  question(workspaceId: string, id: string): Promise<Question | null>;
  endQuestion(workspaceId: string, id: string): Promise<void>;
}
