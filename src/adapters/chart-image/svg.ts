import type { Drawing, DrawnShape, Point } from './drawing.ts';
import { COLORS, type Role } from './palette.ts';

export interface SvgOptions {
  /** Roles as CSS variables, `--chart-title`, that a page may set for its dark theme; else as the colors of the chart's theme. */
  variables?: boolean;
}

/** A drawing as an SVG: real text, its finding as title and description, and no script, link or style of its own. */
export function svgOf(drawing: Drawing, { variables = false }: SvgOptions = {}): string {
  const { width, height, theme, title, description, shapes } = drawing;
  const colors = COLORS[theme];
  const color = (role: Role) => (variables ? `var(--chart-${role},${colors[role]})` : colors[role]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="Inter,'IBM Plex Sans Arabic',system-ui,sans-serif">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    `<rect width="${width}" height="${height}"${paint('fill', 'card')}/>`,
    ...shapes.map(elementOf),
    '</svg>',
  ].join('');

  function paint(what: 'fill' | 'stroke', role: Role | undefined): string {
    return role ? ` style="${what}:${color(role)}"` : '';
  }

  /** Fill and stroke of one element. */
  function paints(fill: Role | undefined, stroke: Role | undefined): string {
    const parts = [`fill:${fill ? color(fill) : 'none'}`, ...(stroke ? [`stroke:${color(stroke)}`] : [])];
    return ` style="${parts.join(';')}"`;
  }

  function elementOf(shape: DrawnShape): string {
    switch (shape.what) {
      case 'rectangle': {
        const { left, top, radius, fill, opacity } = shape;
        const box = `x="${short(left)}" y="${short(top)}" width="${short(shape.width)}" height="${short(shape.height)}"`;
        const round = radius ? ` rx="${short(radius)}"` : '';
        return `<rect ${box}${round}${clear(opacity)}${paint('fill', fill)}/>`;
      }
      case 'line': {
        const { from, to, stroke, opacity } = shape;
        const ends = `x1="${short(from[0])}" y1="${short(from[1])}" x2="${short(to[0])}" y2="${short(to[1])}"`;
        return `<line ${ends}${strokeOf(shape)}${clear(opacity)}${paint('stroke', stroke)}/>`;
      }
      case 'path': {
        const { points, fill, stroke, opacity } = shape;
        const course = `M${points.map(place).join('L')}${fill ? 'Z' : ''}`;
        return `<path d="${course}"${stroke ? strokeOf(shape) : ''}${clear(opacity)}${paints(fill, stroke)}/>`;
      }
      case 'dot': {
        const { at, radius, fill, stroke, opacity } = shape;
        const circle = `cx="${short(at[0])}" cy="${short(at[1])}" r="${short(radius)}"`;
        return `<circle ${circle}${stroke ? strokeOf(shape) : ''}${clear(opacity)}${paints(fill, stroke)}/>`;
      }
      case 'text': {
        const { left, baseline, size, bold, fill, outlined, text } = shape;
        const weight = bold ? ' font-weight="700"' : '';
        const outline = outlined
          ? ` paint-order="stroke" stroke-linejoin="round" stroke-width="${short(size / 4)}"`
          : '';
        const where = `x="${short(left)}" y="${short(baseline)}" font-size="${short(size)}"`;
        return `<text ${where}${weight}${outline}${paints(fill, outlined ? 'card' : undefined)}>${escaped(text)}</text>`;
      }
    }
  }
}

function strokeOf({ width = 1, dash }: { width?: number; dash?: readonly number[] }): string {
  const dashes = dash?.length ? ` stroke-dasharray="${dash.map(short).join(' ')}"` : '';
  return ` stroke-width="${short(width)}" stroke-linejoin="round"${dashes}`;
}

function clear(opacity: number | undefined): string {
  return opacity === undefined ? '' : ` opacity="${short(opacity)}"`;
}

function place([x, y]: Point): string {
  return `${short(x)} ${short(y)}`;
}

function short(length: number): string {
  return String(Math.round(length * 100) / 100);
}

function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
