/** A channel as people write it. The name of a direct conversation is its person's, with an `@` before it. */
export function channelNameOf(name: string): string {
  return name.startsWith('@') ? name : `#${name}`;
}
