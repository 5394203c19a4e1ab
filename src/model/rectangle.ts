/** A place on a page: upper left corner, width and height in pt, y downwards. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
