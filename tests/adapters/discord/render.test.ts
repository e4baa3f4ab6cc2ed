import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestOf } from '../../../src/adapters/discord/body.ts';
import { createPresses, type DiscordPress } from '../../../src/adapters/discord/custom-id.ts';
import { address, escapeLine, escapeText, markdown } from '../../../src/adapters/discord/markdown.ts';
import { renderDiscord } from '../../../src/adapters/discord/render.ts';
import { commands } from '../../../src/commands/index.ts';
import type { Element, Message, Text } from '../../../src/messages/message.ts';
import { messageProblems } from '../../fakes/discord/validate.ts';
import { runs } from '../../runs.ts';
import { PNG } from './bot.ts';

const presses = createPresses(() => 0);
const look = (drawn: boolean) => ({ pictureOf: () => (drawn ? PNG : null), idOf: presses.idOf });
const problemsOf = (message: Message, drawn = true) =>
  renderDiscord(message, look(drawn)).flatMap((page) => {
    const { body, files } = requestOf(page);
    return messageProblems(
      body,
      files.map((_, at) => `files[${at}]`),
    );
  });

const hostile = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    '@everyone',
    '<@940000000000000001>',
    '[x](https://evil.example)',
    '# head',
    '- item',
    '1. one',
    '```\n',
    '||spoiler||',
    '\n\n',
    '> quote',
    '-# small',
    '<t:1:R>',
    ' ',
  ),
  fc.integer({ min: 1, max: 5_000 }).map((n) => '*'.repeat(n)),
);
const run = fc.oneof(
  hostile,
  hostile.map((bold) => ({ bold })),
  hostile.map((code) => ({ code })),
  fc.record({ link: fc.oneof(fc.webUrl(), hostile), text: hostile }),
);
const text = fc.oneof(hostile, fc.array(run, { maxLength: 6 }));
const args = fc.dictionary(fc.constantFrom('target', 'for', 'reason'), hostile, { maxKeys: 2 });
const stored = fc.record({
  mention: fc.constantFrom('0kq2v1x9a-0123456789abcdef', 'x'.repeat(120)),
  keyword: fc.constantFrom(null, '1a2b3c4d-0000-4000-8000-000000000000'),
});
const element: fc.Arbitrary<Element> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: hostile }),
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({ kind: fc.constant('note' as const), text }),
  fc.record({ kind: fc.constant('divider' as const) }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(text, { maxLength: 12 }) }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ name: hostile, value: text }), { maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: hostile,
    columns: fc.constant(['a', 'b']),
    rows: fc.array(
      fc.tuple(hostile, hostile).map((row) => [...row]),
      { maxLength: 30 },
    ),
    numeric: fc.constant([false, true]),
  }),
  fc.record({
    kind: fc.constant('mention' as const),
    mention: fc.record(
      {
        title: fc.option(hostile),
        excerpt: hostile,
        highlights: fc.array(fc.record({ start: fc.nat(30), end: fc.nat(30) }), { maxLength: 3 }),
        url: fc.oneof(fc.webUrl(), hostile),
        source: hostile,
        author: fc.option(hostile),
        when: fc.constant('today'),
        label: fc.constantFrom('neg' as const, 'pos' as const, 'neu' as const),
        note: fc.option(hostile),
        post: stored,
      },
      {
        requiredKeys: ['title', 'excerpt', 'highlights', 'url', 'source', 'author', 'when', 'label', 'note'],
      },
    ),
  }),
  fc.record({
    kind: fc.constant('chart' as const),
    chart: fc.record({
      kind: fc.constant('line' as const),
      title: hostile,
      sentence: hostile,
      labels: fc.constant(['a']),
      series: fc.constant([]),
    }),
  }),
  fc.record({
    kind: fc.constant('buttons' as const),
    buttons: fc.array(fc.record({ label: hostile, verb: fc.constantFrom('claim', 'report'), args }), {
      maxLength: 12,
    }),
    menus: fc.array(
      fc.record({
        label: hostile,
        verb: fc.constant('snooze'),
        args,
        arg: fc.constant('for'),
        options: fc.array(fc.record({ label: hostile, value: fc.string({ minLength: 1, maxLength: 120 }) }), {
          maxLength: 40,
        }),
      }),
      { maxLength: 3 },
    ),
  }),
) as fc.Arbitrary<Element>;

