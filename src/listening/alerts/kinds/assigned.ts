import { personKind } from './kind.ts';

/** A post that somebody gives to somebody. */
export const assigned = personKind({ id: 'assigned', about: 'post', severity: 3 });
