import type { Socket as NetSocket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDial, type DialOptions } from '../../../src/adapters/web/socket.ts';
import type { Call, Socket } from '../../../src/listening/sources/stream.ts';
import { type JetServer, startJetstream } from '../../fakes/jetstream.ts';
import { stepClock } from './setup.ts';

const LIMITS = { maxFrameBytes: 64 * 1024 };
let server: JetServer;
let opened: Socket[];

beforeEach(async () => {
  server = await startJetstream();
  opened = [];
});
afterEach(async () => {
  for (const socket of opened) socket.close();
  await server.close();
});

function dial(more: Partial<DialOptions> = {}, url = server.origin): Socket {
  const allowPrivate = [`127.0.0.1:${server.port}`];
  const socket = createDial({ userAgent: 'Earshot/test', clock: stepClock(), allowPrivate, ...more })(
    { url },
    LIMITS,
  );
  opened.push(socket);
  return socket;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

async function endOf(socket: Socket) {
  await until(() => socket.ended() !== null);
  return socket.ended()!;
}

/** Everything that is still to come before the end. */
async function drain(socket: Socket, count: number): Promise<string[]> {
  const frames: string[] = [];
  await until(() => {
    frames.push(...socket.take());
    return frames.length >= count;
  });
  return frames;
}

/** Bytes of buffers that something still holds. */
function heldBytes(): number {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().arrayBuffers;
}

describe('a stream through the guarded socket', () => {
  test('frames come in order, and those before the end are not lost', async () => {
    const socket = dial();
    await until(() => server.open().length === 1);
    expect(socket.take()).toEqual([]);
    for (const frame of ['one', 'zwei', '三', '']) server.emit(frame);
    server.open()[0]!.close(1000);
    expect(await drain(socket, 4)).toEqual(['one', 'zwei', '三', '']);
    expect(await endOf(socket)).toMatchObject({ kind: 'down' });
    expect(socket.take()).toEqual([]);
  });

  test('sends its opening frames once it is open', async () => {
    const received: string[] = [];
    server.welcome = (socket) => socket.on('message', (data) => received.push(String(data)));
    const call: Call = {
      url: server.origin,
      send: ['{"type":"subscribe"}', 'more'],
      headers: { authorization: 'Bearer t' },
    };
    const socket = createDial({
      userAgent: 'Earshot/test',
      clock: stepClock(),
      allowPrivate: [`127.0.0.1:${server.port}`],
    })(call, LIMITS);
    opened.push(socket);
    await until(() => received.length === 2);
    expect(received).toEqual(call.send);
    expect(server.calls[0]?.headers).toMatchObject({
      authorization: 'Bearer t',
      'user-agent': 'Earshot/test',
    });
    expect(server.calls[0]?.headers['sec-websocket-extensions']).toBeUndefined();
  });

  test('a reader that is slow slows the sender down; memory stays small and nothing is lost', async () => {
    const socket = dial({ roomBytes: 256 * 1024 });
    await until(() => server.open().length === 1);
    const [sender] = server.open();
    const frame = 'x'.repeat(10_000);
    const count = 3_000;
    for (let n = 0; n < count; n++) sender!.send(`${n} ${frame}`);
    // 30 MB are on their way, and more than the kernel holds of them stays with the sender.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sender!.bufferedAmount).toBeGreaterThan(5_000_000);
    const frames = await drain(socket, count);
    expect(frames.map((frame) => Number(frame.split(' ')[0]))).toEqual(
      Array.from({ length: count }, (_, n) => n),
    );
    expect(socket.ended()).toBeNull();
  });

  test('small frames that nobody takes slow the sender down too', async () => {
    const count = 200_000;
    let sent = false;
    server.welcome = (_socket, wire) => {
      const frame = Buffer.concat([Buffer.from([0x81, 100]), Buffer.alloc(100, 'x')]);
      wire.write(Buffer.alloc(count * frame.length, frame), () => {
        sent = true;
      });
    };
    const socket = dial({ roomBytes: 256 * 1024 });
    await until(() => socket.opened());
    // 20 MB are on their way, and more than the kernel holds of them stays with the sender.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(sent).toBe(false);
    expect(await drain(socket, count)).toHaveLength(count);
    expect(socket.ended()).toBeNull();
  });

  test('what has been taken is let go, although frames wait without a break', async () => {
    const socket = dial({ roomBytes: 1024 * 1024 });
    await until(() => server.open().length === 1);
    const sender = server.open()[0]!;
    const frame = 'z'.repeat(60_000);
    const send = (count: number) => {
      for (let n = 0; n < count; n++) sender.send(frame);
    };
    // More than the socket and the kernel hold is always on its way.
    send(250);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const before = heldBytes();
    let taken = 0;
    while (taken < 2_500) {
      const count = socket.take().length;
      taken += count;
      send(count);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    // 150 MB have gone through.
    expect(heldBytes() - before).toBeLessThan(30_000_000);
  });

  test('one take is a slice, however much waits', async () => {
    const socket = dial();
    await until(() => server.open().length === 1);
    for (let n = 0; n < 1_000; n++) server.emit('y'.repeat(1_000));
    const sizes: number[] = [];
    await until(() => {
      const frames = socket.take();
      if (frames.length > 0) sizes.push(frames.join('').length);
      return sizes.reduce((sum, size) => sum + size, 0) === 1_000_000;
    });
    expect(Math.max(...sizes)).toBeLessThan(270_000);
  });

  test.each([
    ['the length of a frame is beyond the limit', [0x81, 127, 0, 0, 0, 1, 0, 0, 0, 0], /64 KiB/],
    ['a frame is masked, which a server may not do', [0x81, 0x82, 1, 2, 3, 4, 5, 6], /rules of WebSocket/],
    ['bits are set that nobody has agreed on', [0xf1, 0x01, 0x41], /rules of WebSocket/],
    ['a continuation continues nothing', [0x80, 0x01, 0x41], /rules of WebSocket/],
  ])('ends when %s', async (_what, bytes, sentence) => {
    server.welcome = (_socket, wire) => wire.write(Buffer.from(bytes));
    const end = await endOf(dial());
    expect(end.kind).toBe('malformed');
    expect(end.message).toMatch(sentence);
  });

  test('characters that are none are read, and the next frames too', async () => {
    server.welcome = (socket, wire) => {
      wire.write(Buffer.from([0x81, 0x03, 0x41, 0xff, 0x42]));
      socket.send('after');
    };
    expect(await drain(dial(), 2)).toEqual(['A\ufffdB', 'after']);
  });

  describe('with a ping every second', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
    afterEach(() => void vi.useRealTimers());

    test('a connection stuck in the middle of a frame is ended', async () => {
      let wire: NetSocket | undefined;
      server.welcome = (_socket, it) => {
        wire = it;
        it.write(Buffer.from([0x81, 126, 0x03, 0xe8]));
      };
      const socket = dial({ pingMs: 1_000 });
      await until(() => socket.opened());
      for (let seconds = 0; seconds < 2; seconds++) {
        expect(socket.ended()).toBeNull();
        wire?.write('x');
        vi.advanceTimersByTime(1_000);
      }
      expect(socket.ended()).toMatchObject({
        kind: 'down',
        message: expect.stringMatching(/no sign of life/),
      });
    });

    test('a quiet one that answers stays', async () => {
      server.welcome = (other) => other.on('ping', () => other.send('after the pong'));
      const socket = dial({ pingMs: 1_000 });
      await until(() => socket.opened());
      for (let seconds = 0; seconds < 4; seconds++) {
        vi.advanceTimersByTime(1_000);
        await drain(socket, 1);
      }
      expect(socket.ended()).toBeNull();
    });
  });

  test.each([
    [1008, 'refused'],
    [1011, 'down'],
    [1013, 'limited'],
  ])('closed with %i it is %s, without the words of the server', async (code, kind) => {
    server.welcome = (socket) => socket.close(code, 'words of the server');
    const end = await endOf(dial());
    expect(end.kind).toBe(kind);
    expect(end.message).not.toMatch(/words/);
  });

  test('something that is no WebSocket is an error', async () => {
    server.refuse = () => ({ status: 200 });
    expect((await endOf(dial())).kind).toBe('down');
  });

  test.each([
    ['wss://10.0.0.1/', 'refused'],
    ['wss://169.254.169.254/', 'refused'],
    ['wss://[::ffff:127.0.0.1]/', 'refused'],
    ['wss://2130706433/', 'refused'],
    ['wss://jet.example:22/', 'refused'],
    ['wss://a:b@jet.example/', 'refused'],
    ['ws://jet.example/', 'misconfigured'],
    ['https://jet.example/', 'misconfigured'],
    ['nothing', 'misconfigured'],
    ['', 'misconfigured'],
  ])('%j is not dialed', async (url, kind) => {
    expect((await endOf(dial({}, url))).kind).toBe(kind);
  });

  test('a name that leads to a private address is not followed', async () => {
    const socket = dial(
      {
        resolve: (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
        ports: [server.port],
      },
      `wss://jet.example:${server.port}/`,
    );
    expect((await endOf(socket)).kind).toBe('refused');
    expect(server.calls).toEqual([]);
  });
});
