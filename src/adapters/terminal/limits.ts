/** Narrower than this, tables and facts cannot be read: a smaller width is raised to it. */
export const MIN_WIDTH = 40;
/** Longest name column beside facts, in columns of the terminal. */
export const MAX_NAME = 26;
/** Points of a sparkline: one column each. */
export const SPARK_POINTS = 60;
/** Options of a menu that get a number; the others by the command to type: a wall of numbers helps nobody. */
export const MENU_NUMBERED = 8;
