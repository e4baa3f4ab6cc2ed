import quickChart from 'quickchart-js';
import type { ChartRenderer } from '../platform.ts';
import { cleanChart } from './clean.ts';
import { CHAT, DENSITY } from './frames.ts';
import { COLORS } from './palette.ts';
import { quickChartConfig } from './quickchart-config.ts';

export interface QuickChartServer {
  /** `host` or `host:port`. */
  host: string;
  scheme: 'http' | 'https';
  /** Milliseconds; quickchart-js itself waits forever. */
  timeoutMs: number;
  /** Whether quickchart.io may see keywords and figures. */
  allowPublic?: boolean;
  /** Gets the reason when a chart could not be drawn; the message then goes without a picture. */
  onFailure?: (reason: string) => void;
}

/** Its types are written for CommonJS; what Node imports here is the class itself. */
const QuickChart = quickChart as unknown as typeof quickChart.default;

/** Requests that may hang past their time limit (they cannot be called back) before no more are sent. */
const MOST_UNANSWERED = 4;
const MOST_BYTES = 5_000_000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Draws charts on a QuickChart server of the operator's. Charts travel in the body of a request (a QuickChart address
 * holds the names and figures for all caches to keep) and as JSON text: in an object, quickchart-js would turn a
 * keyword that holds its function marks into code, and the server runs code.
 *
 * @throws Error for quickchart.io without `allowPublic`
 */
export function createQuickChartRenderer(server: QuickChartServer): ChartRenderer {
  const { host, scheme, timeoutMs, allowPublic = false, onFailure = () => {} } = server;
  if (!allowPublic && isPublic(host)) {
    throw new Error(
      `${host} is a public service: it would see keywords and figures. Allow it, or use a server of your own.`,
    );
  }
  let unanswered = 0;

  return async (chart) => {
    if (unanswered >= MOST_UNANSWERED) {
      onFailure(`${unanswered} charts are still unanswered`);
      return null;
    }
    const cleaned = cleanChart(chart, (text) => text);
    const request = new QuickChart()
      .setHost(host)
      .setScheme(scheme)
      .setVersion('4')
      .setFormat('png')
      .setWidth(CHAT.width)
      .setHeight(CHAT.height)
      .setDevicePixelRatio(DENSITY)
      .setBackgroundColor(COLORS[cleaned.theme ?? 'light'].card)
      .setConfig(JSON.stringify(quickChartConfig(cleaned)));
    let timer: NodeJS.Timeout | undefined;
    unanswered++;
    const answer = request.toBinary().finally(() => unanswered--);
    // The answer may fail after nobody waits for it any more.
    answer.catch(() => {});
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    });
    try {
      const picture = await Promise.race([answer, limit]);
      if (picture.length > MOST_BYTES) throw new Error(`${picture.length} bytes are too many for a chart`);
      if (!picture.subarray(0, PNG.length).equals(PNG)) throw new Error('the answer is not a PNG');
      return picture;
    } catch (error) {
      onFailure(error instanceof Error ? error.message : String(error));
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
}

function isPublic(host: string): boolean {
  return /(^|\.)quickchart\.io\.?(:\d+)?$/i.test(host.trim());
}
