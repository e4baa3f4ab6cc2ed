/** Red, green and blue of light, 0 to 1. */
type Light = [number, number, number];
export type Lab = readonly [lightness: number, a: number, b: number];

export type Sight = 'normal' | 'protan' | 'deutan' | 'tritan';

/** Machado, Oliveira and Fernandes 2009: what eyes without one of the three cones see, of linear light. */
const SIGHTS: Readonly<Record<Exclude<Sight, 'normal'>, readonly Light[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const TO_XYZ: readonly Light[] = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const WHITE: Light = [0.95047, 1, 1.08883];

function lightOf(color: string): Light {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return [red!, green!, blue!];
}

function through(matrix: readonly Light[], [a, b, c]: Light): Light {
  const [x, y, z] = matrix.map((row) => row[0] * a + row[1] * b + row[2] * c);
  return [x!, y!, z!];
}

/** A color as somebody sees it. */
export function labOf(color: string, sight: Sight = 'normal'): Lab {
  const light = lightOf(color);
  const seen = sight === 'normal' ? light : through(SIGHTS[sight], light);
  const clipped = seen.map((part) => Math.min(1, Math.max(0, part))) as Light;
  const [x, y, z] = through(TO_XYZ, clipped).map((part, at) => {
    const share = part / WHITE[at]!;
    return share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116;
  });
  return [116 * y! - 16, 500 * (x! - y!), 200 * (y! - z!)];
}

/** Contrast of two colors after WCAG 2. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [a, b].map((color) => through(TO_XYZ, lightOf(color))[1]).sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const DEGREE = Math.PI / 180;

/** CIEDE2000, after Sharma, Wu and Dalal 2005. */
export function distance([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const middle = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(middle ** 7 / (middle ** 7 + 25 ** 7)));
  const polar = (a: number, b: number) => {
    const wider = (1 + g) * a;
    const hue = wider === 0 && b === 0 ? 0 : (Math.atan2(b, wider) / DEGREE + 360) % 360;
    return { chroma: Math.hypot(wider, b), hue };
  };
  const one = polar(a1, b1);
  const two = polar(a2, b2);
  const gray = one.chroma * two.chroma === 0;
  const turn = two.hue - one.hue;
  const hueStep = gray ? 0 : Math.abs(turn) <= 180 ? turn : turn > 180 ? turn - 360 : turn + 360;
  const deltaL = l2 - l1;
  const deltaC = two.chroma - one.chroma;
  const deltaH = 2 * Math.sqrt(one.chroma * two.chroma) * Math.sin((hueStep / 2) * DEGREE);
  const l = (l1 + l2) / 2;
  const c = (one.chroma + two.chroma) / 2;
  const sum = one.hue + two.hue;
  const hue = gray ? sum : Math.abs(turn) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  const cosine = (degrees: number) => Math.cos(degrees * DEGREE);
  const t =
    1 -
    0.17 * cosine(hue - 30) +
    0.24 * cosine(2 * hue) +
    0.32 * cosine(3 * hue + 6) -
    0.2 * cosine(4 * hue - 63);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sc = 1 + 0.045 * c;
  const sh = 1 + 0.015 * c * t;
  const rotation =
    -Math.sin(60 * Math.exp(-(((hue - 275) / 25) ** 2)) * DEGREE) *
    2 *
    Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  return Math.sqrt(
    (deltaL / sl) ** 2 + (deltaC / sc) ** 2 + (deltaH / sh) ** 2 + rotation * (deltaC / sc) * (deltaH / sh),
  );
}
