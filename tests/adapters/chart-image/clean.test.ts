import { expect, it } from 'vitest';
import { cleanChart } from '../../../src/adapters/chart-image/clean.ts';
import type { Chart } from '../../../src/messages/message.ts';

it('keeps the first forty marks, each at its point', () => {
  const points = Array.from({ length: 60 }, (_, at) => at);
  const chart: Chart = {
    kind: 'line',
    title: 'Kestrelbox: mentions per hour',
    sentence: 'A sentence.',
    labels: points.map((at) => `Point ${at}`),
    series: [{ name: 'Kestrelbox', values: points, tone: 'main' }],
    marks: points.map((at) => ({ at, name: `#${at}` })),
  };
  expect(cleanChart(chart, (text) => text).marks).toEqual(
    points.slice(0, 40).map((at) => ({ at, name: `#${at}` })),
  );
});
