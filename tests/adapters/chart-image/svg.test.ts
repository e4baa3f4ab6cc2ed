import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { createSvgRenderer } from '../../../src/adapters/chart-image/chart-svg.ts';
import { PAGE, PHONE } from '../../../src/adapters/chart-image/frames.ts';
import { COLORS } from '../../../src/adapters/chart-image/palette.ts';
import { CHART_KINDS, type ChartKind } from '../../../src/messages/charts/kinds.ts';
import type { Chart } from '../../../src/messages/message.ts';
import { runs } from '../../runs.ts';
import { anyChart } from './charts.ts';

const svg = createSvgRenderer();
const WIDTHS = [
  ['page', PAGE],
  ['phone', PHONE],
] as const;
const chartOf = (more: Partial<Chart> = {}): Chart => ({
  kind: 'line',
  title: 'Kestrelbox: 9 mentions on Saturday',
  subtitle: 'Mentions per day, 6 to 8 Mar',
  sentence: 'Kestrelbox had 9 mentions on Saturday, and 2 are usual.',
  labels: ['Fri Mar 6', 'Sat Mar 7', 'Sun Mar 8'],
  series: [{ name: 'Kestrelbox', values: [2, 9, 3], tone: 'main' }],
  measure: 'per day',
  peak: { at: 1, series: 0, text: '9' },
  ...more,
});

type Node = {
  type: string;
  name?: string;
  attribs?: Record<string, string>;
  data?: string;
  children?: Node[];
};

/** All elements, in their order; an error where the text is no well-formed XML. */
function elementsOf(text: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const visit = (node: Node): string => {
    const own = node.data ?? '';
    const at =
      node.name === undefined
        ? null
        : found.push({ name: node.name, attributes: node.attribs ?? {}, text: '' }) - 1;
    const inner = own + (node.children ?? []).map(visit).join('');
    if (at !== null) found[at]!.text = inner;
    return inner;
  };
  (parseDocument(text, { xmlMode: true }).children as unknown as Node[]).forEach(visit);
  return found;
}

describe.each(WIDTHS)('a chart of a %s', (width, frame) => {
  it('says its finding as title and description, and all its words as text', () => {
    const elements = elementsOf(svg(chartOf(), width));
    expect(elements[0]).toMatchObject({
      name: 'svg',
      attributes: { viewBox: `0 0 ${frame.width} ${frame.height}`, role: 'img' },
    });
    expect(elements.slice(1, 3).map(({ name, text }) => [name, text])).toEqual([
      ['title', 'Kestrelbox: 9 mentions on Saturday'],
      ['desc', 'Kestrelbox had 9 mentions on Saturday, and 2 are usual.'],
    ]);
    const words = elements.filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(words).toEqual(expect.arrayContaining(['Mentions per day, 6 to 8 Mar', '10 per day', '5', '9']));
    expect(words.filter((text) => /^Sat /.test(text))).toHaveLength(1);
  });

  it.each(Object.keys(CHART_KINDS) as ChartKind[])('of kind %s has the colors of its theme', (kind) => {
    for (const theme of ['light', 'dark'] as const) {
      const text = svg(chartOf({ kind, theme }), width);
      expect(text).toContain(`style="fill:${COLORS[theme].card}"`);
      expect(text).toContain(COLORS[theme].line1);
      const colors = new Set<string>(Object.values(COLORS[theme]));
      for (const [color] of text.matchAll(/#[0-9a-f]{6}\b/g)) expect(colors).toContain(color);
    }
  });

  it('leaves its colors to the page where that sets them', () => {
    const text = svg(chartOf(), width, { variables: true });
    expect(text).toContain(`var(--chart-line1,${COLORS.light.line1})`);
    expect(text.replace(/var\(--chart-[a-zA-Z0-9]+,#[0-9a-f]{6}\)/g, '')).not.toMatch(/#[0-9a-f]{6}/);
  });

  it('is well-formed, runs nothing and fetches nothing, whatever its texts', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '</text><script>alert(1)</script>',
        '"><image href="https://a.example/x"/>',
        '&lt;',
        ']]>',
        '\u0000',
        '\ud800',
      ),
    );
    fc.assert(
      fc.property(anyChart, hostile, (chart, text) => {
        const drawn = svg(
          {
            ...chart,
            title: text,
            subtitle: text,
            sentence: text,
            series: chart.series.map((one) => ({ ...one, name: text })),
          },
          width,
        );
        for (const { name, attributes } of elementsOf(drawn)) {
          expect(['svg', 'title', 'desc', 'rect', 'line', 'path', 'circle', 'text']).toContain(name);
          expect(Object.keys(attributes).join(' ')).not.toMatch(/href|\bon|src/);
          expect(Object.values(attributes).join(' ')).not.toMatch(/NaN|undefined|Infinity|url\(/);
        }
        expect(drawn).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(drawn.match(/<text/g)?.length ?? 0).toBe(drawn.match(/<\/text>/g)?.length ?? 0);
      }),
      { numRuns: runs(100) },
    );
  });
});
