import { MINUTE } from '../../time.ts';
import type { Request, SourceContext, Wanted } from '../source.ts';
import type { StreamSource } from '../stream.ts';
import { goneOf } from './gone.ts';
import { MAX_JETSTREAM_FRAME_BYTES, v1 } from './jetstream.ts';
import { PROFILES_AT_ONCE, profilesOf } from './profiles.ts';

/** The whole network writes dozens of posts a second: half a minute without one is a dead line. */
const QUIET_MS = MINUTE / 2;

export const bluesky: StreamSource = {
  id: 'bluesky',
  label: 'Bluesky',
  homepage: 'https://bsky.app/',
  access: 'open',
  options: {
    hosts:
      'wss://jetstream2.us-east.bsky.network wss://jetstream1.us-east.bsky.network wss://jetstream2.us-west.bsky.network wss://jetstream1.us-west.bsky.network',
    appUrl: 'https://public.api.bsky.app',
  },
  about: { hosts: 'Jetstream servers, tried one after the other when one fails; empty = Bluesky is off.' },
  terms:
    'Public Jetstream of the network, every post read and only matches kept; posts and accounts deleted there are deleted here at once, and people who ask to be shown to members only are dropped as soon as that is known.',
  cost: 'free',
  keyFrom: null,
  triedLive: false,
  plan,
  // Finds deletions from absences longer than the memory of the stream.
  recheck: (extIds, context) => goneOf(extIds, appView(context), context),
  stream: {
    maxFrameBytes: MAX_JETSTREAM_FRAME_BYTES,
    quietMs: QUIET_MS,
    call(_request, from, { options }, attempt) {
      const hosts = (options.hosts ?? bluesky.options.hosts ?? '')
        .split(/[\s,]+/)
        .filter((host) => host !== '');
      const host = hosts[attempt % Math.max(1, hosts.length)] ?? '';
      return { url: v1.address(host.replace(/\/+$/, ''), from) };
    },
    read: v1.read,
    authors: {
      atOnce: PROFILES_AT_ONCE,
      lookUp: (ids, context) => profilesOf(ids, appView(context), context),
    },
  },
};

/** One connection for all keywords: it brings the network whatever is wanted of it. */
function plan(wanted: Wanted[]): Request[] {
  if (wanted.length === 0) return [];
  return [
    {
      source: 'bluesky',
      key: 'jetstream',
      params: {},
      scope: 'all',
      serves: 'all',
      everyMs: MINUTE,
      stream: true,
    },
  ];
}

/** The host of public reads, which needs no account. */
function appView({ options }: SourceContext): string {
  return (options.appUrl ?? bluesky.options.appUrl ?? '').replace(/\/+$/, '');
}
