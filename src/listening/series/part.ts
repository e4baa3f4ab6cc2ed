import type { WebhookHealth } from '../sources/inbound/webhook.ts';
import type { RequestState } from './health.ts';

/**
 * What has a baseline of its own in a keyword's counts, with a clock of its own: a source that is searched or held open,
 * one feed, one webhook, the imports of a workspace. The store gives each a number.
 */
export type PartId = string;

/** All imports of a workspace. */
export const IMPORT_PART: PartId = 'import';

export function partOf({
  source,
  key,
  params,
  part,
}: Pick<RequestState, 'source' | 'key' | 'params' | 'part'>): PartId {
  return part ?? (params.url === undefined ? source : feedPart(key));
}

export function feedPart(key: string): PartId {
  return `feed ${key}`;
}

export function webhookPart(hook: string, { part }: Pick<WebhookHealth, 'part'>): PartId {
  return part ?? `webhook ${hook}`;
}
