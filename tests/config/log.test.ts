import { expect, test } from 'vitest';
import { createLog } from '../../src/config/log.ts';

test('a secret never reaches a line, not even inside a stack', () => {
  const lines: string[] = [];
  const log = createLog('debug', ['xoxb-very-secret', 'quo"ted-secret'], (line) => lines.push(line));
  log.info('started', { token: 'xoxb-very-secret' });
  log.error('failed', new Error('refused: xoxb-very-secret and quo"ted-secret'));
  expect(lines.join('')).not.toMatch(/very-secret|ted-secret/);
  expect(lines.join('').match(/\[secret\]/g)?.length).toBeGreaterThanOrEqual(3);
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
});

test('lines below the level are not written', () => {
  const lines: string[] = [];
  const log = createLog('warn', [], (line) => lines.push(line));
  log.info('quiet');
  log.warn('loud', { count: 2 });
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(['loud']);
});
