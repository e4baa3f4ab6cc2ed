import { newcomerFinding } from '../detectors/newcomer.ts';
import { historyKind } from './kind.ts';

/** Each new match, for rare keywords. */
export const every = historyKind({
  id: 'every',
  option: { key: 'every', argument: 'every', rank: 3, type: 'switch', byDefault: false },
  about: 'post',
  severity: 4,
  from: 'history',
  looks: 'always',
  detect: async (history, _setting, reported) => {
    const { since, now } = history;
    const others = (await history.fresh()).filter(({ id }) => !reported.has(id));
    return others.map((mention) => ({
      name: mention.id,
      finding: newcomerFinding([mention], since, now),
      mentions: [mention],
    }));
  },
});
