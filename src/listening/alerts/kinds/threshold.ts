import { HOUR } from '../../time.ts';
import { overThreshold } from '../detectors/threshold.ts';
import { historyKind } from './kind.ts';

/** More mentions an hour than a fixed limit, for those who ask. */
export const threshold = historyKind({
  id: 'threshold',
  option: {
    key: 'threshold',
    argument: 'threshold',
    rank: 2,
    type: 'limit',
    max: 100_000,
    byDefault: null,
  },
  about: 'rise',
  severity: 'by-evidence',
  from: 'history',
  looks: 'always',
  counts: 'every',
  quietAfter: { kinds: ['threshold'], ms: 6 * HOUR },
  detect: async (history, limit) => {
    const finding = overThreshold(await history.buckets(), limit, history.since, history.now);
    return finding ? [{ name: String(finding.since), finding }] : [];
  },
});
