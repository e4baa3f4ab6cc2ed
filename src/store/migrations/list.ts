import { first } from './0001-first.ts';
import { ledgerIndex } from './0002-ledger-index.ts';
import { dashboard } from './0003-dashboard.ts';
import { onCall } from './0004-on-call.ts';

/** Append only: a number once released keeps its statements for ever. */
export const MIGRATIONS: readonly { name: string; statements: readonly string[] }[] = [
  { name: 'first', statements: first },
  { name: 'ledger-index', statements: ledgerIndex },
  { name: 'dashboard', statements: dashboard },
  { name: 'on-call', statements: onCall },
];
