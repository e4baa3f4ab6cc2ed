import { first } from './0001-first.ts';
import { ledgerIndex } from './0002-ledger-index.ts';

/** Append only: a number once released keeps its statements for ever. */
export const MIGRATIONS: readonly { name: string; statements: readonly string[] }[] = [
  { name: 'first', statements: first },
  { name: 'ledger-index', statements: ledgerIndex },
];