describe('a message', () => {
  test('of any content is within every limit of Discord', () => {
    fc.assert(
      fc.property(fc.array(element, { maxLength: 25 }), fc.boolean(), (elements, drawn) => {
        const message: Message = { language: 'fr', summary: 's', mood: 'severity-1', elements };
        expect(problemsOf(message, drawn)).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });

  test('too long for one page is cut neither inside an escape nor inside a mention', () => {
    const textsOf = (text: Text): string[] =>
      renderDiscord(
        { language: 'en', summary: 's', mood: 'plain', elements: [{ kind: 'text', text }] },
        look(true),
      )
        .flatMap(({ components }) => components.flatMap((component) => component.components ?? [component]))
        .flatMap(({ content }) => (typeof content === 'string' ? [content] : []));
    // Signs without any place to break at, from an even and from an odd place on.
    for (const start of ['', 'x']) {
      const texts = textsOf(`${start}${'*'.repeat(4_000)}`);
      expect(texts.length).toBeGreaterThan(1);
      for (const shown of texts) expect(shown).toMatch(/^x?(?:\\\*)+$/);
      expect(texts.join('').match(/\*/g)).toHaveLength(4_000);
    }
    const moment = { moment: Date.UTC(2026, 10, 24), text: '00:00', dated: false };
    for (const shown of textsOf(['at ', ...Array.from({ length: 500 }, () => moment)]))
      expect(shown).toMatch(/^(?:at )?(?:<t:\d+:t>)+$/);
  });

  test('too long for one page keeps its order, and its buttons on the first', () => {
    const paragraph = (n: number): Element => ({ kind: 'text', text: `part ${n} ${'word '.repeat(300)}` });
    const message: Message = {
      language: 'en',
      summary: 's',
      mood: 'plain',
      elements: [1, 2, 3, 4, 5, 6]
        .map(paragraph)
        .concat({ kind: 'buttons', buttons: [{ label: 'Claim', verb: 'claim', args: { target: '1' } }] }),
    };
    const pages = renderDiscord(message, look(true)).map((page) => JSON.stringify(page.components));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map((page) => page.includes('v1:b:claim:target=1'))).toEqual([
      true,
      ...pages.slice(1).map(() => false),
    ]);
    expect(pages.join('').match(/part \d/g)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `part ${n}`));
  });
});

describe('foreign text', () => {
  test('keeps no sign that formats, mentions or links', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const left = escapeText(raw).replace(/\\[^0-9A-Za-z\s]/g, 'x');
        expect(left).not.toMatch(/[`*_~|<>[\]@\\]|:\/\//);
        expect(left).not.toMatch(/^\s*(?:[-+#]|\d+\.) ?/m);
      }),
    );
  });

  test('in code cannot end the code', () => {
    expect(markdown([{ code: 'a`b' }])).toBe('`` a`b ``');
    expect(markdown([{ code: 'a\n```\n@everyone' }]).match(/^```$/gm)).toHaveLength(2);
  });

  test('is no masked link to elsewhere', () => {
    expect(markdown([{ link: 'https://a.example/x)(y', text: 'here](https://evil.example)' }])).toBe(
      '<https://a.example/x%29%28y>',
    );
    expect(markdown([{ link: 'https://a.example/', text: 'a](b)' }])).toBe('[a\\](b)](<https://a.example/>)');
    expect(markdown([{ link: 'javascript:alert(1)', text: 'here' }])).toBe('here');
    expect(address('ftp://a.example')).toBeNull();
  });
});

describe('ids of controls', () => {
  const known = commands.map(({ verb }) => verb);
  test('lead back to what was to be done, however long', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        args,
        fc.constantFrom('run' as const, 'pick' as const, 'go' as const),
        (verb, given, what) => {
          const press: DiscordPress = { what, verb, args: given, ...(what === 'pick' ? { arg: 'for' } : {}) };
          const id = presses.idOf(press);
          expect(id.length).toBeLessThanOrEqual(100);
          expect(presses.read(id)).toEqual(press);
        },
      ),
    );
  });

  test('that were kept are forgotten by a restart; short ones are not', () => {
    const long = presses.idOf({ what: 'run', verb: 'report', args: { target: 'x'.repeat(200) } });
    const short = presses.idOf({ what: 'run', verb: 'claim', args: { target: '12' } });
    const after = createPresses(() => 0);
    expect(after.read(long)).toBeNull();
    expect(after.read(short)).toEqual({ what: 'run', verb: 'claim', args: { target: '12' } });
  });
});

test('no line breaks between a figure and its sign', () => {
  expect(escapeLine('  21\u202f%\n\tof\u00a0a  ')).toBe('21\u202f% of\u00a0a');
  const table: Element = {
    kind: 'table',
    caption: 'Avant',
    columns: ['Période', 'Négatif'],
    rows: [['Avant', '21\u202f%']],
    numeric: [false, true],
  };
  const message: Message = { language: 'fr', summary: 'Avant', mood: 'plain', elements: [table] };
  expect(JSON.stringify(renderDiscord(message, look(false)))).toContain('21\u202f%');
});
