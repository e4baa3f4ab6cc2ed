import { expect, test } from 'vitest';
import { renderDiscord } from '../../src/adapters/discord/render.ts';
import { renderSlack } from '../../src/adapters/slack/render.ts';
import { viewBlocks } from '../../src/adapters/slack/view-blocks.ts';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import type { Message, Text } from '../../src/messages/message.ts';

/** A table whose rows stand under headings: a row of one cell. */
function tabled(rows: Text[][], columns = ['Keyword', '7 days', 'Change']): Message {
  return {
    language: 'en',
    summary: 's',
    mood: 'plain',
    elements: [{ kind: 'table', caption: 'Figures', columns, rows, numeric: columns.map((_, at) => at > 0) }],
  };
}
const GROUPED = tabled([
  ['Brands and products'],
  ['Kestrelbox', '12', '+3'],
  ['Competitors'],
  ['Brindlemoor', '9', '-1'],
]);
const inBlocks = (blocks: readonly unknown[]) => JSON.stringify(blocks);

test('Slack gets a heading as a row in bold, as wide as the others', () => {
  const [part] = renderSlack(GROUPED).parts;
  const table = part!.blocks.find(({ type }) => type === 'table')!;
  const rows = table.rows as unknown[][];
  expect(rows.map((row) => row.length)).toEqual([3, 3, 3, 3, 3]);
  expect(inBlocks(rows[1]!)).toContain('"text":"Brands and products","style":{"bold":true}');
});

test('the App Home, which has no tables, gets lists under their headings', () => {
  const blocks = viewBlocks(GROUPED);
  const text = inBlocks(blocks);
  expect(blocks.some(({ type }) => type === 'table')).toBe(false);
  const places = ['Brands and products', 'Kestrelbox', 'Competitors', 'Brindlemoor'].map((name) =>
    text.indexOf(name),
  );
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect(text).not.toMatch(/"rich_text_list"[^[]*\[[^\]]*Competitors/);
});

test('the App Home breaks a table that is wider than it into rows', () => {
  const wide = tabled([['Kestrelbox', '12', `+3 ${'and so on '.repeat(9)}`.trim()]]);
  expect(inBlocks(viewBlocks(wide))).toContain('rich_text_list');
  expect(inBlocks(viewBlocks(tabled([['Kestrelbox', '12', '+3']])))).toContain('rich_text_preformatted');
});

test('Discord and the terminal set it off from the rows', () => {
  const onDiscord = JSON.stringify(
    renderDiscord(GROUPED, { pictureOf: () => null, idOf: (_, nth) => `${nth}` }),
  );
  expect(onDiscord).toContain('Brands and products\\nKestrelbox');
  const wide = tabled([['Brands and products'], ['Kestrelbox', '12', 'no comparison yet, for it is young']]);
  const inRows = JSON.stringify(renderDiscord(wide, { pictureOf: () => null, idOf: (_, nth) => `${nth}` }));
  expect(inRows).toContain('**Brands and products**\\n- **Kestrelbox**');
  const lines = renderTerminal(GROUPED, { color: false, width: 80, numberButton: () => 1 }).split('\n');
  expect(lines.find((line) => line.includes('Brands and products'))!.replace(/^\W+/, '')).toBe(
    'Brands and products',
  );
});

test('a table of one column has no headings', () => {
  const one = tabled([['Kestrelbox'], ['Brindlemoor']], ['Keyword']);
  expect(inBlocks(renderSlack(one).parts[0]!.blocks)).not.toContain('bold":true}}]}]}],[{"type":"rich');
  expect(
    JSON.stringify(renderDiscord(one, { pictureOf: () => null, idOf: (_, nth) => `${nth}` })),
  ).not.toContain('**Kestrelbox**');
});
