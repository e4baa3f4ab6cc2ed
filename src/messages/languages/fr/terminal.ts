import type { TerminalWords } from '../en/terminal.ts';
import { fr } from './typography.ts';

export const terminal: TerminalWords = {
  thread: fr`fil`,
  cardNow: fr`la carte dit maintenant`,
  onlyFor: (person) => fr`visible par ${person} seulement`,
  begin: fr`Tapez /earshot aide pour commencer, quitter pour partir.`,
};
