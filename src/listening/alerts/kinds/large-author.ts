import { byLargeAuthors, newcomerFinding } from '../detectors/newcomer.ts';
import { firstMention } from './first-mention.ts';
import { historyKind } from './kind.ts';

/** Somebody with many readers mentions a keyword for the first time. */
export const largeAuthor = historyKind({
  id: 'large-author',
  option: firstMention.option,
  about: 'post',
  severity: 3,
  from: 'history',
  looks: 'always',
  detect: async (history, _setting, reported) => {
    const { since, now } = history;
    const fresh = (await history.fresh()).filter(({ id }) => !reported.has(id));
    const large = byLargeAuthors(fresh);
    if (large.length === 0) return [];
    const known = await history.authorsBefore();
    const newcomers: typeof large = [];
    for (const found of large)
      if (!known.has(found.author) && (await history.isOfKnownPart(found.mention))) newcomers.push(found);
    return newcomers.map(({ author, mention }) => ({
      name: author,
      finding: newcomerFinding([mention], since, now),
      mentions: [mention],
      author,
    }));
  },
});
