import { App, HTTPReceiver } from '@slack/bolt';
import type { Log } from '../../config/log.ts';
import type { Language } from '../../listening/channel.ts';
import type { Clock } from '../../listening/time.ts';
import type { Message } from '../../messages/message.ts';
import type { ChartRenderer, ChatPlatform, InstallationKeeper, Router, SentRef } from '../platform.ts';
import { createAddresses } from './addresses.ts';
import { createLinkedCards, isCard } from './cards.ts';
import { EVENTS_PATH, serveHttp } from './connect-http.ts';
import { connectSockets, socketReceiver } from './connect-socket.ts';
import { createController, type SlackController } from './controller.ts';
import { createDeliverer } from './deliver.ts';
import { createMeet, type Meet } from './first-contact.ts';
import { createGate } from './http-gate.ts';
import { listen } from './listeners.ts';
import { createRefusals, type Refused } from './refusals.ts';
import { sdkLogger } from './sdk-logger.ts';
import { createSeenDeliveries } from './seen.ts';
import {
  createClients,
  installationStore,
  installedTokens,
  type SlackTokens,
  singleToken,
} from './tokens.ts';
import { createVault, type VaultKey } from './vault.ts';
import { clientOptions } from './web-client.ts';

/** Scopes that the bot requires; each is in `manifest.yml` with its reason. */
const SCOPES = ['commands', 'chat:write', 'files:write'];
/** Requested too, and may be refused: Slack lists them apart because the app's settings call them optional. */
const OPTIONAL_SCOPES = ['app_mentions:read', 'users:read', 'channels:read', 'groups:read', 'pins:write'];

export type SlackMode =
  /** One workspace, no public address. `connections`: 1 or 2. */
  | { kind: 'socket'; appToken: string; botToken: string; connections: number }
  /** One workspace over signed HTTP. */
  | { kind: 'http'; signingSecret: string; port: number; host: string; botToken: string }
  /** Many workspaces over signed HTTP, installed by OAuth at `/slack/install`. */
  | {
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
    };

export interface SlackOptions {
  mode: SlackMode;
  drawChart: ChartRenderer;
  clock: Clock;
  log: Log;
  /** Language of forms for readers whose own is not known. */
  language: Language;
  /** Slack user ids that count as admins, for workspaces that do not grant `users:read`. */
  admins: readonly string[];
  /** Another Web API, ending in `/api/`; null = Slack's. */
  apiUrl: string | null;
  /** The connection is over for good: end the process with this sentence. */
  onFatal(message: string): void;
  /** A request was turned away, as often as that happens: for the operator's metrics. */
  onRefused(why: string): void;
}

export interface Slack extends ChatPlatform {
  /** Deliveries turned away since the start. */
  readonly refused: Readonly<Refused>;
  /** Port of the HTTP modes once started; null in Socket Mode. */
  readonly port: number | null;
}

interface Connection {
  port: number | null;
  stop(): Promise<void>;
}

