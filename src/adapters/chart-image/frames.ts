/** The measures of a picture; all other distances follow from the size of its text. */
export interface Frame {
  width: number;
  height: number;
  title: number;
  text: number;
  margin: number;
  /** Width of a line of figures. */
  stroke: number;
}

/**
 * The picture of a message. A phone shows it at some 320 points: nothing is written smaller than 26 of 800, which is 10
 * there. 8:5 fills the box that Discord gives a picture.
 */
export const CHAT: Frame = { width: 800, height: 500, title: 34, text: 26, margin: 28, stroke: 4.5 };
/** Device pixels of one of the chat's picture: sharp on a phone and when it is opened, and two thirds of the bytes of 2. */
export const DENSITY = 1.5;

/** A chart on paper, where two of them and a few words fill a page. */
export const PRINT: Frame = { width: 680, height: 240, title: 17, text: 13.5, margin: 2, stroke: 2.2 };

/** A chart within a page, and the same on a phone, where the page is as narrow as this. */
export const PAGE: Frame = { width: 680, height: 330, title: 18, text: 14, margin: 2, stroke: 2.5 };
export const PHONE: Frame = { width: 330, height: 280, title: 17, text: 13, margin: 2, stroke: 2 };
