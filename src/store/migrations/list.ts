import { first } from './0001-first.ts';

/** Append only: a number once released keeps its statements for ever. */
export const MIGRATIONS: readonly { name: string; statements: readonly string[] }[] = [
  { name: 'first', statements: first },
];