/** Slack as a chat platform: Socket Mode or signed HTTP, the same router as everywhere. */
export function createSlack(options: SlackOptions): Slack {
  const { mode, clock, log, drawChart } = options;
  const logger = sdkLogger(log);
  const calls = clientOptions(options.apiUrl, logger);
  const refusals = createRefusals(clock, log, options.onRefused);
  const seen = createSeenDeliveries(clock);
  let meet: Meet | null = null;
  const receiver =
    mode.kind === 'socket'
      ? socketReceiver(mode.appToken, calls, logger)
      : new HTTPReceiver({
          signingSecret: mode.signingSecret,
          logger,
          endpoints: EVENTS_PATH,
          ...oauthOf(options, calls, (team, user) => {
            const met = meet?.(team, { user, channel: `@${user}` }, 'installed');
            met?.catch((error: unknown) => log.error('greeting failed', error, { home: team }));
          }),
        });
  let tokens: SlackTokens | null = null;
  const ready = (): SlackTokens => {
    if (!tokens) throw new Error('Slack has not been started');
    return tokens;
  };
  const startedTokens: SlackTokens = {
    of: async (home) => ready().of(home),
    nameOf: async (home) => ready().nameOf(home),
    leave: async (home, at, purge) => ready().leave(home, at, purge),
  };
  const clientOf = createClients(startedTokens, calls);
  const addressOf = createAddresses(clientOf);
  const linked = createLinkedCards(addressOf);
  const deliverer = createDeliverer({ clientOf, drawChart, addressOf, linked, clock, log });
  let controller: SlackController | null = null;
  let connection: Connection | null = null;
  /** The card of an alert is new or says something else: so do the homes. */
  const delivered = (sent: SentRef, message: Message) => {
    if (isCard(sent, message)) controller?.home.invalidate(sent.channel.home);
  };

  const connect = async (router: Router): Promise<Connection> => {
    tokens = await tokensOf(mode, receiver, calls);
    const app = new App({
      receiver,
      logger,
      clientOptions: calls,
      convoStore: false,
      // With OAuth Bolt asks the installer, which `tokensOf` has made wait its turn.
      ...(mode.kind === 'oauth' ? {} : { authorize: ({ teamId }) => ready().of(teamId ?? '') }),
    });
    const { admins, language, onFatal } = options;
    controller = createController({
      router,
      send: deliverer.send,
      linked,
      clientOf,
      nameOf: startedTokens.nameOf,
      clock,
      log,
      admins,
      language,
    });
    meet = createMeet({ router, people: controller.people, nameOf: startedTokens.nameOf, clientOf });
    listen(app, {
      controller,
      meet,
      router,
      seen,
      log,
      leave: startedTokens.leave,
      repeated: () => refusals.add('repeated'),
    });
    if (receiver instanceof HTTPReceiver) {
      if (mode.kind === 'socket') throw new Error('unreachable: a socket has its own receiver');
      const gate = createGate({ signingSecret: mode.signingSecret, clock, seen, refusals });
      return serveHttp(receiver, gate, { port: mode.port, host: mode.host, log });
    }
    if (mode.kind !== 'socket') throw new Error('unreachable: HTTP has its own receiver');
    const { appToken, connections } = mode;
    const sockets = await connectSockets({
      app,
      first: receiver,
      appToken,
      connections,
      clientOptions: calls,
      logger,
      onFatal,
    });
    return { port: null, stop: sockets.stop };
  };

  return {
    name: 'slack',
    refused: refusals.counts,
    get port() {
      return connection?.port ?? null;
    },
    start: async (router) => {
      connection = await connect(router);
      log.info('slack connected', { mode: mode.kind });
    },
    send: async (to, message, key) => {
      const sent = await deliverer.send(to, message, key);
      delivered(sent, message);
      return sent;
    },
    update: async (sent, message) => {
      await deliverer.update(sent, message);
      delivered(sent, message);
    },
    stop: async () => {
      await connection?.stop();
      connection = null;
    },
  };
}

async function tokensOf(
  mode: SlackMode,
  receiver: object,
  calls: ReturnType<typeof clientOptions>,
): Promise<SlackTokens> {
  if (mode.kind !== 'oauth') return singleToken(mode.botToken, calls);
  const { installer } = receiver as HTTPReceiver;
  if (!installer) throw new Error('the OAuth settings of Slack are incomplete');
  const authorize = installer.authorize.bind(installer);
  const tokens = installedTokens(authorize, mode.keeper, createVault(mode.keys));
  // Deliveries and scheduled posts refresh the same token: both go through the one lock.
  installer.authorize = ({ teamId }) => tokens.of(teamId ?? '');
  return tokens;
}

function oauthOf(
  { mode, clock, apiUrl }: SlackOptions,
  calls: ReturnType<typeof clientOptions>,
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
