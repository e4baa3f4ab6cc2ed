import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { SlackMode } from '../adapters/slack/index.ts';
import type { VaultKey } from '../adapters/slack/vault.ts';
import type { Store } from '../store/store.ts';

/** How the bot is on Slack: by Socket Mode, by signed HTTP for one workspace, or by OAuth for many. */
export type SlackConnection =
  | { kind: 'socket'; appToken: string; botToken: string }
  | { kind: 'http'; signingSecret: string; botToken: string }
  | {
      kind: 'oauth';
      signingSecret: string;
      clientId: string;
      clientSecret: string;
      /** Signs the state of an installation under way. */
      stateSecret: string;
      redirectUri: string;
      keys: VaultKey[];
    };

export interface SlackVariables {
  EARSHOT_SLACK_BOT_TOKEN: string | null;
  EARSHOT_SLACK_APP_TOKEN: string | null;
  EARSHOT_SLACK_SIGNING_SECRET: string | null;
  EARSHOT_SLACK_CLIENT_ID: string | null;
  EARSHOT_SLACK_CLIENT_SECRET: string | null;
  EARSHOT_SLACK_PUBLIC_URL: string | null;
  EARSHOT_SLACK_TOKEN_KEYS: VaultKey[];
}

interface Problem {
  name: keyof SlackVariables;
  problem: string;
  fix: string;
}

const KEY_BYTES = 32;

/** `name:key, name:key`, each key 32 bytes in base64. */
export const keyList: z.ZodType<VaultKey[]> = z.string().transform((value, context): VaultKey[] => {
  const keys: VaultKey[] = [];
  for (const item of value.split(/[\s,]+/).filter((entry) => entry !== '')) {
    const [, id, encoded] = /^([\w-]{1,32}):([A-Za-z0-9+/_=-]+)$/.exec(item) ?? [];
    const secret = Buffer.from(encoded ?? '', 'base64');
    const wrong =
      id === undefined
        ? 'is not name:key'
        : secret.length !== KEY_BYTES
          ? `holds a key of ${secret.length} bytes instead of ${KEY_BYTES}`
          : keys.some((key) => key.id === id)
            ? `holds two keys named ${id}`
            : null;
    if (wrong !== null || id === undefined) {
      context.addIssue({ code: 'custom', message: wrong ?? '' });
      return z.NEVER;
    }
    keys.push({ id, secret: new Uint8Array(secret) });
  }
  return keys;
});

/** The one way of connecting that the variables describe; half a description is a problem with its fix. */
export function slackConnection(values: SlackVariables): {
  connection: SlackConnection | null;
  problems: Problem[];
} {
  const {
    EARSHOT_SLACK_BOT_TOKEN: botToken,
    EARSHOT_SLACK_APP_TOKEN: appToken,
    EARSHOT_SLACK_SIGNING_SECRET: signingSecret,
    EARSHOT_SLACK_CLIENT_ID: clientId,
  } = values;
  const problem = (name: keyof SlackVariables, what: string, fix: string) => ({
    connection: null,
    problems: [{ name, problem: what, fix }],
  });
  const connection = (found: SlackConnection) => ({ connection: found, problems: [] });

  if (clientId) return oauthConnection(clientId, values);
  const stray = (
    ['EARSHOT_SLACK_CLIENT_SECRET', 'EARSHOT_SLACK_PUBLIC_URL', 'EARSHOT_SLACK_TOKEN_KEYS'] as const
  ).find((name) => isSet(values[name]));
  if (stray)
    return problem(stray, 'is set without a client id', 'Set EARSHOT_SLACK_CLIENT_ID too, or remove it.');
  if (botToken && appToken) return connection({ kind: 'socket', appToken, botToken });
  if (botToken && signingSecret) return connection({ kind: 'http', signingSecret, botToken });
  if (botToken)
    return problem(
      'EARSHOT_SLACK_BOT_TOKEN',
      'is set, but nothing says how Slack reaches the bot',
      'Set EARSHOT_SLACK_APP_TOKEN too (Socket Mode), or EARSHOT_SLACK_SIGNING_SECRET (HTTP).',
    );
  if (appToken || signingSecret)
    return problem(
      appToken ? 'EARSHOT_SLACK_APP_TOKEN' : 'EARSHOT_SLACK_SIGNING_SECRET',
      'is set without a bot token',
      'Set EARSHOT_SLACK_BOT_TOKEN too.',
    );
  return { connection: null, problems: [] };
}

function oauthConnection(clientId: string, values: SlackVariables): ReturnType<typeof slackConnection> {
  const {
    EARSHOT_SLACK_SIGNING_SECRET: signingSecret,
    EARSHOT_SLACK_CLIENT_SECRET: clientSecret,
    EARSHOT_SLACK_PUBLIC_URL: publicUrl,
    EARSHOT_SLACK_TOKEN_KEYS: keys,
  } = values;
  const problems = (['EARSHOT_SLACK_BOT_TOKEN', 'EARSHOT_SLACK_APP_TOKEN'] as const)
    .filter((name) => isSet(values[name]))
    .map(
      (name): Problem => ({
        name,
        problem: 'belongs to one workspace, but a client id is set for many',
        fix: 'Remove it, or remove EARSHOT_SLACK_CLIENT_ID.',
      }),
    );
  for (const [name, fix] of [
    ['EARSHOT_SLACK_SIGNING_SECRET', 'Copy it from Basic Information of your Slack app.'],
    ['EARSHOT_SLACK_CLIENT_SECRET', 'Copy it from Basic Information of your Slack app.'],
    ['EARSHOT_SLACK_PUBLIC_URL', 'Give the https:// address of your proxy.'],
    ['EARSHOT_SLACK_TOKEN_KEYS', 'Give name:key; openssl rand -base64 32 makes a key.'],
  ] as const) {
    if (!isSet(values[name])) problems.push({ name, problem: 'is missing: a client id asks for it', fix });
  }
  const [newest] = keys ?? [];
  if (problems.length > 0 || !signingSecret || !clientSecret || !publicUrl || !newest)
    return { connection: null, problems };
  return {
    connection: {
      kind: 'oauth',
      signingSecret,
      clientId,
      clientSecret,
      // Lives for the minutes of one installation, so a change of keys costs nothing but a second try.
      stateSecret: createHmac('sha256', newest.secret).update('state of an installation').digest('hex'),
      redirectUri: `${publicUrl.replace(/\/+$/, '')}/slack/oauth_redirect`,
      keys,
    },
    problems: [],
  };
}

function isSet(value: string | readonly VaultKey[] | null | undefined): boolean {
  return value !== null && value !== undefined && value.length > 0;
}

/** Kept installations are rows of the store; HTTP is served to the proxy of the same machine only. */
export function slackMode(connection: SlackConnection, port: number, store: Store): SlackMode {
  if (connection.kind === 'socket') return { ...connection, connections: 2 };
  const here = { host: '127.0.0.1', port };
  if (connection.kind === 'http') return { ...connection, ...here };
  const keeper = {
    save: store.keepInstallation,
    find: store.findInstallation,
    forget: store.forgetInstallation,
  };
  return { ...connection, ...here, keeper };
}
