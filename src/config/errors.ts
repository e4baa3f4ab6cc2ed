/** Where in a text a problem stands: offsets in UTF-16 code units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** The problem, as a key into the copy of each language (`problems`). */
export type ProblemCode =
  | 'query'
  | 'unknown-verb'
  | 'unknown-flag'
  | 'missing-argument'
  | 'bad-argument'
  | 'too-many-arguments'
  | 'unclosed-quote'
  | 'not-allowed'
  | 'keyword-not-found'
  | 'keyword-ambiguous'
  | 'keyword-exists'
  | 'too-many-keywords'
  | 'alert-not-found'
  | 'alert-changed'
  | 'alert-act-impossible'
  | 'channel-not-found'
  | 'feed-refused'
  | 'feed-dead'
  | 'feed-not-a-feed'
  | 'feed-impossible'
  | 'feed-other-file'
  | 'source-not-found'
  | 'webhook-not-found'
  | 'too-many-webhooks'
  | 'dashboard-page-off'
  | 'too-many-links'
  | 'link-not-found'
  | 'import-file'
  | 'post-not-found'
  | 'post-unknown'
  | 'not-muted'
  | 'post-without-author'
  | 'post-not-of-keyword'
  | 'theme-not-found'
  | 'campaign-not-found'
  | 'campaign-exists'
  | 'too-many-campaigns'
  | 'entry-unreadable'
  | 'not-excluded'
  | 'too-many-exclusions'
  | 'list-not-found'
  | 'list-name'
  | 'list-exists'
  | 'list-in-use'
  | 'list-entry-not-found'
  | 'list-empty'
  | 'list-too-long'
  | 'lists-too-long'
  | 'too-many-lists'
  | 'not-subscribed'
  | 'link-code'
  | 'stale-button'
  | 'question-over'
  | 'storage-full'
  | 'database-in-use'
  | 'storage-read-only'
  | 'unexpected';

export type ProblemParams = Readonly<Record<string, string | number>>;

/** A mistake a person can mend. Shown privately to that person, in their language; never logged with a stack. */
export class UserError extends Error {
  readonly code: ProblemCode;
  readonly params: ProblemParams;
  readonly position: Span | null;

  constructor(code: ProblemCode, params: ProblemParams = {}, position: Span | null = null) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'UserError';
    this.code = code;
    this.params = params;
    this.position = position;
  }
}

/**
 * - `limited`: the other side asks us to slow down;
 * - `refused`: it does not want us (401, 403, private address); a person must act;
 * - `gone`: it says that the thing no longer exists (410);
 * - `down`: it does not answer, or answers with its own failure;
 * - `malformed`: it answers something that cannot be read;
 * - `misconfigured`: a key or an option is missing or wrong on our side.
 */
export type SourceErrorKind = 'limited' | 'refused' | 'gone' | 'down' | 'malformed' | 'misconfigured';

/**
 * What is the matter with an address, where a person who typed it can do something about that: it is private, closed to
 * robots, no web address, on an unusual port, with a password in it, our own; or its name is unknown or cannot be looked
 * up, its certificate is not valid, it is too slow.
 */
export type AddressFault =
  | 'private'
  | 'robots'
  | 'address'
  | 'port'
  | 'password'
  | 'itself'
  | 'unknown-host'
  | 'lookup'
  | 'certificate'
  | 'slow';

/** A request to a source failed. Ends in source health, never in a crash. */
export class SourceError extends Error {
  readonly kind: SourceErrorKind;
  /** Milliseconds to wait, when the other side set them. */
  readonly retryAfterMs: number | null;
  readonly status: number | null;
  /** Nothing was reached: no name was found, or no way led there. Whether that is this machine's fault, other sources tell. */
  readonly noNetwork: boolean;
  readonly fault: AddressFault | null;

  /** @param detail one plain sentence without secrets or post text: it is stored and shown in `sources`. */
  constructor(
    kind: SourceErrorKind,
    detail: string,
    more: {
      retryAfterMs?: number | null;
      status?: number | null;
      noNetwork?: boolean;
      fault?: AddressFault | null;
      cause?: unknown;
    } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = 'SourceError';
    this.kind = kind;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.status = more.status ?? null;
    this.noNetwork = more.noNetwork ?? false;
    this.fault = more.fault ?? null;
  }
}

/**
 * Wait:
 * - `limited`: wait `retryAfterMs`, then send again; `limits` says what the wait is for;
 * - `down`: nothing was sent, try again;
 * - `unknown`: it may or may not have been sent (the answer was lost);
 * - `unclear`: a refusal that is in no table of ours, or no answer of the API at all (a proxy's page): tried a bounded
 *   number of times, then given up aloud.
 *
 * A person must act:
 * - `no-connection`: the platform does not accept our token or installation: no channel is at fault;
 * - `no-channel`: the channel does not exist any more or is archived;
 * - `not-allowed`: the bot is not in the channel or lacks a permission.
 *
 * Ours:
 * - `no-message`: the message to edit has been deleted, or cannot be changed any more;
 * - `rejected`: the platform will never accept this message as it is (a bug of ours: logged).
 */
export type DeliveryErrorKind =
  | 'limited'
  | 'down'
  | 'unknown'
  | 'unclear'
  | 'no-connection'
  | 'no-channel'
  | 'not-allowed'
  | 'no-message'
  | 'rejected';

/** How far a limit of a platform reaches: the channel, all of the home (Slack workspace, Discord server), or all that the bot sends there. */
export type LimitScope = 'channel' | 'home' | 'platform';

/** What a call does: a new message, one below another, or a change. Platforms limit each apart from the others. */
export type CallKind = 'post' | 'reply' | 'edit';

/** Permissions that a platform may withhold from the bot; those who give them know them by the names in `words`. */
export type Permission =
  | 'ViewChannel'
  | 'SendMessages'
  | 'AttachFiles'
  | 'SendMessagesInThreads'
  | 'CreatePublicThreads'
  | 'ReadMessageHistory'
  | 'ManageThreads'
  | 'ManageChannels';

/** A chat platform did not take a message. Ends in the outbox: wait, retry, or pause the channel and notify its owner. */
export class DeliveryError extends Error {
  readonly kind: DeliveryErrorKind;
  readonly retryAfterMs: number | null;
  /** For `limited`. */
  readonly limits: LimitScope;
  /** For `limited`: the calls that it is about; empty = all. */
  readonly calls: readonly CallKind[];
  /** For `not-allowed`: what the bot lacks there, when the platform has named permissions. */
  readonly lacks: readonly Permission[];
  /** With `no-message`: the address at which people find its old thread, when the platform has one; and whether the message is still there, for people to read. */
  readonly former: { address: string; isThere: boolean } | null;

  constructor(
    kind: DeliveryErrorKind,
    detail: string,
    more: {
      retryAfterMs?: number | null;
      limits?: LimitScope;
      calls?: readonly CallKind[];
      cause?: unknown;
      lacks?: readonly Permission[];
      former?: DeliveryError['former'];
    } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = 'DeliveryError';
    this.kind = kind;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.limits = more.limits ?? 'channel';
    this.calls = more.calls ?? [];
    this.lacks = more.lacks ?? [];
    this.former = more.former ?? null;
  }
}

/** Codes of failures before anything went over the wire (Node's system errors of connecting, and undici's). */
export const NOT_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
