/** Pages are under https://docs.slack.dev/ unless said otherwise. */

/** Blocks of one message (reference/block-kit/blocks). */
export const MAX_BLOCKS = 50;
/** Blocks of a modal or an App Home (reference/block-kit/blocks). */
export const MAX_VIEW_BLOCKS = 100;
/**
 * Text of all blocks of one message. Slack refuses about 13,200 with `msg_blocks_too_long`; the sum is written down only
 * in github.com/slackapi/bolt-js/issues/2509.
 */
export const MAX_MESSAGE_TEXT = 12_000;
/** Text of one of our blocks: what a section takes (reference/block-kit/blocks/section-block), kept for rich text too. */
export const MAX_BLOCK_TEXT = 3_000;
/** Top-level text: Slack cuts at 40,000 and recommends 4,000 (reference/methods/chat.postMessage). */
export const MAX_TEXT = 4_000;
/** reference/block-kit/blocks/header-block */
export const MAX_HEADER = 150;
/** reference/block-kit/blocks/context-block, text as in a section */
export const MAX_CONTEXT = 2_000;
/** Elements of a context block (reference/block-kit/blocks/context-block). */
export const MAX_CONTEXT_ELEMENTS = 10;
/** reference/block-kit/blocks/actions-block */
export const MAX_ACTIONS = 25;
/** reference/block-kit/block-elements/button-element */
export const MAX_BUTTON_LABEL = 75;
export const MAX_BUTTON_VALUE = 2_000;
/** reference/block-kit/blocks */
export const MAX_ID = 255;
/** reference/block-kit/composition-objects/option-object */
export const MAX_OPTION = 75;
/** reference/block-kit/block-elements/select-menu-element */
export const MAX_OPTIONS = 100;
export const MAX_PLACEHOLDER = 150;
/** reference/block-kit/block-elements/overflow-menu-element */
export const MAX_OVERFLOW = 5;
/** reference/block-kit/composition-objects/confirmation-dialog-object */
export const MAX_CONFIRM_TITLE = 100;
export const MAX_CONFIRM_TEXT = 300;
export const MAX_CONFIRM_BUTTON = 30;
/** reference/views: title, submit, close of a modal */
export const MAX_MODAL_TITLE = 24;
/** reference/views */
export const MAX_PRIVATE_METADATA = 3_000;
/** reference/block-kit/block-elements/plain-text-input-element */
export const MAX_INPUT = 3_000;
/** reference/block-kit/blocks/table-block */
export const MAX_TABLE_ROWS = 100;
export const MAX_TABLE_COLUMNS = 20;
/** Neither is on that page: the cell as other bots cap it (docs.copilotkit.ai, SLACK_LIMITS), the whole as its sibling data-table-block. */
export const MAX_CELL = 2_000;
export const MAX_TABLE_TEXT = 10_000;
/** reference/block-kit/blocks/data-visualization-block; title and words beside an axis; points and series names as quoted there by third parties. */
export const MAX_CHART_TITLE = 50;
/** Charts of one message, as docs.rs/slack-morphism 2.30.0 quotes the same page. */
export const MAX_CHARTS = 2;
export const MAX_CHART_SERIES = 6;
export const MAX_CHART_POINTS = 20;
export const MAX_CHART_NAME = 20;
/** Links longer than this are shown as text: what a button's URL takes (reference/block-kit/block-elements/button-element). */
export const MAX_URL = 3_000;
/** One message a second and channel (apis/web-api/rate-limits). */
export const CHANNEL_INTERVAL_MS = 1_000;
/** Ack of commands, actions, views and options (tools/bolt-js/concepts/acknowledge); ours leaves room for the way. */
export const ANSWER_WITHIN_MS = 2_300;
/** Age of a signed request (authentication/verifying-requests-from-slack). */
export const MAX_REQUEST_AGE_MS = 300_000;
/** Clocks that are right differ by seconds; Bolt takes any future. */
export const MAX_REQUEST_AHEAD_MS = 60_000;
/** How long a delivery's id is remembered: twice the age at which Slack's signature is refused. */
export const REMEMBER_MS = 600_000;
/** A signed body: Slack's payloads stay far below. */
export const MAX_BODY_BYTES = 1_000_000;

/** At most `max` UTF-16 units, ending in an ellipsis when something was cut; never cuts a surrogate pair. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = max - 1;
  const code = text.charCodeAt(end - 1);
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? end - 1 : end)}…`;
}
