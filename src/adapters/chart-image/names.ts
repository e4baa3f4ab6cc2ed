import { fitLine, fitMiddle } from './label.ts';

/**
 * Names cut to their room so that no two which differ become the same: at the end, else in the middle, else numbered.
 *
 * @param fits tells of the name at a place whether it finds room there
 */
export function namesWithin(
  names: readonly string[],
  fits: (at: number) => (name: string) => boolean,
): string[] {
  const shown = names.map((name, at) => fitNumbered(name, fits(at)));
  const twins = (at: number) =>
    shown.some((other, index) => index !== at && other === shown[at] && names[index] !== names[at]);
  const cut = (how: (name: string, at: number) => string) => {
    const wanted = shown.map((_, at) => twins(at));
    wanted.forEach((again, at) => {
      if (again) shown[at] = how(names[at]!, at);
    });
  };
  cut((name, at) => fitMiddle(name, fits(at)));
  cut((name, at) => fitLine(`${at + 1}. ${name}`, fits(at)));
  return shown;
}

/** The number that tells a name from others is what must not be cut. */
function fitNumbered(name: string, fits: (name: string) => boolean): string {
  const number = / \(\d{1,3}\)$/u.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - number.length);
  return fits(name) ? name : fitLine(stem, (cut) => fits(cut + number)) + number;
}
