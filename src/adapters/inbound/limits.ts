/** A webhook brings at most 500 posts, and a post is text. */
export const MAX_BODY_BYTES = 1024 * 1024;
export const MAX_HEADER_BYTES = 16 * 1024;
export const HEADERS_TIMEOUT_MS = 5_000;
/** For the whole request, body included: a slow drip ends here. */
export const REQUEST_TIMEOUT_MS = 15_000;
/** For taking an answer: whoever does not read would hold a connection for ever. */
export const ANSWER_TIMEOUT_MS = 30_000;
export const KEEP_ALIVE_MS = 5_000;
/** How often node looks for connections that are past their time. */
export const CHECK_EVERY_MS = 1_000;
export const MAX_CONNECTIONS = 256;
/** Bodies in memory at once, over all connections. */
export const MAX_BODIES_BYTES = 16 * MAX_BODY_BYTES;
