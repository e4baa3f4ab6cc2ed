import type { FileRefusal } from '../../listening/reports/report-file.ts';
import { refusalOf } from './delivery-error.ts';

/**
 * What Slack answers when it takes no file though it may take a message: errors of files.getUploadURLExternal and
 * files.completeUploadExternal (docs.slack.dev, reference/methods).
 */
const REFUSALS: Readonly<Record<string, FileRefusal>> = {
  access_denied: { why: 'not-allowed' },
  ekm_access_denied: { why: 'not-allowed' },
  file_uploads_disabled: { why: 'not-allowed' },
  file_uploads_except_images_disabled: { why: 'not-allowed' },
  no_permission: { why: 'not-allowed' },
  permission_denied: { why: 'not-allowed' },
  missing_scope: { why: 'scope' },
  no_scopes: { why: 'scope' },
  blocked_file_type: { why: 'type' },
  file_type_not_allowed: { why: 'type' },
  slack_connect_blocked_file_type: { why: 'type' },
  file_upload_size_restricted: { why: 'size', limit: null },
  storage_limit_reached: { why: 'storage' },
  slack_connect_file_upload_sharing_blocked: { why: 'shared' },
  file_not_found: { why: 'unclear' },
  file_update_failed: { why: 'unclear' },
};

/** null = the failure is not about the file. */
export function fileRefusalOf(error: unknown): FileRefusal | null {
  const code = refusalOf(error);
  return code !== null && Object.hasOwn(REFUSALS, code) ? REFUSALS[code]! : null;
}
