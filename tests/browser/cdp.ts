import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe } from 'vitest';
import WebSocket from 'ws';

/** The browser of this machine; null = none is installed. */
const CHROMIUM = findChromium();

/** Tests in a real browser. Where none is installed they are skipped, and it is said aloud. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (CHROMIUM === null)
    console.warn(
      `SKIPPED, no Chromium on this machine: ${name}. Install one, or name it in CHROMIUM_PATH, to run these tests.`,
    );
  describe.skipIf(CHROMIUM === null)(name, tests);
}

export interface Browser {
  /** A page with nothing in it, 1000 by 800, in a light scheme. */
  open(): Promise<Page>;
  close(): Promise<void>;
}

export interface Page {
  /** Returns once it has loaded; `status` = of the answer. */
  goto(url: string): Promise<{ status: number | null }>;
  /** The value of an expression; a promise is waited for. */
  evaluate<T>(expression: string): Promise<T>;
  /** Tries an expression until it is true. */
  until(expression: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** `prefers-color-scheme`, `print` as the medium … */
  emulate(media: { medium?: 'screen' | 'print'; scheme?: 'light' | 'dark' }): Promise<void>;
  /** No script runs from the next `goto` on. */
  withoutScript(): Promise<void>;
  press(key: 'Tab' | 'Enter' | 'Escape' | 'ArrowRight', options?: { shift?: boolean }): Promise<void>;
  /** The whole page as PNG. */
  screenshot(): Promise<Buffer>;
  pdf(): Promise<Buffer>;
  /** What a screen reader is given, in reading order. */
  accessibility(): Promise<AccessibleNode[]>;
  /** Each address that was asked for since the page was opened, blocked ones included. */
  readonly requests: readonly string[];
  /** Errors of scripts, and what the page's own policy has blocked. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface AccessibleNode {
  role: string;
  name: string;
  description: string;
  level: number | null;
  focusable: boolean;
}

type Params = Readonly<Record<string, unknown>>;
// Answers of the protocol: https://chromedevtools.github.io/devtools-protocol/
// biome-ignore lint/suspicious/noExplicitAny: each method answers in a shape of its own
type Answer = any;

/** Without a window, with a profile of its own that is deleted at the end. */
export async function launchBrowser(): Promise<Browser> {
  if (CHROMIUM === null) throw new Error('No Chromium on this machine');
  const profile = await mkdtemp(join(tmpdir(), 'earshot-browser-'));
  const child = spawn(
    CHROMIUM,
    [
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      // In a container as root there is no sandbox to be had; the pages are our own.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--no-default-browser-check',
      '--hide-scrollbars',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    const wire = await connect(await addressOf(child));
    return {
      open: () => openPage(wire),
      close: async () => {
        // It ends its own processes first; what is left of it is ended by its id.
        wire.send('Browser.close').catch(() => {});
        const impatient = setTimeout(() => child.kill('SIGKILL'), 5_000);
        await ended;
        clearTimeout(impatient);
        wire.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

interface Wire {
  send(method: string, params?: Params, session?: string): Promise<Answer>;
  listen(session: string, take: (method: string, params: Answer) => void): void;
  close(): void;
}

async function openPage(wire: Wire): Promise<Page> {
  const { targetId } = await wire.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await wire.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method: string, params?: Params) => wire.send(method, params, sessionId);
  const requests: string[] = [];
  const complaints: string[] = [];
  let status: number | null = null;
  let loaded: () => void = () => {};
  wire.listen(sessionId, (method, params) => {
    if (method === 'Network.requestWillBeSent') requests.push(params.request.url);
    if (method === 'Network.responseReceived' && params.type === 'Document') status = params.response.status;
    if (method === 'Page.loadEventFired') loaded();
    if (method === 'Runtime.exceptionThrown')
      complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === 'Log.entryAdded' && params.entry.level === 'error') complaints.push(params.entry.text);
  });
  await Promise.all(['Page', 'Runtime', 'Network', 'Log'].map((domain) => send(`${domain}.enable`)));
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text ?? expression);
    return result.value;
  };
  const resize = async (width: number, height: number) => {
    await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  };
  const emulate: Page['emulate'] = async ({ medium = 'screen', scheme = 'light' }) => {
    await send('Emulation.setEmulatedMedia', {
      media: medium,
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    });
  };
  await resize(1_000, 800);
  await emulate({});
  return {
    requests,
    complaints,
    goto: async (url) => {
      status = null;
      const load = new Promise<void>((resolve) => {
        loaded = resolve;
      });
      const { errorText } = await send('Page.navigate', { url });
      if (errorText) throw new Error(`${url}: ${errorText}`);
      await load;
      return { status };
    },
    evaluate,
    until: async (expression) => {
      while (!(await evaluate<boolean>(`Boolean(${expression})`)))
        await new Promise((resolve) => setTimeout(resolve, 25));
    },
    resize,
    emulate,
    withoutScript: async () => {
      await send('Emulation.setScriptExecutionDisabled', { value: true });
    },
    press: async (key, { shift = false } = {}) => {
      const code = { Tab: 9, Enter: 13, Escape: 27, ArrowRight: 39 }[key];
      const event = { key, code: key, windowsVirtualKeyCode: code, modifiers: shift ? 8 : 0 };
      const text = key === 'Enter' ? { text: '\r' } : {};
      await send('Input.dispatchKeyEvent', { type: text.text ? 'keyDown' : 'rawKeyDown', ...event, ...text });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    },
    screenshot: async () => {
      const { cssContentSize } = await send('Page.getLayoutMetrics');
      const { data } = await send('Page.captureScreenshot', {
        captureBeyondViewport: true,
        clip: { ...cssContentSize, x: 0, y: 0, scale: 1 },
      });
      return Buffer.from(data, 'base64');
    },
    pdf: async () => {
      const { data } = await send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
      return Buffer.from(data, 'base64');
    },
    accessibility: async () => {
      const { nodes } = await send('Accessibility.getFullAXTree');
      return accessible(nodes);
    },
    close: async () => {
      await wire.send('Target.closeTarget', { targetId });
    },
  };
}

function accessible(nodes: readonly Answer[]): AccessibleNode[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const property = (node: Answer, name: string) =>
    node.properties?.find((one: Answer) => one.name === name)?.value.value;
  const read = (node: Answer): AccessibleNode[] => [
    ...(node.ignored
      ? []
      : [
          {
            role: node.role?.value ?? '',
            name: node.name?.value ?? '',
            description: node.description?.value ?? '',
            level: property(node, 'level') ?? null,
            focusable: property(node, 'focusable') === true,
          },
        ]),
    ...(node.childIds ?? []).flatMap((id: string) => (byId.has(id) ? read(byId.get(id)) : [])),
  ];
  return nodes.filter(({ parentId }) => parentId === undefined).flatMap(read);
}

async function connect(address: string): Promise<Wire> {
  const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve).once('error', reject);
  });
  let count = 0;
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  const listeners = new Map<string, (method: string, params: Answer) => void>();
  socket.on('message', (data) => {
    const { id, result, error, method, params, sessionId } = JSON.parse(String(data));
    if (id === undefined) return listeners.get(sessionId)?.(method, params);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(`${error.message} ${error.data ?? ''}`));
    else asked?.resolve(result);
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser has gone'));
    waiting.clear();
  });
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve, reject });
        socket.send(JSON.stringify({ id: count, method, params, sessionId }));
      }),
    listen: (session, take) => listeners.set(session, take),
    close: () => socket.close(),
  };
}

/** Where it can be spoken to; it says so among its complaints. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr!.setEncoding('utf8').on('data', (part: string) => {
      said = (said + part).slice(-20_000);
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Chromium did not start: ${said}`)));
  });
}

function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = named ? [named] : names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
