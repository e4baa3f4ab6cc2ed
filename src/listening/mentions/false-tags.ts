const ELEMENTS = new Set(
  (
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br ' +
    'button canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div ' +
    'dl dt element em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header ' +
    'hgroup hr html i iframe image img input ins isindex kbd keygen label layer legend li link listing main map mark ' +
    'marquee math menu menuitem meta meter multicol nav nextid nobr noembed noframes noindex noscript object ol optgroup ' +
    'option output p param picture plaintext portal pre progress q rb rp rt rtc ruby s samp script search section select ' +
    'shadow slot small source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot ' +
    'th thead time title tr track tt u ul var video wbr xmp xml xss ' +
    'circle clippath defs desc ellipse filter foreignobject g image line lineargradient marker mask metadata path pattern ' +
    'polygon polyline radialgradient rect stop switch symbol text textpath tspan use view ' +
    'annotation mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd ' +
    'mtext mtr munder munderover semantics'
  ).split(' '),
);
/** Elements of another namespace or of somebody's own are markup, whatever they are called. */
const OF_OTHERS = /^[a-z][\w.]*[:-][\w.:-]*$/;
/** How far a false tag is looked at. */
const MOST = 100;

/**
 * Markup in which what only looks like a tag is text: `List<Acme>`, `Map<String, Acme>`, `a <b and b> c`. A reader of HTML
 * would pass over it, and over the words in it.
 */
export function withoutFalseTags(html: string): string {
  if (!html.includes('<')) return html;
  const opened = new Set<string>();
  return html.replace(
    /<(\/?)([a-z][^\s<>/"'=]*|\?(?!xml|php))/gi,
    (begin, slash, typed: string, at: number) => {
      const name = typed.toLowerCase();
      const is =
        slash !== '' && !ELEMENTS.has(name)
          ? opened.has(name) || OF_OTHERS.test(name)
          : isTag(name, html, at + begin.length);
      if (is && !ELEMENTS.has(name)) opened.add(name);
      return is ? begin : `&lt;${slash}${typed}`;
    },
  );
}

function isTag(name: string, html: string, from: number): boolean {
  if (OF_OTHERS.test(name)) return true;
  const known = ELEMENTS.has(name);
  if (known && name.length > 1) return true;
  const rest = html.slice(from, from + MOST);
  const inside = /^[^<>]*/.exec(rest)![0];
  if (known)
    return inside.length === 0 ? /^[<>]/.test(rest) : /^\s*\/?$/.test(inside) || /^\s[^=]*=|^\//.test(inside);
  return /^\w+$/.test(name) && /^\s[^=]*=/.test(inside);
}
