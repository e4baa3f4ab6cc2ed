import type { TimeRange } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { IMPORT_PART } from '../../listening/series/part.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

/** What is not asked but brings posts by itself: a webhook, by its name, or the imports. */
interface PushedSource {
  source: string;
  name?: string;
  /** Since when it is open; null of imports, which are what they brought. */
  since: Millis | null;
}

/**
 * The webhooks that were open for these keywords in a period, whether or not anybody knocked, and the imports if they
 * brought something.
 */
export async function pushedSources(
  store: Store,
  workspaceId: string,
  keywords: readonly Keyword[],
  { from, to }: TimeRange,
): Promise<PushedSource[]> {
  const wants = (source: string) =>
    keywords.some(({ sources }) => sources.length === 0 || sources.includes(source));
  const webhooks = wants('webhook') ? await store.webhooks(workspaceId) : [];
  const brought = await store.partsIn(
    workspaceId,
    keywords.map(({ id }) => id),
    from,
    to,
  );
  return [
    ...webhooks.flatMap(({ name, health: { firstAt: since } }) =>
      since !== null && since < to ? [{ source: 'webhook', name, since }] : [],
    ),
    ...(brought.includes(IMPORT_PART) ? [{ source: IMPORT_PART, since: null }] : []),
  ];
}
