/**
 * Asks for the page again, and puts what has changed into the one that is shown: what a reader has focused, opened or
 * scrolled stays. What they should hear of (`data-say`) is announced. It reads no address but its own.
 */
export const SCRIPT = `'use strict';
(() => {
  const body = document.body;
  const words = body.dataset;
  const byId = (id) => document.getElementById(id);
  const clock = new Intl.DateTimeFormat(words.clock, {
    timeZone: words.zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  });
  const said = byId('said'), live = byId('live'), state = byId('state'), toggle = byId('toggle');
  let etag = words.etag, checked = Date.now(), paused = false, timer = 0, asking = false;

  const show = (text, at) => { state.textContent = at ? text + ' ' + clock.format(at) : text; };
  const announce = (texts) => {
    if (texts.length === 0) return;
    said.replaceChildren(...texts.map((text) => {
      const line = document.createElement('p');
      line.textContent = text;
      return line;
    }));
  };
  const openIn = (main) => new Set((main.dataset.open || '').split(' '));
  const isNews = (key, others) => !/^a\\d/.test(key) || !others.has(key.slice(1));
  const sayings = (root) => new Map(
    [...root.querySelectorAll('[data-say]')].map((element) => [element.id, element.dataset.say]),
  );

  // An element keeps its place on the screen and its focus; only what differs in it changes.
  const change = (old, next) => {
    if (old.isEqualNode(next)) return;
    if (old.nodeType !== next.nodeType || old.nodeName !== next.nodeName) {
      old.replaceWith(document.importNode(next, true));
      return;
    }
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = next.nodeValue;
      return;
    }
    for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of next.attributes)
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    const named = new Map([...old.children].filter(({ id }) => id).map((child) => [child.id, child]));
    let at = old.firstChild;
    for (const child of next.childNodes) {
      const known = child.id ? named.get(child.id) : null;
      if (known && known.parentNode === old) {
        while (at && at !== known) {
          const gone = at;
          at = at.nextSibling;
          gone.remove();
        }
        at = known.nextSibling;
        change(known, child);
      } else if (!child.id && at && !at.id) {
        const was = at;
        at = at.nextSibling;
        change(was, child);
      } else old.insertBefore(document.importNode(child, true), at);
    }
    while (at) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    }
  };

  const take = (html) => {
    const next = new DOMParser().parseFromString(html, 'text/html');
    const main = byId('main'), fresh = next.getElementById('main');
    if (!fresh) return;
    const before = sayings(main), after = sayings(fresh);
    const wasOpen = openIn(main), isOpen = openIn(fresh);
    const focused = document.activeElement;
    const id = focused && focused !== body ? focused.id : '';
    change(main, fresh);
    change(byId('until'), next.getElementById('until'));
    document.title = next.title;
    etag = next.body.dataset.etag;
    // The focused element is gone: reading goes on at the place that it stood in.
    if (id && document.activeElement === body) (byId(id) || main).focus({ preventScroll: true });
    announce([
      ...[...after].filter(([key, text]) => before.get(key) !== text && isNews(key, wasOpen)).map(([, text]) => text),
      ...[...before.keys()].filter((key) => !after.has(key) && isNews(key, isOpen)).map((key) => words.gone.replace('{n}', key.slice(1))),
    ]);
  };

  const end = () => {
    clearTimeout(timer);
    paused = true;
    byId('main').replaceChildren();
    toggle.hidden = live.hidden = true;
    document.title = words.ended;
    show(words.ended);
    announce([words.ended]);
  };

  const ask = async () => {
    if (asking || paused || document.hidden) return;
    asking = true;
    try {
      const answer = await fetch(location.href, {
        headers: { 'if-none-match': etag }, cache: 'no-store', credentials: 'omit', redirect: 'error',
        // A connection that is lost without a word would be waited for until the page is closed.
        signal: AbortSignal.timeout(Number(words.patience)),
      });
      if (paused) return;
      if (answer.status === 404) return end();
      if (answer.status !== 200 && answer.status !== 304) throw new Error(String(answer.status));
      const html = answer.status === 200 ? await answer.text() : null;
      if (paused) return;
      if (html !== null) take(html);
      checked = Date.now();
      show(words.checked, checked);
    } catch {
      if (!paused) show(words.offline, checked);
    } finally {
      asking = false;
      next();
    }
  };
  const next = () => {
    clearTimeout(timer);
    if (!paused) timer = setTimeout(ask, Number(words.every));
  };

  toggle.addEventListener('click', () => {
    paused = !paused;
    toggle.textContent = paused ? words.resume : words.pause;
    live.hidden = paused;
    if (paused) {
      clearTimeout(timer);
      show(words.paused);
      announce([words.paused]);
    } else void ask();
  });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) void ask(); });
  byId('reload').hidden = true;
  toggle.hidden = live.hidden = false;
  show(words.checked, checked);
  next();
})();
`;
