import { type Database, int, json, text } from './database.ts';
import type { Question, QuestionStore } from './question-part.ts';

export function questionStore(database: Database): QuestionStore {
  return {
    ask: ({ workspaceId, id, verb, answers, at }) =>
      database.write(async (query) => {
        await query.all(
          'insert into question (id, workspace, verb, answers, at) values ($1, $2, $3, $4, $5)',
          [id, workspaceId, verb, JSON.stringify(answers), at],
        );
      }),

    question: async (workspaceId, id) => {
      const [row] = await database.all('select * from question where id = $1 and workspace = $2', [
        id,
        workspaceId,
      ]);
      return row
        ? {
            workspaceId,
            id,
            verb: text(row.verb),
            answers: json<Question['answers']>(row.answers),
            at: int(row.at),
          }
        : null;
    },

    endQuestion: (workspaceId, id) =>
      database.write(async (query) => {
        await query.all('delete from question where id = $1 and workspace = $2', [id, workspaceId]);
      }),
  };
}
