import { parentPort } from 'node:worker_threads';
import { loadSentenceModel } from './load.ts';
import type { SentenceAnswer, SentenceJob } from './wire.ts';

const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread only.');

const read = await loadSentenceModel();
port.on('message', async ({ texts }: SentenceJob) => {
  const answer: SentenceAnswer = { vectors: await read(texts) };
  port.postMessage(answer, [answer.vectors.buffer as ArrayBuffer]);
});
port.postMessage('ready');
