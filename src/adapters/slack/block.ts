import type { types } from '@slack/bolt';

/** A block as sent. Newer blocks (charts) are not in Slack's typings, and a renderer only writes them. */
export interface SlackBlock {
  type: string;
  [field: string]: unknown;
}

export interface PlainTextObject {
  type: 'plain_text';
  text: string;
  /** false: `:words:` of foreign text stay as they are. */
  emoji: boolean;
}

/** An empty text is refused by Slack. */
export function plainTextObject(text: string): PlainTextObject {
  return { type: 'plain_text', text: text === '' ? ' ' : text, emoji: false };
}

/** Our blocks for the SDK, whose closed union lags behind the platform. */
export function forSdk(blocks: readonly SlackBlock[]): types.KnownBlock[] {
  return blocks as unknown as types.KnownBlock[];
}
