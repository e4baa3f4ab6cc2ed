import { type Box, boxOfText, type DrawnShape, type Measure, overlap, type Words } from './drawing.ts';
import type { Frame } from './frames.ts';
import type { Role } from './palette.ts';

interface Writing {
  baseline: number;
  /** Where the text begins; or ends, or has its middle. */
  left?: number;
  right?: number;
  middle?: number;
  fill: Role;
  bold?: boolean;
  size?: number;
  outlined?: boolean;
}

/** Shapes as they are put on a picture, and the room that its words have taken. */
export interface Sheet {
  frame: Frame;
  shapes: DrawnShape[];
  widthOf(text: string, bold?: boolean): number;
  /** Whether a text of the usual size is no wider than `room`. */
  fits(room: number, bold?: boolean): (text: string) => boolean;
  write(text: string, writing: Writing): void;
  /** Whether a box is on the card and touches no words. */
  isFree(box: Box): boolean;
}

export function createSheet(frame: Frame, measure: Measure): Sheet {
  const shapes: DrawnShape[] = [];
  const taken: Box[] = [];
  const widthOf = (text: string, bold = false) => measure(text, frame.text, bold);
  return {
    frame,
    shapes,
    widthOf,
    fits:
      (room, bold = false) =>
      (text) =>
        widthOf(text, bold) <= room,
    write: (text, { baseline, left, right, middle, fill, bold = false, size = frame.text, outlined }) => {
      if (text === '') return;
      const width = measure(text, size, bold);
      const words: Words = {
        what: 'text',
        text,
        left: left ?? (right === undefined ? (middle ?? 0) - width / 2 : right - width),
        baseline,
        width,
        size,
        bold,
        fill,
        ...(outlined && { outlined }),
      };
      shapes.push(words);
      taken.push(boxOfText(words));
    },
    isFree: (box) =>
      box.left >= 0 &&
      box.top >= 0 &&
      box.right <= frame.width &&
      box.bottom <= frame.height &&
      !taken.some((other) => overlap(box, other)),
  };
}
