import type { Clock } from '../../listening/time.ts';
import type { InstallationKeeper } from '../platform.ts';
import { installationStore } from './tokens.ts';
import { createVault, type VaultKey } from './vault.ts';
import type { WebClientOptions } from './web-client.ts';

/** Scopes that the bot requires; each is in `manifest.yml` with its reason. */
const SCOPES = ['commands', 'chat:write', 'files:write'];
/** Requested too, and may be refused: Slack lists them apart because the app's settings call them optional. */
const OPTIONAL_SCOPES = [
  'app_mentions:read',
  'users:read',
  'channels:read',
  'groups:read',
  'pins:write',
  'usergroups:read',
];

/** Many workspaces over signed HTTP, installed by OAuth at `/slack/install`. */
export interface OAuthMode {
  kind: 'oauth';
  signingSecret: string;
  port: number;
  host: string;
  clientId: string;
  clientSecret: string;
  stateSecret: string;
  /** Public address of `/slack/oauth_redirect`. */
  redirectUri: string;
  keeper: InstallationKeeper;
  /** The first locks new tokens, the others still open older ones. */
  keys: readonly VaultKey[];
}

/** What Bolt needs for installations by OAuth; nothing in the other modes. */
export function oauthOf(
  mode: OAuthMode | { kind: 'socket' | 'http' },
  { clock, apiUrl }: { clock: Clock; apiUrl: string | null },
  calls: WebClientOptions,
  onNew: Parameters<typeof installationStore>[3],
) {
  if (mode.kind !== 'oauth') return {};
  const { clientId, clientSecret, stateSecret, redirectUri, keeper, keys } = mode;
  return {
    clientId,
    clientSecret,
    stateSecret,
    redirectUri,
    scopes: [...SCOPES, ...OPTIONAL_SCOPES],
    installationStore: installationStore(keeper, createVault(keys), clock, onNew),
    installerOptions: {
      clientOptions: calls,
      redirectUriPath: new URL(redirectUri).pathname,
      stateVerification: true,
      directInstall: true,
      // People consent where the Web API is.
      ...(apiUrl === null ? {} : { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
    },
  };
}
