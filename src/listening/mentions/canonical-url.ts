import normalizeUrl from 'normalize-url';
import { parseUrl } from '../parse-url.ts';

const MAX_LENGTH = 4_096;

/**
 * Parameters that say how a reader came, not what is read: the list of Miniflux (internal/reader/urlcleaner), plus
 * those of Instagram, TikTok, Webtrends and AT Internet. `si`, `id`, `p`, `v` and `t` name content and stay.
 */
const TRACKING = [
  /^(?:utm_|mtm_|fb_|hmb_|itm_|campaign_|at_)/i,
  new RegExp(
    `^(?:${(
      'fbclid gclid dclid gbraid wbraid gclsrc srsltid yclid ysclid twclid msclkid mc_cid mc_eid mc_tc wickedid _hsenc ' +
        '__hssc __hstc __hsfp _hsmi hsa_cam hsctatracking rb_clickid oly_anon_id oly_enc_id vero_id vero_conv mkt_tok ' +
        'sc_cid _bhlid _branch_match_id _branch_referrer __readwiseLocation _openstat igsh igshid ttclid wt_mc'
    ).replaceAll(' ', '|')})$`,
    'i',
  ),
];

/**
 * Addresses that are already what they would become, apart from scheme and `www.`: most permalinks of the networks. A
 * second `www.` stays, as the library leaves it.
 */
const PLAIN =
  /^https?:\/\/(?:www\.(?!www\.))?((?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,63})((?:\/[\w:-][\w:.~-]*)*)$/;
/** Passes until nothing changes any more. One does for almost all; who needs more than this many means no address. */
const MOST_PASSES = 32;
/**
 * Fragments that are addresses of their own: routes of old single-page sites, one comment among many, one version in a
 * changelog. What has no number, or is a parameter, is a heading or a tracker.
 */
const OWN_FRAGMENT = /^#(?:[!/].+|(?=\D*\d)\w[\w.-]*)$/;

/**
 * The form of an address that is compared, never shown: https, no `www.`, no default port, no credentials, sorted
 * parameters without tracking, no fragment unless it names something (`#!/route`, `#comment-1234`).
 * @param from host of the feed that linked here: `ref` is tracking only when it names the linker or the site itself
 * @returns null when it is not an http(s) address
 */
export function canonicalUrl(url: string, from?: string): string | null {
  let canonical = url.trim();
  for (let pass = 0; pass <= MOST_PASSES; pass++) {
    if (canonical.length > MAX_LENGTH) return null;
    const plain = PLAIN.exec(canonical);
    if (plain && !plain[1]!.startsWith('xn--')) return `https://${plain[1]!}${plain[2]!}`;
    if (!/^https?:\/\/[^\s/?#]/i.test(canonical)) return null;
    // The library takes off one slash at the end and one layer of encoded percent signs at a time.
    const next = normalized(canonical, from);
    if (next === null || next === canonical) return next;
    canonical = next;
  }
  return null;
}

/** The address without the parameters that say how a reader came; all else stays as it is. */
export function withoutTracking(url: URL): URL {
  const tracked = [...url.searchParams.keys()].filter((name) => TRACKING.some((tracks) => tracks.test(name)));
  if (tracked.length === 0) return url;
  const clean = new URL(url);
  for (const name of tracked) clean.searchParams.delete(name);
  return clean;
}

/** Host without `www.`, in lower case; an empty string when it is not an http(s) address. */
export function siteOf(url: string): string {
  const plain = /^https?:\/\/([a-z\d.-]+)(?:[/?#]|$)/.exec(url);
  if (plain) return plain[1]!.replace(/^www\.(?=.)/, '').replace(/\.$/, '');
  if (!/^https?:/i.test(url)) return '';
  const { hostname = '' } = parseUrl(url) ?? {};
  return hostname.replace(/^www\.(?=.)/, '').replace(/\.$/, '');
}

function normalized(url: string, from: string | undefined): string | null {
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  const site = parsed.hostname.replace(/^www\./, '');
  const ref = parsed.searchParams
    .get('ref')
    ?.toLowerCase()
    .replace(/^www\./, '');
  const refers =
    ref !== undefined && (ref === site || (from !== undefined && ref === from.replace(/^www\./, '')));
  try {
    return normalizeUrl(parsed.href, {
      forceHttps: true,
      stripWWW: true,
      stripHash: !OWN_FRAGMENT.test(parsed.hash),
      removeQueryParameters: refers ? [...TRACKING, 'ref'] : TRACKING,
    });
  } catch {
    return null;
  }
}
