import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import WebSocket from 'ws';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The Chromium of this machine: of CHROMIUM, else the first in the PATH; null = there is none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  if (environment.CHROMIUM) return environment.CHROMIUM;
  const folders = (environment.PATH ?? '').split(':').filter((folder) => folder !== '');
  return (
    NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ??
    null
  );
}

export interface Photographer {
  /** @param width of the window in pixels @returns height of the page in pixels, which the picture shows whole */
  photograph(page: string, picture: string, width: number): Promise<number>;
  close(): Promise<void>;
}

/**
 * One headless Chromium for all pages, over its DevTools protocol on a loopback socket.
 * @throws Error when it does not start
 */
export async function startPhotographer(chromium: string): Promise<Photographer> {
  const profile = await mkdtemp(join(tmpdir(), 'earshot-gallery-'));
  const child = spawn(
    chromium,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const address = await new Promise<string>((found, failed) => {
    child.once('error', failed);
    child.once('exit', () => failed(new Error(`${chromium} ended before it could be asked`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      const match = /^DevTools listening on (ws:\S+)$/.exec(line);
      if (match) found(match[1]!);
    });
  });
  const { send, next, close } = await talk(address);
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const ask = (method: string, params: object = {}) => send(method, params, String(sessionId));
  await ask('Page.enable');

  return {
    photograph: async (page, picture, width) => {
      await ask('Emulation.setDeviceMetricsOverride', {
        width,
        height: 600,
        deviceScaleFactor: 1,
        mobile: false,
      });
      const loaded = next('Page.loadEventFired');
      await ask('Page.navigate', { url: pathToFileURL(resolve(page)).href });
      await loaded;
      const { cssContentSize } = (await ask('Page.getLayoutMetrics')) as {
        cssContentSize: { height: number };
      };
      const height = Math.ceil(cssContentSize.height);
      const { data } = await ask('Page.captureScreenshot', {
        captureBeyondViewport: true,
        clip: { x: 0, y: 0, width, height, scale: 1 },
      });
      await writeFile(picture, Buffer.from(String(data), 'base64'));
      return height;
    },
    close: async () => {
      close();
      child.kill();
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}

type Answer = Record<string, unknown>;

async function talk(address: string) {
  const socket = new WebSocket(address, { maxPayload: 256 * 1024 * 1024 });
  await new Promise<void>((opened, failed) => {
    socket.once('open', opened);
    socket.once('error', failed);
  });
  const waiting = new Map<number, { done(answer: Answer): void; failed(error: Error): void }>();
  const heard = new Map<string, () => void>();
  let last = 0;
  socket.on('message', (data) => {
    const { id, result, error, method } = JSON.parse(String(data)) as {
      id?: number;
      result?: Answer;
      error?: { message: string };
      method?: string;
    };
    if (method !== undefined) heard.get(method)?.();
    if (id === undefined) return;
    if (error) waiting.get(id)?.failed(new Error(error.message));
    else waiting.get(id)?.done(result ?? {});
    waiting.delete(id);
  });
  return {
    send: (method: string, params: object = {}, sessionId?: string): Promise<Answer> =>
      new Promise((done, failed) => {
        const id = ++last;
        waiting.set(id, { done, failed });
        socket.send(
          JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }),
        );
      }),
    next: (method: string): Promise<void> => new Promise((done) => heard.set(method, done)),
    close: () => socket.close(),
  };
}
