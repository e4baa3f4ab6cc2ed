import type { DeliveryErrorKind } from '../../config/errors.ts';

/**
 * Every error that Slack documents for the methods we call (docs.slack.dev, reference/methods/<method>, errors), by what it
 * means for a delivery. A code that is not here is `unclear`: Slack adds some every year.
 */
const CODES: Readonly<Partial<Record<DeliveryErrorKind, readonly string[]>>> = {
  limited: ['ratelimited', 'rate_limited', 'message_limit_exceeded'],

  // Slack says that it did nothing: outages, migrations, a request that arrived cut off.
  down: [
    'service_unavailable',
    'request_timeout',
    'team_added_to_org',
    'org_login_required',
    'external_channel_migrating',
    'fetch_members_failed',
    'streaming_state_conflict',
    // Its refresh failed, as far as we know for now: the next try refreshes again.
    'token_expired',
  ],

  // "It's possible some aspect of the operation succeeded before the error was raised."
  unknown: ['internal_error', 'fatal_error', 'update_failed'],

  // The token, the app or its network: whatever the channel.
  'no-connection': [
    'access_token_exchange_failed',
    'accesslimited',
    'account_inactive',
    'app_access_restricted',
    'bad_client_secret',
    'bad_redirect_uri',
    'cannot_install_an_org_installed_app',
    'code_already_used',
    'enterprise_is_restricted',
    'invalid_auth',
    'invalid_client_id',
    'invalid_code',
    'invalid_grant_type',
    'invalid_refresh_token',
    'invalid_team_for_non_distributed_app',
    'missing_scope',
    'no_scopes',
    'not_allowed_token_type',
    'not_authed',
    'oauth_authorization_url_mismatch',
    'preview_feature_not_available',
    'team_access_not_granted',
    'token_revoked',
    'two_factor_setup_required',
    'unknown_client_id',
  ],

  'no-channel': [
    'channel_not_found',
    'channel_is_limited_access',
    'invalid_channel',
    'is_archived',
    'is_inactive',
    'team_not_found',
    'user_disabled',
    'user_not_found',
    'user_not_visible',
  ],

  'not-allowed': [
    'access_denied',
    'cannot_dm_bot',
    'ekm_access_denied',
    'file_upload_size_restricted',
    'file_uploads_disabled',
    'file_uploads_except_images_disabled',
    'is_bot',
    'messages_tab_disabled',
    'no_permission',
    'not_enabled',
    'not_in_channel',
    'permission_denied',
    'posting_to_channel_denied',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'send_on_behalf_not_allowed',
    'slack_connect_blocked_file_type',
    'slack_connect_canvas_sharing_blocked',
    'slack_connect_clip_sharing_blocked',
    'slack_connect_file_link_sharing_blocked',
    'slack_connect_file_upload_sharing_blocked',
    'slack_connect_lists_sharing_blocked',
    'storage_limit_reached',
    'user_not_in_channel',
  ],

  // Or one that is not ours to edit any more, since the app was installed anew: a fresh one takes its place.
  'no-message': [
    'cannot_reply_to_message',
    'cant_update_message',
    'edit_window_closed',
    'message_not_found',
    'restricted_action_non_threadable_channel',
    'restricted_action_thread_locked',
    'thread_not_found',
  ],

  rejected: [
    'agent_prompt_display_not_allowed',
    'already_pinned',
    'alt_txt_too_large',
    'as_user_not_supported',
    'attachment_payload_limit_exceeded',
    'bad_timestamp',
    'block_mismatch',
    'blocked_file_type',
    'cant_broadcast_message',
    'deprecated_endpoint',
    'draft_already_deleted',
    'draft_already_sent',
    'draft_has_conflict',
    'draft_not_found',
    'duplicate_channel_not_found',
    'duplicate_external_id',
    'duplicate_message_not_found',
    'exchanged_trigger_id',
    'expired_trigger_id',
    'file_comment_not_found',
    'file_not_found',
    'file_not_shared',
    'file_type_not_allowed',
    'file_update_failed',
    'hash_conflict',
    'invalid_arg_name',
    'invalid_arguments',
    'invalid_array_arg',
    'invalid_attachments',
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_charset',
    'invalid_cursor',
    'invalid_form_data',
    'invalid_limit',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'invalid_post_type',
    'invalid_trigger_id',
    'markdown_text_conflict',
    'message_not_owned_by_app',
    'metadata_must_be_sent_from_app',
    'metadata_too_large',
    'method_deprecated',
    'method_not_supported_for_channel_type',
    'missing_argument',
    'missing_file_data',
    'missing_post_type',
    'msg_blocks_too_long',
    'msg_too_long',
    'no_dual_broadcast_content_update',
    'no_item_specified',
    'no_pin',
    'no_text',
    'not_found',
    'not_pinnable',
    'not_pinned',
    'push_limit_reached',
    'snippet_too_large',
    'too_many_attachments',
    'too_many_contact_cards',
    'unknown_method',
    'unknown_snippet_type',
    'unknown_subtype',
    'view_too_large',
  ],
};

const KINDS: ReadonlyMap<string, DeliveryErrorKind> = new Map(
  Object.entries(CODES).flatMap(([kind, codes]) =>
    codes.map((code) => [code, kind as DeliveryErrorKind] as const),
  ),
);

/** What an error of the Web API means; null when it is in no page that we know. */
export function kindOfCode(code: string): DeliveryErrorKind | null {
  return KINDS.get(code) ?? null;
}

/** Of these, threads that take no answers: what was meant for one stands in the channel itself. */
export const NO_THREAD: ReadonlySet<string> = new Set([
  'cannot_reply_to_message',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
]);

/** Of these, messages that are there and take no change: people still read the old one. */
export const UNCHANGEABLE: ReadonlySet<string> = new Set(['cant_update_message', 'edit_window_closed']);

/** Refusals of what a message or view holds: a plainer one may be taken. `invalid_payload` is the word of response_urls. */
export const PAYLOAD_REFUSED: ReadonlySet<string> = new Set([
  'attachment_payload_limit_exceeded',
  'block_mismatch',
  'invalid_arguments',
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'invalid_payload',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'view_too_large',
]);
