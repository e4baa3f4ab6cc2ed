import { parentPort } from 'node:worker_threads';
import { SourceError } from '../../config/errors.ts';
import { parseFeed } from '../../listening/sources/feed/parse.ts';
import type { FeedAnswer, FeedJob } from './wire.ts';

const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread only.');

port.on('message', async ({ bytes, contentType, url }: FeedJob) => {
  let answer: FeedAnswer;
  try {
    answer = { feed: await parseFeed(bytes, contentType, url) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    answer = { detail: error.message };
  }
  port.postMessage(answer);
});
port.postMessage('ready');
