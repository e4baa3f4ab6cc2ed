import type { Group, HomeRef, Person } from '../../listening/channel.ts';

/** A channel as one would type it on its platform. */
export function channelToken({ platform }: HomeRef, channel: string): string {
  return platform === 'terminal' ? `#${channel}` : `<#${channel}>`;
}

/** A person as one would type them; with the name, so that sending it back does not make it an id. */
export function personToken({ platform, id, name }: Person): string {
  return platform === 'terminal' ? `@${id}` : `<@${id}|${name.replace(/[<>|]/g, '')}>`;
}

/** A group likewise: a user group of Slack, a role of Discord. */
export function groupToken({ platform, id, name }: Group): string {
  const mark = platform === 'slack' ? '!subteam^' : '@&';
  return platform === 'terminal' ? `@${id}` : `<${mark}${id}|${name.replace(/[<>|]/g, '')}>`;
}
