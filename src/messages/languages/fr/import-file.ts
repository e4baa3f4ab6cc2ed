import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';
import { fr } from './typography.ts';

/** The problem with a file of the import folder. */
export function importFile({ name, problem, folder }: ProblemParams): ProblemText {
  switch (problem) {
    case 'missing':
      return {
        what: fr`Il n'y a pas de fichier « ${name ?? ''} » dans le dossier d'import.`,
        fix: fr`Demandez à la personne qui gère le bot de le déposer dans ${folder ?? ''}.`,
      };
    case 'name':
      return {
        what: fr`« ${name ?? ''} » n'est pas un nom de fichier que je peux lire.`,
        fix: fr`Donnez le nom seul, sans dossier, terminé par .csv, .ndjson ou .jsonl.`,
      };
    default:
      return {
        what: fr`« ${name ?? ''} » est illisible.`,
        fix: fr`Il faut du CSV avec une ligne d'en-tête, ou un objet JSON par ligne.`,
      };
  }
}
