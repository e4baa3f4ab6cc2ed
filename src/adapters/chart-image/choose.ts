import type { ChartRenderer } from '../platform.ts';
import { createLocalRenderer } from './local.ts';
import { createQuickChartRenderer } from './quickchart.ts';

/**
 * Charts by the QuickChart server at `address`, or drawn in the process when there is none.
 * @param allowPublic whether quickchart.io itself may see them
 */
export function chartRenderer(
  address: string | null,
  allowPublic: boolean,
  onFailure: (reason: string) => void,
): { render: ChartRenderer; close(): Promise<void> } {
  if (!address) return createLocalRenderer(onFailure);
  const { host, protocol } = new URL(address);
  const scheme = protocol === 'https:' ? 'https' : 'http';
  const render = createQuickChartRenderer({ host, scheme, timeoutMs: 10_000, allowPublic, onFailure });
  return { render, close: async () => {} };
}
