import type { ProblemCode, ProblemParams } from '../../src/config/errors.ts';

const OWN_CODES = ['query', 'bad-argument', 'alert-act-impossible', 'import-file'];
const FOREIGN = ['typed', 'name', 'names', 'url', 'detail', 'quote', 'channel', 'path', 'reference'];
const MORE: readonly ProblemParams[] = [
  {},
  { verb: 'add', argument: 'alerts', option: 'alerts', change: 'alert' },
  ...['alert', 'keyword', 'post'].map((of) => ({ verb: 'mark', argument: 'target', of })),
  { who: 'admin', flag: 'retention' },
  ...['unseen', 'guest', 'speak', 'set-up', 'act', 'owner'].map((who) => ({ who })),
  { who: 'set-up', platform: 'discord' },
];

/**
 * Every problem but those of queries, each with what its sentences may fill in.
 * @param foreign stands for whatever others wrote
 */
export function everyProblem(codes: readonly ProblemCode[], foreign: string): [ProblemCode, ProblemParams][] {
  const badArgument = (argument: string, problem: string): [ProblemCode, ProblemParams] => [
    'bad-argument',
    {
      ...{ argument, problem, typed: foreign, min: 300_000, max: 864_000_000 },
      ...{ choices: 'low, high', words: 'off', found: 9 },
    },
  ];
  const unknown: ProblemParams = Object.fromEntries(FOREIGN.map((name) => [name, foreign]));
  return [
    ...[
      ...[
        'too-long',
        'integer',
        'choice',
        'duration',
        'time',
        'times',
        'moment',
        'order',
        'person',
        'author',
      ],
      ...[
        'many-people',
        'many-tags',
        'language',
        'time-zone',
        'address',
        'few-keywords',
        'many-keywords',
        'another',
      ],
      ...['group', 'invisible', 'context-words', 'query-and-lists'],
    ].flatMap((problem) => ['sensitivity', 'target'].map((argument) => badArgument(argument, problem))),
    ...['twice', 'yes-or-no', 'no-roles'].map((problem) => badArgument('sensitivity', problem)),
    badArgument('line', 'too-long'),
    ...[
      ...['closed', 'open', 'merge-itself', 'merged', 'duplicate-of-what', 'past', 'too-long', 'why-needed'],
      ...['calm-already', 'nobody', 'nowhere', 'empty'],
    ].map((code): [ProblemCode, ProblemParams] => ['alert-act-impossible', { code, number: 12, other: 13 }]),
    ...['missing', 'name', 'content'].map((problem): [ProblemCode, ProblemParams] => [
      'import-file',
      { name: 'reviews.csv', problem, folder: foreign },
    ]),
    ...codes
      .filter((code) => !OWN_CODES.includes(code))
      .flatMap((code) =>
        MORE.map((more): [ProblemCode, ProblemParams] => [
          code,
          { verb: 'settings', argument: 'quiet', max: 9, operands: 12, ...unknown, ...more },
        ]),
      ),
  ];
}
