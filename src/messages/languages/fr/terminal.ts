import type { TerminalWords } from '../en/terminal.ts';
import { fr } from './typography.ts';

export const terminal: TerminalWords = {
  thread: fr`fil`,
  cardNow: fr`la carte dit maintenant`,
  onlyFor: (person) => fr`visible par ${person} seulement`,
  onlyYou: fr`visible par vous seul`,
  you: fr`vous`,
  onPost: fr`Pour corriger un message, l'étiqueter ou le transmettre :`,
  begin: fr`Tapez /earshot aide pour commencer, quitter pour partir.`,
  form: fr`Entrée garde ce qui est entre [ ]. Pour sortir : Échap, « annuler », ou une ligne qui commence par /earshot.`,
  cancel: 'annuler',
  left: fr`Formulaire quitté. Rien n'a été fait.`,
  log: (path) => fr`Journal : ${path}`,
};
