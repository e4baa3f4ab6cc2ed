import { episodeKind } from './kind.ts';
import { spike } from './spike.ts';

/** A day at about twice its usual without any burst. */
export const slowBurn = episodeKind({
  id: 'slow-burn',
  option: { key: 'slowBurn', argument: 'slow', rank: 7, type: 'switch', byDefault: true },
  about: 'rise',
  // Many mentions by its nature: their number is no reason to wake anybody.
  severity: 3,
  from: 'episodes',
  starts: 'slow-start',
  ends: 'slow-calm',
  prefix: 'slow-',
  reportedBy: [spike.id],
  // Only negative talk that grows slowly is how a service fails.
  isAlert: (stream, sensitivity) => stream === 'negative' && sensitivity !== 'low',
  episodeIn: ({ slow }) => slow.episode,
});
