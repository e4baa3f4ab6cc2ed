import { episodeKind } from './kind.ts';

/** More mentions within minutes or hours than the keyword's own past makes likely. */
export const spike = episodeKind({
  id: 'spike',
  option: { key: 'spike', argument: 'sensitivity', rank: 1, type: 'sensitivity', byDefault: 'normal' },
  about: 'rise',
  severity: 'by-evidence',
  from: 'episodes',
  starts: 'start',
  ends: 'calm',
  prefix: '',
  reportedBy: [],
  isAlert: () => true,
  episodeIn: ({ episode }) => episode,
});
