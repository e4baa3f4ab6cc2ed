import type { ChartKind } from '../../../src/messages/charts/kinds.ts';

const KINDS = { line: 1, bar: 1, stacked: 1, share: 1 } as const satisfies Record<ChartKind, 1>;

/** Every kind of chart; the compiler names one that is missing here. */
export const ALL_CHART_KINDS = Object.keys(KINDS) as ChartKind[];
