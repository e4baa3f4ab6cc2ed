import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const BUILDERS = join(import.meta.dirname, '../../src/messages');
const SAMPLES = ['every-message.ts', 'first-look-samples.ts', 'post-samples.ts', 'replay-samples.ts'];
const OF_PARTS = readdirSync(join(import.meta.dirname, 'samples')).map((file) => join('samples', file));

test('every builder of messages has its samples, so that every platform is tried with what the bot says', () => {
  const builders = readdirSync(BUILDERS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(join(BUILDERS, file), 'utf8').matchAll(
        /^export function (\w+)\((?:[^()]|\([^()]*\))*\): Message(?: \| null)? \{/gm,
      ),
    ])
    .map(([, name]) => name!)
    // One sentence as a message: what its callers say is in their own tests. The others change one that is made.
    .filter((name) => !['textMessage', 'withPlaces', 'mapCards', 'askingZone'].includes(name));
  expect(builders.length).toBeGreaterThan(40);
  const samples = [...SAMPLES, ...OF_PARTS]
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n');
  expect(builders.filter((name) => !new RegExp(`\\b${name}\\(`).test(samples))).toEqual([]);
});
