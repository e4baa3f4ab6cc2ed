import { describe, expect, it } from 'vitest';
import { cleanChart } from '../../../src/adapters/chart-image/clean.ts';
import { drawableText } from '../../../src/adapters/chart-image/fonts.ts';
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

describe('a finding about a name that cannot be drawn', () => {
  const named = (title: string, ...names: string[]): Chart => ({
    kind: 'line',
    title,
    sentence: title,
    labels: ['Mon', 'Tue'],
    series: names.map((name) => ({ name, values: [1, 2], tone: 'main' as const })),
  });
  const onlyLatin = drawableText((character) => /[\p{Script=Latin}\p{N}\p{P}\p{S}]/u.test(character));

  it.each<[string, Chart, string]>([
    [
      'calls it as its line does',
      named('🔥 leads with 9 mentions', 'Nordlyn', '🔥'),
      '#2 leads with 9 mentions',
    ],
    ['in French', named('🔥 en tête\u00a0: 9 mentions', '🔥', 'Nordlyn'), '#1 en tête\u00a0: 9 mentions'],
    ['in a tie', named('🔥 and 🚀🚀 lead with 9 each', '🔥', '🚀🚀'), '#1 and #2 lead with 9 each'],
    [
      'in a script without a font',
      named('\u2068שלום עולם\u2069 leads with 9', 'Nordlyn', '\u2068שלום עולם\u2069'),
      '#2 leads with 9',
    ],
    ['where it is the only one', named('🔥 is quiet: 3 mentions', '🔥'), '… is quiet: 3 mentions'],
    ['where no line has it', named('👩‍👩‍👧: 3 mentions', 'Negative', 'Neutral'), '…: 3 mentions'],
    ['where no line has it, in French', named('🔥\u00a0: 3 mentions', 'Négatif'), '…\u00a0: 3 mentions'],
    [
      'keeps what can be drawn',
      named('Kestrelbox 🔥: 3 mentions', 'Kestrelbox 🔥'),
      'Kestrelbox: 3 mentions',
    ],
    [
      'keeps what can be drawn in French',
      named('Kestrelbox 🔥❤️\u00a0: 3 mentions', 'Kestrelbox'),
      'Kestrelbox\u00a0: 3 mentions',
    ],
    ['leaves a name that is a number', named('#1: 3 mentions', '#1'), '#1: 3 mentions'],
  ])('%s', (_, chart, title) => {
    const cleaned = cleanChart(chart, onlyLatin);
    expect(cleaned.title).toBe(title);
    expect(cleaned.sentence).toBe(title);
  });

  it('calls a row as the row is called', () => {
    const chart: Chart = { ...named('🚀 leads with 60%', 'Share'), kind: 'share', labels: ['🚀', 'Nordlyn'] };
    expect(cleanChart(chart, onlyLatin)).toMatchObject({
      title: '#1 leads with 60%',
      labels: ['#1', 'Nordlyn'],
    });
  });
});
