import { App, type AuthorizeResult, HTTPReceiver } from '@slack/bolt';
import { DeliveryError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import type { Language } from '../../listening/channel.ts';
import type { Clock, Millis } from '../../listening/time.ts';
import type { Message } from '../../messages/message.ts';
import type { ChartRenderer, ChatPlatform, Router, SentRef } from '../platform.ts';
import { createAddresses } from './addresses.ts';
import { createLinkedCards, isCard } from './cards.ts';
import { EVENTS_PATH, serveHttp } from './connect-http.ts';
import { connectSockets, socketReceiver } from './connect-socket.ts';
import { createReachability, untilReachable } from './connection-state.ts';
import { createController, type SlackController } from './controller.ts';
import { createDeliverer } from './deliver.ts';
import { slackDeliveryError } from './delivery-error.ts';
import { createMeet, type Meet } from './first-contact.ts';
import { createGate } from './http-gate.ts';
import { type Body, teamsOf } from './inbound.ts';
import { listen } from './listeners.ts';
import { type OAuthMode, oauthOf } from './oauth.ts';
import { lookAtChannel } from './preflight.ts';
import { createRefusals, type Refused } from './refusals.ts';
import { sdkLogger } from './sdk-logger.ts';
import { createSeenDeliveries } from './seen.ts';
import { createClients, installedTokens, type SlackTokens, singleToken } from './tokens.ts';
import { createVault } from './vault.ts';
import { clientOptions } from './web-client.ts';

export type SlackMode =
  /** One workspace, no public address. `connections`: 1 or 2. */
  | { kind: 'socket'; appToken: string; botToken: string; connections: number }
  /** One workspace over signed HTTP. */
  | { kind: 'http'; signingSecret: string; port: number; host: string; botToken: string }
  | OAuthMode;

export interface SlackOptions {
  mode: SlackMode;
  drawChart: ChartRenderer;
  clock: Clock;
  log: Log;
  /** Language of forms for readers whose own is not known. */
  language: Language;
  /** Slack user ids that count as admins, for workspaces that do not grant `users:read`. */
  admins: readonly string[];
  /** The homes of ours on Slack, to find those that removed the bot while it was off. */
  knownHomes(): Promise<readonly string[]>;
  /** The bot is in this home, which may have removed it before. */
  homeReturned(home: string): Promise<void>;
  /** Another Web API, ending in `/api/`; null = Slack's. */
  apiUrl: string | null;
  /** A request was turned away, as often as that happens: for the operator's metrics. */
  onRefused(why: string): void;
}

export interface Slack extends ChatPlatform {
  /** Deliveries turned away since the start. */
  readonly refused: Readonly<Refused>;
  /** Port of the HTTP modes once started; null in Socket Mode. */
  readonly port: number | null;
}

/** How long a call under way may take once the bot stops. */
const STOP_PATIENCE_MS = 3_000;

interface Connection {
  port: number | null;
  stop(): Promise<void>;
}

/** Slack as a chat platform: Socket Mode or signed HTTP, the same router as everywhere. */
export function createSlack(options: SlackOptions): Slack {
  const { mode, clock, log, drawChart } = options;
  const logger = sdkLogger(log);
  const stopping = new AbortController();
  const calls = clientOptions(options.apiUrl, logger, stopping.signal);
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
          ...oauthOf(mode, options, calls, (team, user) => {
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
    check: async () => ready().check(),
    whereabouts: async (known) => ready().whereabouts(known),
    homeOf: async (teams) => ready().homeOf(teams),
    of: async (home) => ready().of(home),
    nameOf: async (home) => ready().nameOf(home),
    leave: async (home, at, purge) => ready().leave(home, at, purge),
  };
  const clientOf = createClients(startedTokens, calls);
  const addressOf = createAddresses(clientOf);
  const linked = createLinkedCards(addressOf);
  const deliverer = createDeliverer({ clientOf, drawChart, addressOf, linked, clock, log });
  const reachability = createReachability(log);
  const onState = (problem: DeliveryError | null): void => {
    const before = reachability.state().state;
    reachability.set(problem);
    if (problem === null && before !== 'connected') void reconcile();
  };
  let controller: SlackController | null = null;
  let connection: Connection | null = null;
  /** The card of an alert is new or says something else: so do the homes. */
  const delivered = (sent: SentRef, message: Message) => {
    if (isCard(sent, message)) controller?.home.invalidate(sent.channel.home);
  };

  /** What happened while nobody listened: who removed the bot, and whether the one home of it has it again. */
  const reconcile = async (): Promise<void> => {
    try {
      const { here, gone } = await startedTokens.whereabouts(await options.knownHomes());
      if (here !== null) await options.homeReturned(here);
      for (const home of gone) await removed(home, clock.now());
    } catch (error) {
      log.error('homes not looked up', slackDeliveryError(error));
    }
  };
  let removed: (home: string, at: Millis) => Promise<void> = async () => {};

  const connect = async (router: Router): Promise<Connection> => {
    tokens = tokensOf(mode, receiver, calls);
    const unreachable = await refusedOr(tokens.check().then(() => null));
    if (unreachable || mode.kind !== 'socket') onState(unreachable);
    const app = new App({
      receiver,
      logger,
      clientOptions: calls,
      convoStore: false,
      // With OAuth Bolt asks the installer, which `tokensOf` has made wait its turn.
      ...(mode.kind === 'oauth' ? {} : { authorize: (_source, body) => authorizeFor(ready(), body) }),
    });
    const { admins, language } = options;
    controller = createController({
      router,
      send: deliverer.send,
      sendFile: deliverer.sendFile,
      update: deliverer.update,
      linked,
      clientOf,
      nameOf: startedTokens.nameOf,
      clock,
      log,
      admins,
      language,
    });
    const { home: homes } = controller;
    removed = (home, at) =>
      startedTokens.leave(home, at, async () => {
        homes.forget(home);
        await router.homeRemoved({ platform: 'slack', home });
        log.info('home removed', { platform: 'slack', home });
      });
    meet = createMeet({ router, people: controller.people, nameOf: startedTokens.nameOf, clientOf });
    listen(app, {
      controller,
      meet,
      router,
      seen,
      log,
      removed,
      repeated: () => refusals.add('repeated'),
    });
    if (receiver instanceof HTTPReceiver) {
      if (mode.kind === 'socket') throw new Error('unreachable: a socket has its own receiver');
      if (unreachable) void untilReachable(tokens.check, stopping.signal, onState);
      const gate = createGate({ signingSecret: mode.signingSecret, clock, seen, refusals });
      return serveHttp(receiver, gate, { port: mode.port, host: mode.host, log });
    }
    if (mode.kind !== 'socket') throw new Error('unreachable: HTTP has its own receiver');
    const { appToken, connections } = mode;
    const sockets = connectSockets({
      app,
      first: receiver,
      appToken,
      connections,
      clientOptions: calls,
      logger,
      onState,
    });
    // In an outage the start waits for nothing: the tries go on beside it.
    if (unreachable === null)
      await refusedOr(sockets.tried).catch(async (error: unknown) => {
        await sockets.stop();
        throw error;
      });
    return { port: null, stop: sockets.stop };
  };

  return {
    name: 'slack',
    refused: refusals.counts,
    get port() {
      return connection?.port ?? null;
    },
    connection: reachability.state,
    start: async (router) => {
      connection = await connect(router);
      if (reachability.state().state === 'connected') log.info('slack connected', { mode: mode.kind });
    },
    send: async (to, message, key, again, file) => {
      const sent = file
        ? await deliverer.sendBelow(to, message, key, again, file)
        : await deliverer.send(to, message, key, again);
      delivered(sent, message);
      return sent;
    },
    update: async (sent, message) => {
      await deliverer.update(sent, message);
      delivered(sent, message);
    },
    addressOf: async ({ channel: { home, channel }, id }) => {
      const [ts = id] = id.split('+');
      return addressOf(home, channel, ts);
    },
    preflight: async ({ home, channel }) => (await lookAtChannel(await clientOf(home), channel)).faults,
    stop: async () => {
      deliverer.stop();
      // What is being sent has its time to be answered; then it is as uncertain as any lost answer.
      const patience = setTimeout(() => stopping.abort(), STOP_PATIENCE_MS);
      await connection?.stop();
      connection = null;
      await deliverer.idle();
      clearTimeout(patience);
      stopping.abort();
    },
  };
}

/** Who we are where a delivery came from. @throws DeliveryError */
async function authorizeFor(tokens: SlackTokens, body: unknown): Promise<AuthorizeResult> {
  const home = await tokens.homeOf(teamsOf(body as Body));
  if (home === null)
    throw new DeliveryError('no-connection', 'no team of this delivery has installed the bot');
  return { ...(await tokens.of(home)), teamId: home };
}

/**
 * What was found out at the start: null, or an outage that ends by itself.
 * @throws what only a person can mend
 */
async function refusedOr(trying: Promise<DeliveryError | null>): Promise<DeliveryError | null> {
  const problem = await trying.catch(slackDeliveryError);
  if (problem?.kind === 'no-connection') throw problem.cause ?? problem;
  return problem;
}

function tokensOf(mode: SlackMode, receiver: object, calls: ReturnType<typeof clientOptions>): SlackTokens {
  if (mode.kind !== 'oauth') return singleToken(mode.botToken, calls);
  const { installer } = receiver as HTTPReceiver;
  if (!installer) throw new Error('the OAuth settings of Slack are incomplete');
  const authorize = installer.authorize.bind(installer);
  const tokens = installedTokens(authorize, mode.keeper, createVault(mode.keys), calls);
  // Deliveries and scheduled posts refresh the same token: both go through the one lock.
  installer.authorize = (_query, body?: unknown) => authorizeFor(tokens, body);
  return tokens;
}
