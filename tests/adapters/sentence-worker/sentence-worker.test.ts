import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createSentenceModel } from '../../../src/adapters/sentence-worker/index.ts';
import type { SentenceModel } from '../../../src/listening/sentiment/sentence/model.ts';

const model = createSentenceModel('on');
afterAll(() => model.close());
let odd: SentenceModel | null = null;
afterEach(() => odd?.close());

/** A worker that does what a test wants of it in place of reading. */
const worker = (code: string) =>
  new Worker(`const { parentPort } = require('node:worker_threads'); ${code}`, { eval: true });
const READY = "parentPort.postMessage('ready');";
const ECHO = `parentPort.on('message', ({ texts }) =>
  parentPort.postMessage({ vectors: new Float32Array(512 * texts.length).fill(texts.length) }));`;

function alike(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}

it('texts that mean the same are near each other', async () => {
  const vectors = await model.vectorsOf([
    'The parcel has not moved for nine days.',
    'My package is stuck in the depot since last week.',
    'A man walked past reading a book about birds.',
  ]);
  const [late, stuck, other] = vectors!;
  expect(late).toHaveLength(512);
  expect(alike(late!, late!)).toBeCloseTo(1, 3);
  expect(alike(late!, stuck!)).toBeGreaterThan(alike(late!, other!) + 0.2);
});

it('a text has the same vector alone and among others', async () => {
  const text = 'No signal since seven this morning.';
  const [alone] = (await model.vectorsOf([text]))!;
  const among = (await model.vectorsOf([
    'Lovely buns.',
    text,
    'Is it open on Sunday?',
    'x'.repeat(400),
  ]))![1]!;
  expect(Math.max(...alone!.map((value, at) => Math.abs(value - among[at]!)))).toBeLessThan(1e-4);
});

it.each([
  ['no text', []],
  ['empty texts', ['', ' ', '\n']],
  ['emoji', ['😀'.repeat(200), '👩‍👩‍👧‍👦'.repeat(40)]],
  ['lone surrogates', ['\ud83d', 'so \udc00 so']],
  ['mixed scripts', ['مرحبا שלום 你好 Привет hello']],
  ['reserved words of the model', ['<unk> <s> </s> ▁▁▁ \u0000\u0007']],
])('reads %s', async (_name, texts) => {
  const vectors = (await model.vectorsOf(texts))!;
  expect(vectors).toHaveLength(texts.length);
  for (const vector of vectors) {
    expect(vector).toHaveLength(512);
    expect(vector.every(Number.isFinite)).toBe(true);
  }
});

it('askers at the same time get their own', async () => {
  const texts = Array.from({ length: 70 }, (_, at) => `Order number ${at} arrived.`);
  const together = (await model.vectorsOf(texts))!;
  const apart = await Promise.all([model.vectorsOf([texts[3]!]), model.vectorsOf([texts[69]!])]);
  expect(alike(together[3]!, apart[0]![0]!)).toBeCloseTo(1, 3);
  expect(alike(together[69]!, apart[1]![0]!)).toBeCloseTo(1, 3);
});

describe('where it does not run', () => {
  it('is never started when switched off', async () => {
    odd = createSentenceModel('off', { start: () => expect.unreachable() });
    expect(await odd.vectorsOf(['a'])).toBeNull();
    expect(odd.vitals()).toEqual({ state: 'off', read: 0, failures: 0 });
  });

  it('is not started by itself where memory is short, but where somebody wants it all the same', async () => {
    const start = () => worker(READY + ECHO);
    odd = createSentenceModel('auto', { freeMb: () => 300, start: () => expect.unreachable() });
    expect(await odd.vectorsOf(['a'])).toBeNull();
    expect(odd.vitals().state).toBe('no-memory');
    odd = createSentenceModel('on', { freeMb: () => 300, start });
    expect(await odd.vectorsOf(['a'])).toHaveLength(1);
    await odd.close();
    odd = createSentenceModel('auto', { freeMb: () => 4_000, start });
    expect(await odd.vectorsOf(['a'])).toHaveLength(1);
    expect(odd.vitals()).toEqual({ state: 'running', read: 1, failures: 0 });
  });

  it('gives nothing once closed', async () => {
    odd = createSentenceModel('on', { start: () => worker(READY + ECHO) });
    const asked = odd.vectorsOf(['a']);
    await odd.close();
    await expect(asked.catch(() => null)).resolves.toSatisfy((found) => found === null || found.length === 1);
    expect(await odd.vectorsOf(['a'])).toBeNull();
  });
});

describe('what breaks it is counted, and the next texts get a new one', () => {
  it.each([
    ['a crash at start', "throw new Error('no weights');"],
    ['an end at start', 'process.exit(3);'],
    ['a crash over a text', `${READY} parentPort.on('message', () => { throw new Error('broken'); });`],
    ['an end over a text', `${READY} parentPort.on('message', () => process.exit(1));`],
    ['standing still', `${READY} parentPort.on('message', () => { for (;;); });`],
    ['no answer', `${READY} parentPort.on('message', () => {});`],
    ['garbage', `${READY} parentPort.on('message', () => parentPort.postMessage('?'));`],
  ])('%s', async (_name, code) => {
    let broken = true;
    odd = createSentenceModel('on', {
      start: () => worker(broken ? code : READY + ECHO),
      stalledMs: 200,
      pauseMs: 0,
    });
    await expect(odd.vectorsOf(['a'])).rejects.toThrow();
    expect(odd.vitals()).toEqual({ state: 'failing', read: 0, failures: 1 });
    broken = false;
    expect(await odd.vectorsOf(['a', 'b'])).toHaveLength(2);
    expect(odd.vitals()).toEqual({ state: 'running', read: 2, failures: 1 });
  });

  it('after a failure it is left alone for a while', async () => {
    let starts = 0;
    odd = createSentenceModel('on', {
      start: () => {
        starts += 1;
        return worker('process.exit(1);');
      },
      pauseMs: 60_000,
    });
    await expect(odd.vectorsOf(['a'])).rejects.toThrow();
    expect(await odd.vectorsOf(['a'])).toBeNull();
    expect(starts).toBe(1);
  });

  it('gives its memory back when nothing is to be read, and is there again', async () => {
    odd = createSentenceModel('on', { start: () => worker(READY + ECHO), restMs: 1 });
    await odd.vectorsOf(['a']);
    await expect.poll(() => odd!.vitals().state).toBe('resting');
    expect(await odd.vectorsOf(['a'])).toHaveLength(1);
  });
});
