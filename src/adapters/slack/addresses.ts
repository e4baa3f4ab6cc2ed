import { LRUCache } from 'lru-cache';
import type { WebClient } from './web-client.ts';

const WORKSPACES = 1_000;

/** The address of a message, as chat.getPermalink writes it; null when the address of its workspace is unknown. */
export type Addresses = (home: string, channel: string, ts: string) => Promise<string | null>;

export function createAddresses(clientOf: (home: string) => Promise<WebClient>): Addresses {
  const workspaces = new LRUCache<string, string>({ max: WORKSPACES });
  const workspaceOf = async (home: string): Promise<string | null> => {
    const known = workspaces.get(home);
    if (known !== undefined) return known;
    try {
      const { url } = await (await clientOf(home)).auth.test();
      if (!url) return null;
      const address = url.replace(/\/+$/, '');
      workspaces.set(home, address);
      return address;
    } catch {
      return null;
    }
  };
  return async (home, channel, ts) => {
    const workspace = await workspaceOf(home);
    return workspace === null ? null : `${workspace}/archives/${channel}/p${ts.replace('.', '')}`;
  };
}
