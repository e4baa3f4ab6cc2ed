import fc from 'fast-check';
import { cleanChart } from '../../../src/adapters/chart-image/clean.ts';
import { drawableText, glyphTest, registerFonts } from '../../../src/adapters/chart-image/fonts.ts';
import { CHART_KINDS, type ChartKind } from '../../../src/messages/charts/kinds.ts';
import type { Chart, Tone } from '../../../src/messages/message.ts';

const WEEKDAYS = ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'];
const labelsOf = {
  hours: (at: number) =>
    `${WEEKDAYS[Math.floor(at / 24) % 7]} ${1 + Math.floor(at / 24)} mars, ${String(at % 24).padStart(2, '0')}:00`,
  days: (at: number) => `${WEEKDAYS[at % 7]} ${1 + at} mars`,
  names: (at: number) => `Fennel & Pike of the North ${at}`,
};

const NAMES = [
  'Kestrelbox',
  'Fennel & Pike of Aldermoor in the North A',
  'Fennel & Pike of Aldermoor in the North B',
  '東京カメラ検索サービスの会社',
  '\u2068قهوة الصباح الباكر في المدينة القديمة\u2069',
  '\u2068قهوة\u2069',
  'Ĝ̃ÿ',
  'O',
];
const word = fc.constantFrom(
  ...NAMES,
  '41',
  '1\u202f204',
  'negative mentions',
  'usually',
  '12 to 28',
  'no data',
  '',
);
const text = fc.array(word, { maxLength: 7 }).map((words) => words.join(' '));
const short = fc.constantFrom('41', '12,3\u202fk', '1,204', '<1\u202f%', '');
const figure = (most: number) => fc.option(fc.nat(most), { nil: null, freq: 6 });
const TONES: Tone[] = ['main', 'other', 'positive', 'neutral', 'negative', 'expected'];

/** Charts of every kind as our builders make them, and as they never would. */
export const anyChart: fc.Arbitrary<Chart> = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(CHART_KINDS) as ChartKind[])),
    labels: fc.constantFrom(...(Object.keys(labelsOf) as (keyof typeof labelsOf)[])),
    count: fc.oneof(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 16, max: 200 })),
    most: fc.constantFrom(0, 3, 60, 1500, 80_000),
    lines: fc.integer({ min: 0, max: 7 }),
  })
  .chain(({ kind, labels, count, most, lines }) => {
    const points = CHART_KINDS[kind].shape === 'row' ? Math.min(count, 14) : count;
    const values = fc.array(figure(most), { minLength: points, maxLength: points });
    const at = fc.nat(Math.max(0, points - 1));
    const stretch = fc
      .tuple(at, fc.nat(20), fc.constantFrom('spike' as const, 'gap' as const, 'cut' as const), word)
      .map(([from, long, what, name]) => ({ from, to: Math.min(points - 1, from + long), what, name }));
    const optional = fc.record(
      {
        subtitle: text,
        notes: fc.array(short, { minLength: points, maxLength: points }),
        measure: fc.constantFrom('per 3 h', 'par tranche de 3 heures'),
        peak: fc.record({ at, series: fc.nat(3), text: short }),
        band: fc.record({ name: word, low: values, high: values }),
        stretches: fc.array(stretch, { maxLength: 4 }),
        marks: fc.array(fc.record({ at, name: fc.constantFrom('#1', '#12', '#1234') }), { maxLength: 12 }),
        unit: fc.constant('percent' as const),
        language: fc.constantFrom('en', 'fr'),
        theme: fc.constantFrom('light' as const, 'dark' as const),
        footnote: text,
      },
      { requiredKeys: [] },
    );
    const series = fc
      .array(fc.record({ name: fc.constantFrom(...NAMES), values, tone: fc.constantFrom(...TONES) }), {
        minLength: lines,
        maxLength: lines,
      })
      .map((all) => all.map((one, index) => ({ ...one, tone: index === 0 ? ('main' as const) : one.tone })));
    const names = fc.constantFrom(...NAMES);
    return fc
      .record({
        title: text,
        sentence: text,
        series,
        optional,
        rows: fc.array(names, { minLength: points, maxLength: points }),
      })
      .map(({ optional: more, rows, ...rest }) => ({
        kind,
        ...rest,
        ...more,
        labels:
          CHART_KINDS[kind].shape === 'row'
            ? rows
            : Array.from({ length: points }, (_, index) => labelsOf[labels](index)),
      }));
  });

/** As the renderers clean it. */
export function cleaned(chart: Chart): Chart {
  registerFonts();
  drawable ??= drawableText(glyphTest());
  return cleanChart(chart, drawable);
}
let drawable: ReturnType<typeof drawableText> | undefined;
