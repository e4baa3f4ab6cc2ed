import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/commands/command.ts';
import { type FileRow, fileHead, fileLine } from '../../src/listening/mentions/mention-file.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { runs } from '../runs.ts';
import { newWorld, readable, type World } from './harness.ts';
import { storePosts } from './posts.ts';

let world: World;
let kestrelbox = '';

beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox --name "Kestrel Box"');
  [kestrelbox = ''] = (await world.store.keywords((await world.workspace()).id)).map(({ id }) => id);
  const at = world.now();
  await storePosts(world, kestrelbox, [
    {
      text: '=HYPERLINK("https://evil.example","kestrelbox")',
      at: at - HOUR,
      label: 'neg',
      author: '@maple',
    },
    { text: 'kestrelbox says "hi",\r\nand more; é 日本', at: at - 2 * HOUR, title: '+cmd' },
    { text: 'kestrelbox last month', at: at - 20 * DAY, label: null, lang: null },
  ]);
});

const textOf = ({ file }: Reply) => Buffer.from(file!.data).toString('utf8');
const rowsOf = (reply: Reply) =>
  parse(textOf(reply), { columns: true, bom: true }) as Record<string, string>[];

describe('a CSV file', () => {
  test('holds the posts of the list, newest first, for the person alone', async () => {
    const reply = await world.say('export mentions kestrel box');
    expect(reply.visibility).toBe('private');
    expect(reply.file).toMatchObject({ type: 'text/csv' });
    expect(reply.file!.name).toMatch(/^mentions-kestrel-box-[\d-]+\.csv$/);
    const rows = rowsOf(reply);
    expect(rows.map(({ mood }) => mood)).toEqual(['negative', 'neutral', 'not-judged']);
    expect(rows[1]).toMatchObject({
      text: 'kestrelbox says "hi",\r\nand more; é 日本',
      keyword: 'Kestrel Box',
      published_at: new Date(world.now() - 2 * HOUR).toISOString(),
    });
    expect(readable(reply.message)).toContain('3 posts as CSV.');
  });

  test('begins with the mark that tells a spreadsheet its encoding', async () => {
    expect([...(await world.say('export mentions')).file!.data.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('has no cell that a spreadsheet would take for a formula', async () => {
    const rows = rowsOf(await world.say('export mentions --format csv'));
    expect(rows[0]).toMatchObject({ text: expect.stringMatching(/^'=HYPERLINK/), author: "'@maple" });
    expect(rows[1]!.title).toBe("'+cmd");
  });

  test.each([
    '=1',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '\0=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\ufeff=1',
    '\u202e=1',
    '\u2066=1',
    '\u200f\u00ad@x',
  ])('%j is defused', (text) => {
    const [cells] = parse(fileLine('csv', row(text)), { relax_column_count: true }) as string[][];
    const cell = cells!.find((cell) => cell.includes(text.replaceAll('\0', '').trim()));
    expect(cell?.startsWith("'")).toBe(true);
  });

  test('reads back as it was, whatever strangers write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [, ...names] = (parse(fileHead('csv'), { bom: true }) as string[][])[0]!;
        const [cells] = parse(fileLine('csv', row(text))) as string[][];
        const read = cells![names.indexOf('text') + 1]!;
        expect([text.replaceAll('\0', ''), `'${text.replaceAll('\0', '')}`]).toContain(read);
        expect(/^[\s\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(read)).toBe(false);
      }),
      { numRuns: runs(300) },
    );
  });
});

/** A post with this text. */
function row(text: string): FileRow {
  return {
    listed: null,
    source: 'feed',
    url: null,
    at: 0,
    post: { text, title: null, author: null, counts: {}, tags: [], lang: null } as unknown as FileRow['post'],
    keyword: undefined,
    hit: undefined,
    filtered: null,
  };
}

describe('an NDJSON file', () => {
  test('has the texts as they are, one object a line, by the same names', async () => {
    const reply = await world.say('export mentions kestrel box --format ndjson --mood negative');
    expect(reply.file!.name).toMatch(/\.ndjson$/);
    const lines = textOf(reply).trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    const object = JSON.parse(lines[0]!) as Record<string, unknown>;
    expect(object.text).toBe('=HYPERLINK("https://evil.example","kestrelbox")');
    const [header] = parse(textOf(await world.say('export mentions')), { bom: true }) as string[][];
    expect(Object.keys(object)).toEqual(header);
  });
});

test('the same conditions as the list, and the button of a list saves that list', async () => {
  expect(rowsOf(await world.say('export mentions --since 7d --search hi'))).toHaveLength(1);
  const list = await world.say('mentions kestrel box --since 7d');
  const button = list.message.elements
    .flatMap((one) => (one.kind === 'buttons' ? one.buttons : []))
    .find(({ verb }) => verb === 'export');
  await storePosts(world, kestrelbox, [{ text: 'kestrelbox new', at: world.now() - HOUR }]);
  expect(rowsOf(await world.press('export', { ...button!.args }))).toHaveLength(2);
});

test('nothing to save is no file: the list says why', async () => {
  const reply = await world.say('export mentions --mood positive');
  expect(reply.file).toBeUndefined();
  expect(readable(reply.message)).toContain('fits: positive');
});

test('what was held back can be saved too, with its reasons', async () => {
  await storePosts(world, kestrelbox, [
    { text: 'kestrelbox win', at: world.now() - HOUR, held: { reason: 'spam-words', detail: 'win' } },
  ]);
  const reply = await world.say('exporter écartées', { language: 'fr' });
  expect(rowsOf(reply)).toMatchObject([
    { text: 'kestrelbox win', held_back: 'spam-words', held_back_by: 'win' },
  ]);
  expect(readable(reply.message)).toContain('1 message, format CSV');
  expect(rowsOf(await world.say('export mentions'))).toHaveLength(3);
});

test('a file has its limits, and says so', async () => {
  const long = 'kestrelbox '.repeat(1_800);
  await storePosts(
    world,
    kestrelbox,
    Array.from({ length: 450 }, (_, n) => ({ text: `${n} ${long}`, at: world.now() - DAY - n })),
  );
  const reply = await world.say('export mentions');
  expect(reply.file!.data.length).toBeLessThanOrEqual(8 * 2 ** 20);
  const rows = rowsOf(reply);
  expect(rows.length).toBeLessThan(453);
  expect(readable(reply.message)).toContain(`has the newest ${rows.length} of 453`);
});
