// Pure: how one picture lies on the other. Matrices are [a, b, c, d, e, f] as in SVG: x' = a·x + c·y + e, y' = b·x + d·y + f.
import type { Comparison, Point } from '../../api/types.js';

export type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/** Maps pixels of A to pixels of B. */
export function matrixOf({ alignment: { matrix } }: Comparison): Matrix {
  if (matrix.length !== 6) throw new Error(`An alignment has six numbers, not ${matrix.length}.`);
  return matrix as Matrix;
}

/** Maps a point. */
export function mapped([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** The matrix that takes back what `matrix` does. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const det = a * d - b * c;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
}

/** By how much it turns, clockwise as seen on a screen. */
export function turnDegrees([a, b]: Matrix): number {
  return (Math.atan2(b, a) * 180) / Math.PI;
}

/** How many pixels of B one pixel of A is. */
export function scale([a, b]: Matrix): number {
  return Math.hypot(a, b);
}
