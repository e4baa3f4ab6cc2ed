import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';

/** An address that may not be read, or whose site does not want it. */
export function feedRefused({ url = '', reason, status }: ProblemParams): ProblemText {
  switch (reason) {
    case 'private':
      return {
        what: `${url} is inside a private network.`,
        fix: 'Whoever runs the bot can allow it (EARSHOT_ALLOW_PRIVATE).',
      };
    case 'robots':
      return {
        what: `${url} may not be read by bots, says the site (robots.txt).`,
        fix: 'If the site is yours, allow Earshot there. A tool of yours can also send posts: /earshot webhook.',
      };
    case 'port':
      return {
        what: `${url} uses an unusual port.`,
        fix: 'Give the address without a port, or ask whoever runs the bot to allow it (EARSHOT_ALLOW_PRIVATE).',
      };
    case 'password':
      return { what: 'The address holds a user name or a password.', fix: 'Give the address without them.' };
    case 'itself':
      return { what: `${url} leads to Earshot itself.`, fix: 'Give the address of another site.' };
    case 'address':
      return { what: `${url} is not a web address.`, fix: 'Give an address such as https://blog.example.' };
    default:
      return {
        what: `${url} refuses access${status === undefined ? '' : ` (HTTP ${status})`}.`,
        fix: 'Check whether it needs a login. What needs one cannot be read.',
      };
  }
}

/** An address whose site does not answer, or answers with a failure of its own. */
export function feedDead({ url = '', reason, status }: ProblemParams): ProblemText {
  switch (reason) {
    case 'unknown-host':
      return {
        what: `${url} does not exist: no site has this name.`,
        fix: 'Check the spelling of the address.',
      };
    case 'lookup':
      return {
        what: `The site of ${url} could not be found just now.`,
        why: 'The network of the bot did not answer.',
        fix: 'Try again in a few minutes.',
      };
    case 'certificate':
      return {
        what: `The certificate of ${url} is not valid.`,
        fix: 'Only whoever runs that site can renew it.',
      };
    case 'slow':
      return { what: `${url} takes too long to answer.`, fix: 'Try again later.' };
    default:
  }
  const code = Number(status ?? 0);
  if (code === 404 || code === 410)
    return { what: `${url} does not exist (HTTP ${code}).`, fix: 'Check the address in a browser.' };
  if (code === 429) return { what: `${url} asks me to wait (HTTP 429).`, fix: 'Try again in an hour.' };
  if (code >= 500)
    return { what: `${url} has a problem of its own (HTTP ${code}).`, fix: 'Try again later.' };
  return { what: `${url} does not answer.`, fix: 'Check the address in a browser, then try again.' };
}
