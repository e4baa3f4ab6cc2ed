import { describe, expect, test } from 'vitest';
import { parseLine } from '../../../src/commands/parser/parse.ts';
import { definitions } from '../sample-definitions.ts';

function read(line: string) {
  const parsed = parseLine(line, definitions);
  if (!parsed.ok) throw parsed.problem;
  return { verb: parsed.verb, ...parsed.args };
}

function problem(line: string) {
  const parsed = parseLine(line, definitions);
  if (parsed.ok) throw new Error(`was read: ${JSON.stringify(parsed)}`);
  const { code, params, position } = parsed.problem;
  return { code, ...params, at: position && line.slice(position.start, position.end) };
}

describe('verbs', () => {
  test.each([
    ['', 'help'],
    ['   ', 'help'],
    ['HELP', 'help'],
    ['aide', 'help'],
    ['ajouter kestrelbox', 'add'],
    ['Réglages', 'settings'],
    ['reglages', 'settings'],
    // Decomposed accents, as macOS types them.
    ['re\u0301glages', 'settings'],
    ['résumé', 'digest'],
    ['resume', 'resume'],
  ])('%j is %s', (line, verb) => {
    expect(read(line).verb).toBe(verb);
  });

  test.each<[string, string | undefined]>([
    ['repport kestrelbox', 'report'],
    ['ad kestrelbox', 'add'],
    ['raport', 'report'],
    ['settigns', 'settings'],
    ['kestrelbox', undefined],
    // Stands between resume and résumé: offered, not run.
    ['résume', 'resume'],
  ])('%j is not run; the nearest is offered: %s', (line, near) => {
    expect(problem(line)).toMatchObject({
      code: 'unknown-verb',
      at: line.split(' ')[0],
      ...(near ? { near } : {}),
    });
    if (near === undefined) expect(problem(line)).not.toHaveProperty('near');
  });

  test.each(['remov kestrelbox', 'remvoe kestrelbox', 'suprimer kestrelbox', 'rem kestrelbox'])(
    '%j never leads to the destructive verb',
    (line) => {
      const found = problem(line) as { near?: string };
      expect(['remove', 'supprimer']).not.toContain(found.near);
    },
  );
});

describe('quotes', () => {
  test.each([
    ['report "acme phone"', 'acme phone'],
    ['report “acme phone”', 'acme phone'],
    ['report „acme phone“', 'acme phone'],
    ['report „acme phone”', 'acme phone'],
    ['report ”acme phone”', 'acme phone'],
    ['report « acme phone »', 'acme phone'],
    ['report «\u00a0acme phone\u00a0»', 'acme phone'],
    ['report «\u202facme phone\u202f»', 'acme phone'],
    ["report 'acme phone'", 'acme phone'],
    ['report ‘acme phone’', 'acme phone'],
    // A phone corrected only one of the two.
    ['report “acme phone"', 'acme phone'],
    ['report "acme phone”', 'acme phone'],
    ["report l'acme", "l'acme"],
    ["report 'tis", "'tis"],
    ["report l'acme d'hier", "l'acme d'hier"],
    ['report 15" monitor', '15" monitor'],
    ['report "say \\"hi\\" now"', 'say "hi" now'],
    ['report acme phone', 'acme phone'],
    ['report  acme \t phone ', 'acme phone'],
    ['report ""', ''],
  ])('%s', (line, keyword) => {
    expect(read(line)).toEqual({ verb: 'report', keyword });
  });

  test('a quote that is never closed is shown where it opens', () => {
    expect(problem('report "acme phone')).toEqual({ code: 'unclosed-quote', quote: '"', at: '"acme phone' });
    expect(problem('report « acme phone"')).toMatchObject({ code: 'unclosed-quote' });
  });
});

describe('queries keep their quotes', () => {
  test.each([
    ['add "acme phone"', '"acme phone"'],
    ['add "acme phone" OR acmephone -case', '"acme phone" OR acmephone -case'],
    ['add «\u00a0acme phone\u00a0» OR title:"new acme"', '«acme phone» OR title:"new acme"'],
    [`add '"acme phone" OR x'`, '"acme phone" OR x'],
    ['add acme - phone', 'acme - phone'],
    ['add acme — phone', 'acme — phone'],
    ['add "acme --lang phone"', '"acme --lang phone"'],
    ['add R&amp;D &lt;3', 'R&D <3'],
    ['add site:<http://acme.example|acme.example>', 'site:acme.example'],
  ])('%s', (line, query) => {
    expect(read(line)).toEqual({ verb: 'add', query });
  });

  test('and the backslashes that keep quotes inside of quotes', () => {
    expect(read(String.raw`add "the \"big\" box" OR acme`)).toMatchObject({
      query: String.raw`"the \"big\" box" OR acme`,
    });
  });

  test('as a flag, a query runs on to the next flag', () => {
    expect(read('edit acme --query "acme phone" OR acmephone --name Acme')).toEqual({
      verb: 'edit',
      keyword: 'acme',
      query: '"acme phone" OR acmephone',
      name: 'Acme',
    });
    expect(read(`edit acme --query='"acme phone" OR x'`)).toMatchObject({ query: '"acme phone" OR x' });
  });
});

