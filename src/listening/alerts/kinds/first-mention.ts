import { isFirstEver, newcomerFinding } from '../detectors/newcomer.ts';
import { historyKind } from './kind.ts';

/** The first post ever about a keyword, after some listening in vain. */
export const firstMention = historyKind({
  id: 'first-mention',
  option: { key: 'first', argument: 'first', rank: 5, type: 'switch', byDefault: true },
  about: 'post',
  severity: 4,
  from: 'history',
  looks: 'always',
  detect: async (history) => {
    const { since, now } = history;
    const [oldest] = await history.fresh();
    if (!oldest || !isFirstEver(oldest, await history.mentionsBefore(), since)) return [];
    if (!(await history.isOfKnownPart(oldest))) return [];
    return [{ name: 'first', finding: newcomerFinding([oldest], since, now), mentions: [oldest] }];
  },
});
