/** Asked before something is saved, with what each button of it means: buttons hold too little, and outlive the process. */
export const questions: readonly string[] = [
  `create table question (
    id text primary key, workspace text not null, verb text not null, answers text not null, at integer not null)`,
  'create index question_at on question (at)',
];