describe('flags', () => {
  test.each([
    ['report acme --since 7d --public', { keyword: 'acme', since: '7d', public: 'true' }],
    ['report --public --since=7d acme', { keyword: 'acme', since: '7d', public: 'true' }],
    ['report acme —since 7d –public', { keyword: 'acme', since: '7d', public: 'true' }],
    ['report acme ―since=7d', { keyword: 'acme', since: '7d' }],
    ['rapport acme --depuis 7j', { keyword: 'acme', since: '7j' }],
    ['report acme --PUBLIC=no', { keyword: 'acme', public: 'false' }],
    ['report acme --public no', { keyword: 'acme', public: 'false' }],
    ['report --public oui acme', { keyword: 'acme', public: 'true' }],
    ['report --public "no"', { keyword: 'no', public: 'true' }],
    ['report acme --public=oui', { keyword: 'acme', public: 'true' }],
    ['add acme --name="acme phone"', { query: 'acme', name: 'acme phone' }],
    ["add acme --name='acme phone'", { query: 'acme', name: 'acme phone' }],
    ['add acme --name “acme phone”', { query: 'acme', name: 'acme phone' }],
    ['add acme --name -5', { query: 'acme', name: '-5' }],
    ['note 12 --text it looks real', { alert: '12', text: 'it looks real' }],
    ['note 12 it looks real', { alert: '12', text: 'it looks real' }],
    ['note 12 it looks --to @maple', { alert: '12', text: 'it looks', to: '@maple' }],
    ['note 12 --text "it looks real"', { alert: '12', text: 'it looks real' }],
  ])('%s', (line, args) => {
    expect(read(line)).toEqual({ verb: expect.any(String), ...args });
  });

  test('an unknown one is refused with its nearest match', () => {
    expect(problem('report acme --snice 7d')).toEqual({
      code: 'unknown-flag',
      typed: 'snice',
      verb: 'report',
      near: 'since',
      at: '--snice',
    });
    expect(problem('report acme --colour red')).toEqual({
      code: 'unknown-flag',
      typed: 'colour',
      verb: 'report',
      at: '--colour',
    });
    expect(problem('remove acme --yse')).not.toHaveProperty('near');
  });

  test.each([
    ['edit acme --name en, fr', { keyword: 'acme', name: 'en, fr' }],
    [
      'edit acme --name login, box; reset --query x',
      { keyword: 'acme', name: 'login, box; reset', query: 'x' },
    ],
    ['edit --name login, box', { name: 'login, box' }],
  ])('a list goes on after its commas: %s', (line, args) => {
    expect(read(line)).toEqual({ verb: 'edit', ...args });
  });

  test('and no further, nor after a quoted comma', () => {
    expect(problem('edit acme --name "a," b')).toMatchObject({ code: 'too-many-arguments' });
    expect(read('edit acme --name a, --query x')).toMatchObject({ name: 'a,', query: 'x' });
  });

  test('a value that is missing, given twice, or neither yes nor no', () => {
    expect(problem('report acme --since')).toMatchObject({ code: 'missing-argument', argument: 'since' });
    expect(problem('report acme --since --public')).toMatchObject({
      code: 'missing-argument',
      argument: 'since',
    });
    expect(problem('report acme --since 7d --since 8d')).toMatchObject({
      code: 'bad-argument',
      problem: 'twice',
    });
    expect(problem('report acme --public=maybe')).toMatchObject({
      code: 'bad-argument',
      problem: 'yes-or-no',
    });
  });

  test('words that belong nowhere are refused, not swallowed', () => {
    expect(problem('add acme --name acme phone')).toMatchObject({ code: 'too-many-arguments', at: 'phone' });
    expect(problem('note 12 looks --to @maple real')).toMatchObject({
      code: 'too-many-arguments',
      at: 'real',
    });
    expect(problem('note 12 --text real --to @maple looks')).toMatchObject({
      code: 'too-many-arguments',
      at: 'looks',
    });
    expect(problem('digest daily 9:00')).toMatchObject({ code: 'too-many-arguments', at: '9:00' });
    expect(problem('settings now')).toMatchObject({ code: 'too-many-arguments', at: 'now' });
  });
});

describe("Slack's tokens", () => {
  test.each([
    ['add acme --in <#C123|veille>', { query: 'acme', in: '<#C123|veille>' }],
    ['add acme --in=<#C123>', { query: 'acme', in: '<#C123>' }],
    ['add acme --in #veille', { query: 'acme', in: '#veille' }],
    ['note 12 --to <@U123> --text ask <@U9|maplefox>', { alert: '12', to: '<@U123>', text: 'ask @maplefox' }],
    ['add <#C123|veille>', { query: '#veille' }],
    [
      'report <https://acme.example/a?x=1&amp;y=2|acme.example/a…>',
      { keyword: 'https://acme.example/a?x=1&y=2' },
    ],
    ['report &amp;lt;', { keyword: '&lt;' }],
    ['report &lt;#C1|x&gt;', { keyword: '<#C1|x>' }],
  ])('%s', (line, args) => {
    expect(read(line)).toEqual({ verb: expect.any(String), ...args });
  });
});

test('a line of unheard length is refused', () => {
  expect(problem(`add ${'x'.repeat(9_000)}`)).toMatchObject({ code: 'bad-argument', problem: 'too-long' });
});
