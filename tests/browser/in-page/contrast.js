// Runs in the page: nothing from outside of it is there.
(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const read = (css) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return { r, g, b, a: a / 255 };
  };
  const over = (top, below) => {
    const mix = (x, y) => x * top.a + y * (1 - top.a);
    return { r: mix(top.r, below.r), g: mix(top.g, below.g), b: mix(top.b, below.b), a: 1 };
  };
  const light = ({ r, g, b }) => {
    const part = (value) =>
      value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const behind = (element) => {
    const layers = [];
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    if (element instanceof SVGElement) {
      // What is drawn before it in its own picture, the last of it on top.
      const svg = element.ownerSVGElement;
      for (const shape of [...svg.querySelectorAll('rect, path, circle')].reverse()) {
        if (!(shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
        const { left, right, top, bottom } = shape.getBoundingClientRect();
        const { fill, fillOpacity } = getComputedStyle(shape);
        if (
          shape.tagName === 'rect' &&
          fill !== 'none' &&
          x >= left &&
          x <= right &&
          y >= top &&
          y <= bottom
        ) {
          const color = read(fill);
          layers.push({ ...color, a: color.a * Number(fillOpacity) });
        }
      }
    }
    for (let at = element; at; at = at.parentElement) layers.push(read(getComputedStyle(at).backgroundColor));
    const paper = dark && getComputedStyle(document.documentElement).colorScheme.includes('dark') ? 0 : 255;
    let color = { r: paper, g: paper, b: paper, a: 1 };
    for (const layer of layers.reverse()) color = over(layer, color);
    return color;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent.trim();
    if (!element || text === '' || element.closest('script, style, title, desc, template, [disabled]'))
      continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const { width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (width <= 1 || height <= 1 || /inset\(50%\)|rect\(0/.test(style.clipPath + style.clip)) continue;
    const paper = behind(element);
    const svg = element instanceof SVGElement;
    const ink = read(svg ? style.fill : style.color);
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    const [a, b] = [light(over({ ...ink, a: ink.a * opacity }, paper)), light(paper)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5))
      found.push(`${ratio.toFixed(2)} "${text.slice(0, 40)}" ${svg ? style.fill : style.color}`);
  }
  return found;
})();
