import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';

/** The problem with a file of the import folder. */
export function importFile({ name, problem, folder }: ProblemParams): ProblemText {
  switch (problem) {
    case 'missing':
      return {
        what: `There is no file “${name}” in the import folder.`,
        fix: `Ask whoever runs the bot to put it into ${folder}.`,
      };
    case 'name':
      return {
        what: `“${name}” is not a file name that I can read.`,
        fix: 'Give the name alone, without folders, ending in .csv, .ndjson or .jsonl.',
      };
    default:
      return {
        what: `“${name}” cannot be read.`,
        fix: 'It must be CSV with a header line, or one JSON object a line.',
      };
  }
}
