import { expect, test, vi } from 'vitest';
import { sendConsoleTo } from '../../src/config/console-log.ts';
import { createLog } from '../../src/config/log.ts';

test('what a package prints goes into the log, and nowhere else', () => {
  const lines: string[] = [];
  const log = createLog('warn', ['xoxb-secret'], (line) => lines.push(line));
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const restore = sendConsoleTo(log);
  try {
    console.warn('missed %s', 'execution', { token: 'xoxb-secret' });
    console.error(new Error('failed'));
    console.log('below the level');
    process.emit('warning', new Error('deprecated'));
    expect(stdout).not.toHaveBeenCalled();
    expect(stderr).not.toHaveBeenCalled();
  } finally {
    restore();
    vi.restoreAllMocks();
  }
  const [missed, failed, deprecated, ...more] = lines.map(
    (line) => JSON.parse(line) as Record<string, string>,
  );
  expect(more).toEqual([]);
  expect(missed).toMatchObject({ level: 'warn', event: 'printed' });
  expect(missed!.text).toBe("missed execution { token: '[secret]' }");
  expect(failed!.text).toContain('failed');
  expect(deprecated).toMatchObject({ event: 'warning of Node', text: 'Error: deprecated' });
});
