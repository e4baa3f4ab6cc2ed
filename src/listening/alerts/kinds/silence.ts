import { HOUR } from '../../time.ts';
import { longSilence } from '../detectors/silence.ts';
import { historyKind } from './kind.ts';

/** No mention for much longer than the keyword's habit makes likely. */
export const silence = historyKind({
  id: 'silence',
  option: { key: 'silence', argument: 'silence', rank: 6, type: 'switch', byDefault: false },
  about: 'silence',
  severity: 3,
  from: 'history',
  looks: 'hourly',
  detect: async (history) => {
    const covered = (hour: number) => history.isCovered(hour, hour + HOUR);
    const finding = longSilence(await history.hours(), covered, history.since, history.now);
    return finding ? [{ name: String(finding.since), finding }] : [];
  },
});
