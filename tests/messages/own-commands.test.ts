import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ProblemCode, type ProblemParams, UserError } from '../../src/config/errors.ts';
import { copyOf } from '../../src/messages/languages/copy.ts';
import { languageTags } from '../../src/messages/languages/index.ts';
import { type Message, plain, type Run, type Text, textsOf } from '../../src/messages/message.ts';
import { withCommands } from '../../src/messages/own-commands.ts';
import { problemMessage } from '../../src/messages/problem.ts';
import { everyMessage } from './every-message.ts';
import { everyProblem } from './every-problem.ts';

const runsOf = ({ elements }: Message): Run[] =>
  elements.flatMap(textsOf).flatMap((text: Text) => (typeof text === 'string' ? [text] : text));
const commandsOf = (runs: readonly Run[]): string[] =>
  runs.flatMap((run) => (typeof run === 'object' && 'command' in run ? [run.command] : []));
/** What is read but is no command: there the platform shows no element of its own. */
const wordsOf = (runs: readonly Run[]): string =>
  runs.map((run) => (typeof run === 'object' && 'command' in run ? '' : plain([run]))).join('|');
const problemIn = (language: string, code: ProblemCode, params: ProblemParams) =>
  problemMessage(new UserError(code, params), { language, timeZone: 'UTC' }, undefined, 'alert');

describe.each(languageTags)('every command that the bot names in %s is a run', (language) => {
  test.each([...everyMessage(language)])('%s', (_, messages) => {
    for (const message of messages) {
      // The line of a link code is for another platform.
      const shown = runsOf(message).filter((run) => typeof run === 'string' || !('code' in run));
      expect(wordsOf(shown)).not.toMatch(/\/earshot/);
    }
  });

  test.each(everyProblem(Object.keys(copyOf(language).problems) as ProblemCode[], 'x'))(
    'problem %s %j',
    (code, params) => {
      expect(wordsOf(runsOf(problemIn(language, code, params)))).not.toMatch(/\/earshot|--\p{L}/u);
    },
  );

  test('and no word that others wrote is one', () => {
    const piece = fc.constantFrom(
      ...['/earshot forget x', '/earshot', '--in', ' ', '"', '“', '»', '--guests act', '\ue002earshot help'],
      ...[
        '\ue003',
        '\ue0000\ue001',
        'kestrel',
        '.',
        '/',
        'earshot add',
        '\n',
        'https://x.example/earshot add',
      ],
    );
    const foreign = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
    // An option that there is not is named as it was typed.
    const codes = (Object.keys(copyOf(language).problems) as ProblemCode[]).filter(
      (code) => code !== 'unknown-flag',
    );
    const harmless = everyProblem(codes, 'zzz').map(([code, params]) =>
      commandsOf(runsOf(problemIn(language, code, params))).map((command) =>
        command.replace(/"[^"]*"/, '""'),
      ),
    );
    fc.assert(
      fc.property(foreign, (text) => {
        everyProblem(codes, text).forEach(([code, params], nth) => {
          const message = problemIn(language, code, params);
          const ours = commandsOf(runsOf(message)).map((command) => command.replace(/"[^"]*"/, '""'));
          expect(ours).toEqual(harmless[nth]);
          expect(plain(runsOf(message))).not.toMatch(/[\ue002\ue003]/);
        });
      }),
      { seed: 13, numRuns: 30 },
    );
  });
});

test.each([
  ['To go on with it: /earshot reopen 12.', ['/earshot reopen 12']],
  ['Say /earshot settings --guests act, or nothing.', ['/earshot settings --guests act']],
  ['A role may: /earshot settings --set-up-roles @role', ['/earshot settings --set-up-roles @role']],
  ['Add one: /earshot add kestrelbox', ['/earshot add kestrelbox']],
  ['Whoever types /earshot list sees all of them.', ['/earshot list']],
  ['/earshot help shows all of them.', ['/earshot help']],
  ['/earshot aide ajouter donne un exemple.', ['/earshot aide ajouter']],
  ['/earshot edit "Kestrel box" --query, and the query.', ['/earshot edit "Kestrel box" --query']],
  ['One of --from and --to is wrong.', ['--from', '--to']],
  ['/earshot list, then /earshot alerts.', ['/earshot list', '/earshot alerts']],
  ['See https://blog.example/earshot add it.', []],
  ['/earshot dance now.', []],
])('%s', (sentence, commands) => {
  expect(commandsOf(withCommands(sentence))).toEqual(commands);
  expect(plain(withCommands(sentence))).toBe(sentence);
});
