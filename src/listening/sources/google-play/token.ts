import { createPrivateKey, createSign, type KeyObject } from 'node:crypto';
import { SourceError } from '../../../config/errors.ts';
import { HOUR, MINUTE, type Millis } from '../../time.ts';
import { fieldsOf, textOf } from '../shared/fields.ts';
import { fieldsIn, jsonOf } from '../shared/json.ts';
import type { SourceContext, Web } from '../source.ts';

export const TOKEN_PAGE = 'https://oauth2.googleapis.com/token';
const SCOPE = 'https://www.googleapis.com/auth/androidpublisher';
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Tokens live an hour and are asked for anew after a restart: they are kept in memory only, for each running bot. */
const tokens = new WeakMap<Web, { token: string; until: Millis }>();

/**
 * An access token of the service account: a claim signed with its key (RS256) is exchanged for it
 * (developers.google.com/identity/protocols/oauth2/service-account).
 */
export async function tokenOf(context: SourceContext): Promise<string> {
  const known = tokens.get(context.web);
  if (known && context.now() < known.until) return known.token;
  const { tokenUrl = TOKEN_PAGE } = context.options;
  const answer = await context.web.fetch(tokenUrl, {
    method: 'POST',
    lane: 'api',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: GRANT, assertion: signedClaim(context) }).toString(),
    explain,
  });
  const { access_token, expires_in } = fieldsOf(jsonOf(answer, 'Google'));
  const token = textOf(access_token);
  if (!token || !/^[\x21-\x7e]+$/.test(token))
    throw new SourceError('malformed', 'Google gives no token that can be read.');
  const life = typeof expires_in === 'number' && expires_in > 0 ? expires_in * 1000 : HOUR;
  tokens.set(context.web, { token, until: context.now() + Math.max(MINUTE, life - MINUTE) });
  return token;
}

/** A token that was revoked before its time. */
export function forgetToken(context: SourceContext): void {
  tokens.delete(context.web);
}

function signedClaim({ options, now }: SourceContext): string {
  const { serviceAccount, privateKey = '' } = options;
  const issued = Math.floor(now() / 1000);
  const claim = {
    iss: serviceAccount,
    scope: SCOPE,
    // Whatever proxy carries it there.
    aud: TOKEN_PAGE,
    iat: issued,
    exp: issued + HOUR / 1000,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claim)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(keyOf(privateKey)).toString('base64url')}`;
}

/** As the key file has it: with `\n` written out where it stands in one line. */
function keyOf(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem.replaceAll('\\n', '\n'));
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    // Said below: its own words may show a piece of the key.
  }
  throw new SourceError(
    'misconfigured',
    'EARSHOT_GOOGLE_PLAY_PRIVATE_KEY is no private key: copy `private_key` from the key file of the service account, in one line.',
  );
}

function explain(body: string, usual: SourceError): SourceError {
  const { error } = fieldsIn(body);
  if (error === 'invalid_grant' || error === 'invalid_client' || usual.status === 401)
    return new SourceError(
      usual.status === 401 ? 'refused' : 'misconfigured',
      'Google does not accept the service account: check EARSHOT_GOOGLE_PLAY_SERVICE_ACCOUNT and EARSHOT_GOOGLE_PLAY_PRIVATE_KEY, and that the clock of this machine is right.',
      { status: usual.status },
    );
  return usual;
}
