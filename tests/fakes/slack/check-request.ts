/**
 * What each method takes, as its page says (docs.slack.dev, reference/methods): the names of its arguments, and the limits
 * that are not about blocks. A request that is out of line is refused as Slack refuses it.
 */
type Json = Record<string, unknown>;

interface Shape {
  required: readonly string[];
  optional?: readonly string[];
}

const VIEW: Shape = { required: ['view', 'trigger_id'] };
const PIN: Shape = { required: ['channel', 'timestamp'] };

const SHAPES: Readonly<Record<string, Shape>> = {
  'chat.postMessage': {
    required: ['channel', 'text'],
    optional: ['blocks', 'mrkdwn', 'unfurl_links', 'unfurl_media', 'thread_ts', 'metadata'],
  },
  'chat.update': { required: ['channel', 'ts', 'text'], optional: ['blocks', 'metadata'] },
  'chat.postEphemeral': { required: ['channel', 'user', 'text'], optional: ['blocks', 'thread_ts'] },
  'conversations.info': { required: ['channel'], optional: ['include_locale', 'include_num_members'] },
  'conversations.members': { required: ['channel'], optional: ['cursor', 'limit'] },
  'users.info': { required: ['user'], optional: ['include_locale'] },
  'usergroups.list': { required: [], optional: ['include_disabled'] },
  'pins.add': PIN,
  'pins.remove': PIN,
  'views.open': VIEW,
  'views.push': VIEW,
  'views.update': { required: ['view', 'view_id'], optional: ['hash'] },
  'views.publish': { required: ['view', 'user_id'], optional: ['hash'] },
  'files.getUploadURLExternal': { required: ['filename', 'length'], optional: ['alt_txt', 'snippet_type'] },
  'files.completeUploadExternal': {
    required: ['files'],
    optional: ['channel_id', 'thread_ts', 'initial_comment'],
  },
};

const TS = /^\d{10}\.\d{6}$/;
const PATTERNS: Readonly<Record<string, RegExp>> = {
  channel: /^[CDGUW][A-Z0-9]+$/,
  channel_id: /^[CDG][A-Z0-9]+$/,
  thread_ts: TS,
  timestamp: TS,
  ts: TS,
  user: /^[UW][A-Z0-9]+$/,
  user_id: /^[UW][A-Z0-9]+$/,
};
/** Top-level text is cut at 40,000 (chat.postMessage, truncating content); metadata 8 KB (messaging/message-metadata). */
const MAX_TEXT = 40_000;
const MAX_METADATA = 8_000;
/** views.*, view_too_large */
const MAX_VIEW = 250_000;
const VIEW_FIELDS = new Set([
  'type',
  'title',
  'submit',
  'close',
  'blocks',
  'private_metadata',
  'callback_id',
  'clear_on_close',
  'notify_on_close',
  'external_id',
]);

/** @returns the refusal; null when Slack would go on with the request */
export function requestRefusal(method: string, args: Json): Json | null {
  const shape = SHAPES[method];
  if (!shape) return null;
  // Bolt says to every method which team its client is for.
  const known = new Set([...shape.required, ...(shape.optional ?? []), 'team_id']);
  const refuse = (error: string, ...messages: string[]): Json => ({
    ok: false,
    error,
    response_metadata: { messages },
  });
  const unknown = Object.keys(args).filter((name) => !known.has(name));
  if (unknown.length > 0) return refuse('invalid_arg_name', ...unknown);
  // `no_text` has an error of its own.
  const missing = shape.required.filter((name) => args[name] === undefined && name !== 'text');
  if (missing.length > 0) return refuse('invalid_arguments', ...missing.map((name) => `missing: ${name}`));
  const misshapen = Object.entries(PATTERNS).filter(
    ([name, pattern]) => args[name] !== undefined && !pattern.test(String(args[name])),
  );
  if (misshapen.length > 0) return refuse('invalid_arguments', ...misshapen.map(([name]) => name));
  if (String(args.text ?? '').length > MAX_TEXT) return refuse('msg_too_long');
  if (args.metadata !== undefined) {
    const { event_type, event_payload } = args.metadata as Json;
    if (JSON.stringify(args.metadata).length > MAX_METADATA) return refuse('metadata_too_large');
    if (typeof event_type !== 'string' || typeof event_payload !== 'object')
      return refuse('invalid_metadata_format');
  }
  if (args.view === undefined) return null;
  const view = args.view as Json;
  if (JSON.stringify(view).length > MAX_VIEW) return refuse('view_too_large');
  const strange = Object.keys(view).filter((name) => !VIEW_FIELDS.has(name));
  const mustHave = view.type === 'home' ? ['blocks'] : ['blocks', 'title'];
  const lacks = mustHave.filter((name) => view[name] === undefined);
  const faults = [...strange.map((name) => `unknown: ${name}`), ...lacks.map((name) => `missing: ${name}`)];
  if (view.type !== 'home' && hasInput(view) && view.submit === undefined) faults.push('missing: submit');
  return faults.length > 0 ? refuse('invalid_arguments', ...faults) : null;
}

function hasInput({ blocks }: Json): boolean {
  return Array.isArray(blocks) && blocks.some(({ type }) => type === 'input');
}
