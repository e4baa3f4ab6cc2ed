import { DAY, floorTo, HOUR } from '../../time.ts';
import { moodEnd, moodShift } from '../detectors/mood-shift.ts';
import { historyKind } from './kind.ts';
import { spike } from './spike.ts';

/** The share of negative talk has risen against the keyword's own past, whatever its volume. */
export const mood = historyKind({
  id: 'mood',
  option: { key: 'mood', argument: 'mood', rank: 4, type: 'switch', byDefault: true },
  about: 'mood',
  severity: 'by-evidence',
  from: 'history',
  looks: 'hourly',
  // A spike says how negative it is: its aftermath is no second alert.
  quietAfter: { kinds: ['mood', spike.id], ms: DAY },
  detect: async (history) => {
    const { since, now, settledUntil } = history;
    const usualSince = await history.newUsualSince('mood');
    const finding = moodShift(await history.timelyHours(), since, floorTo(now, HOUR), {
      usualSince,
      settledUntil,
    });
    return finding ? [{ name: String(finding.at), finding, stream: 'negative' }] : [];
  },
  endOf: async (history, alert) => moodEnd(await history.timelyHours(), alert, history.settledUntil),
});
