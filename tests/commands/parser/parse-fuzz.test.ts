import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommandDefinition } from '../../../src/commands/command.ts';
import { parseLine } from '../../../src/commands/parser/parse.ts';
import type { Argument } from '../../../src/messages/command-spec.ts';
import { runs } from '../../runs.ts';
import { printLine } from '../print-line.ts';
import { definitions } from '../sample-definitions.ts';

const odd = fc.constantFrom(
  ...[
    '"',
    '“',
    '”',
    '„',
    '«',
    '»',
    "'",
    '‘',
    '’',
    '\\',
    '--',
    '—',
    '–',
    '=',
    ' ',
    '\u00a0',
    '\n',
    '<#C1|x>',
    '<@U1>',
    '<',
    '>',
    '&amp;',
    '&',
    '&lt;',
    '-',
    ':',
    '(',
    'a',
    'é',
    '🦊',
    '<https://x.example|y>',
    'query',
    'OR',
  ],
);
const text = fc.oneof(
  fc.string(),
  fc.array(odd, { maxLength: 12 }).map((parts) => parts.join('')),
);

function valueFor(argument: Argument): fc.Arbitrary<string> {
  switch (argument.kind) {
    case 'flag':
      return fc.constantFrom('true', 'false');
    case 'integer':
      return fc.integer().map(String);
    case 'choice':
      return fc.constantFrom(...argument.choices);
    case 'duration':
      return fc.constantFrom('30m', '4h', '7d', '2w');
    case 'time':
      return fc.constantFrom('09:00', '23:59');
    case 'moment':
      return fc.constantFrom('2026-03-05', '2026-03-05 14:00');
    case 'channel':
      return fc.constantFrom('<#C1|veille>', '<#C1>', '#veille', 'veille');
    case 'people':
      return fc.constantFrom('<@U1|maplefox> <!subteam^S1|desk>', '<@&12>', '@maplefox, @birchowl');
    case 'person':
      return fc.constantFrom('<@U1|maplefox>', '<@U1>', '@maplefox');
    case 'lookup':
    case 'text':
      return text;
  }
}

function lineOf(
  definition: CommandDefinition,
): fc.Arbitrary<{ definition: CommandDefinition; args: Record<string, string> }> {
  const shape = Object.fromEntries(definition.args.map((argument) => [argument.name, valueFor(argument)]));
  return fc
    .record(shape, { requiredKeys: [] })
    .map((args) => ({ definition, args: args as Record<string, string> }));
}

test('every verb with any values reads back from the line printed for it', () => {
  fc.assert(
    fc.property(fc.oneof(...definitions.map(lineOf)), ({ definition, args }) => {
      const line = printLine(definition, args);
      expect(parseLine(line, definitions)).toEqual({ ok: true, verb: definition.verb, args });
    }),
    { numRuns: runs(3_000) },
  );
});

test('any text is read or refused with a position inside of it; nothing throws', () => {
  const verb = fc.constantFrom('', 'add ', 'report ', 'note 12 --text ', 'digest ');
  fc.assert(
    fc.property(verb, fc.array(fc.oneof(odd, fc.string()), { maxLength: 30 }), (start, parts) => {
      const line = start + parts.join('');
      const parsed = parseLine(line, definitions);
      if (parsed.ok) {
        const known = definitions.find((definition) => definition.verb === parsed.verb)!;
        for (const name of Object.keys(parsed.args))
          expect(known.args.map((argument) => argument.name)).toContain(name);
      } else if (parsed.problem.position) {
        const { start: from, end: to } = parsed.problem.position;
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(line.length);
      }
    }),
    { numRuns: runs(3_000) },
  );
});
