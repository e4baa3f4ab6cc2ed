/** Stands where a platform never said how somebody or a channel is called. */
export const UNNAMED = '…';

/** Ids of people and channels on Slack and Discord. */
const RAW_ID = /^@?(?:[UWCGD][A-Z0-9]{6,20}|\d{15,21})$/;

/** A name as it is shown: an id in its place says nothing to anybody. */
export function knownName(name: string): string {
  return RAW_ID.test(name) && /\d/.test(name) ? UNNAMED : name;
}

/** A channel as people write it. The name of a direct conversation is its person's, with an `@` before it. */
export function channelNameOf(name: string): string {
  const known = knownName(name);
  return known.startsWith('@') ? known : `${name.startsWith('@') ? '@' : '#'}${known}`;
}
