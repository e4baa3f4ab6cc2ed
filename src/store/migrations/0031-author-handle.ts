/** What the network calls an account, where it differs from the name that its posts show. */
export const authorHandle: readonly string[] = ['alter table author add column handle text'];
