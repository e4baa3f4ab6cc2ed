import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator, type Emulator } from 'emulate';
import { BOT_TOKEN, type SlackFake, startSlackFake } from './server.ts';

/**
 * Somebody else's Slack (`emulate`, with its own idea of what is right) behind an edge of ours that adds what it lacks:
 * Socket Mode and response_urls come from `fake`, the Web API from `emulator`.
 */
export interface Emulated {
  fake: SlackFake;
  /** Calls the emulator's Web API directly, to see what it has kept. */
  read(method: string, args: Record<string, string>): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export const EMULATED_TEAM = 'T000000001';
export const EMULATED_CHANNEL = 'C000000001';
export const EMULATED_USER = 'U000000001';

export async function startEmulated(): Promise<Emulated> {
  const port = await freePort();
  const emulator: Emulator = await createEmulator({
    service: 'slack',
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    seed: {
      slack: {
        strict_scopes: true,
        oauth_apps: [
          {
            app_id: 'A1',
            client_id: '111.222',
            client_secret: 'client-secret',
            name: 'Earshot',
            redirect_uris: ['https://earshot.example/slack/oauth_redirect'],
            scopes: ['commands', 'chat:write', 'files:write'],
            bot_id: 'B000000009',
            bot_user_id: 'U000000009',
            bot_name: 'earshot',
          },
        ],
        tokens: [
          {
            token: BOT_TOKEN,
            type: 'bot',
            scopes: ['commands', 'chat:write', 'files:write', 'channels:history'],
            user_id: 'U000000009',
            bot_id: 'B000000009',
            bot_user_id: 'U000000009',
            app_id: 'A1',
          },
        ],
      },
    },
  });
  const fake = await startSlackFake({ behind: `http://127.0.0.1:${port}` });
  return {
    fake,
    read: async (method, args) => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/${method}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${BOT_TOKEN}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(args),
      });
      return (await answer.json()) as Record<string, unknown>;
    },
    close: async () => {
      await fake.close();
      await emulator.close();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
