import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const SHOWN = 10;

/** Names the files that a run waited for longest, loading included. */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= SHOWN) return;
    const files = modules.map((module) => {
      const { duration, collectDuration, setupDuration } = module.diagnostic();
      return {
        path: relative(process.cwd(), module.moduleId),
        ms: duration + collectDuration + setupDuration,
      };
    });
    const slowest = files.sort((first, second) => second.ms - first.ms).slice(0, SHOWN);
    const lines = slowest.map(({ path, ms }) => `${(ms / 1_000).toFixed(1).padStart(7)} s  ${path}`);
    process.stdout.write(`\n The slowest files\n${lines.join('\n')}\n`);
  }
}
