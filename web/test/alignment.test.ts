import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inverse, mapped, matrixOf, scale, turnDegrees, type Matrix } from '../src/pages/compare/alignment.js';
import type { Comparison } from '../src/api/types.js';

/** The alignment of these tests: rotation by 30° clockwise, scale 2, translation by (5, −7). */
const cos = 2 * Math.cos(Math.PI / 6);
const sin = 2 * Math.sin(Math.PI / 6);
const matrix: Matrix = [cos, sin, -sin, cos, 5, -7];

test('a matrix maps as matrix() of SVG does', () => {
  const { x, y } = mapped([0, 1, -1, 0, 10, 20], { x: 3, y: 4 });
  assert.deepEqual([x, y], [6, 23]);
});

test('what was mapped comes back by the inverse', () => {
  for (const point of [{ x: 0, y: 0 }, { x: 224, y: 1 }, { x: -3.5, y: 99 }]) {
    const back = mapped(inverse(matrix), mapped(matrix, point));
    assert.ok(Math.abs(back.x - point.x) < 1e-9 && Math.abs(back.y - point.y) < 1e-9);
  }
});

test('turn and scale are read from the matrix', () => {
  assert.ok(Math.abs(turnDegrees(matrix) - 30) < 1e-9);
  assert.ok(Math.abs(scale(matrix) - 2) < 1e-9);
});

test('an alignment of another length is refused', () => {
  assert.throws(() => matrixOf({ alignment: { turnDegrees: 0, scale: 1, matrix: [1, 0, 0, 1] } } as unknown as Comparison), /six numbers, not 4/);
});
