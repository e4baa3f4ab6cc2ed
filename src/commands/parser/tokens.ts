import type { HomeRef, Person } from '../../listening/channel.ts';

/** A channel as one would type it on its platform. */
export function channelToken({ platform }: HomeRef, channel: string): string {
  return platform === 'terminal' ? `#${channel}` : `<#${channel}>`;
}

/** A person as one would type them; with the name, so that sending it back does not make it an id. */
export function personToken({ platform, id, name }: Person): string {
  return platform === 'terminal' ? `@${id}` : `<@${id}|${name.replace(/[<>|]/g, '')}>`;
}
