// Pure functions on the alignment of two pictures. Matrices are [a, b, c, d, e, f] as in SVG: x' = a·x + c·y + e, y' =
// b·x + d·y + f.
import type { Comparison, Point } from '../../api/types.js';

export type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/** Returns the matrix that maps pixels of A to pixels of B. */
export function matrixOf({ alignment: { matrix } }: Comparison): Matrix {
  if (matrix.length !== 6) throw new Error(`An alignment has six numbers, not ${matrix.length}.`);
  return matrix as Matrix;
}

/** Returns a point mapped by a matrix. */
export function mapped([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** Returns the inverse matrix. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const det = a * d - b * c;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
}

/** Returns the rotation of a matrix in degrees, clockwise on the screen. */
export function turnDegrees([a, b]: Matrix): number {
  return (Math.atan2(b, a) * 180) / Math.PI;
}

/** Returns the scale of a matrix: pixels of B per pixel of A. */
export function scale([a, b]: Matrix): number {
  return Math.hypot(a, b);
}
