import type { Comparison, Segment } from '../src/api/types.js';
import type { Matrix } from '../src/pages/compare/alignment.js';
import { problem, type Answer, type Route } from './answers.js';
import { imageId, photographOf, queries, type Photograph } from './catalogue.js';

/** Routes that compare two photographs: aligned by their true angles, with edge segments spread over the object. */
export const compare: readonly Route[] = [
  { method: 'GET', path: /^\/v1\/compare$/, answer: ({ query }) => both(query.getAll('image')[0] ?? '', query.getAll('image')[1] ?? '') },
  { method: 'POST', path: /^\/v1\/compare$/, answer: ({ query }) => both(imageId(queries[0]!), query.get('image') ?? '') },
];

function both(first: string, second: string): Answer {
  const a = photographOf(first);
  const b = photographOf(second);
  if (!a || !b) return problem(404, 'unknown-image', 'Unknown image', `There is no image ${a ? second : first}.`);
  const turnDegrees = a.angleDegrees - b.angleDegrees;
  const scale = b.box.width / a.box.width;
  const cos = scale * Math.cos((-turnDegrees * Math.PI) / 180);
  const sin = scale * Math.sin((-turnDegrees * Math.PI) / 180);
  const [ax, ay] = middle(a);
  const [bx, by] = middle(b);
  const matrix: Matrix = [cos, sin, -sin, cos, bx - cos * ax + sin * ay, by - sin * ax - cos * ay];
  const same = a.type === b.type;
  const matches = Array.from({ length: 24 }, (_, at) => {
    const turn = (at / 24) * 2 * Math.PI;
    const radius = a.box.width * (0.15 + 0.3 * ((at * 7) % 10) / 10);
    const x1 = ax + radius * Math.cos(turn);
    const y1 = ay + radius * Math.sin(turn);
    const segment = { x1, y1, x2: x1 + 14 * Math.cos(turn + 1.3), y2: y1 + 14 * Math.sin(turn + 1.3) };
    return { a: segment, b: mapped(matrix, segment), strength: 0.4 + (at % 6) / 10, inlier: same ? at % 5 !== 0 : at % 4 === 0 };
  });
  const json: Comparison = {
    a: { imageId: first, picture: `/v1/images/${first}/renditions/access`, widthPx: a.widthPx, heightPx: a.heightPx },
    b: { imageId: second, picture: `/v1/images/${second}/renditions/access`, widthPx: b.widthPx, heightPx: b.heightPx },
    alignment: { turnDegrees: ((turnDegrees % 360) + 360) % 360, scale, matrix }, matches, inliers: matches.filter((it) => it.inlier).length, compared: matches.length,
    explained: same ? 0.62 : 0.11, agreement: same ? 0.41 : 0.07, verdict: same ? { code: 'same-design', text: 'Same design: 62 % of the strokes lie on each other.' } : { code: 'different', text: 'Different designs: 11 % of the strokes lie on each other.' },
  };
  return { json };
}

const middle = (it: Photograph): [number, number] => [it.box.left + it.box.width / 2, it.box.top + it.box.height / 2];

function mapped([a, b, c, d, e, f]: Matrix, it: Segment): Segment {
  return { x1: a * it.x1 + c * it.y1 + e, y1: b * it.x1 + d * it.y1 + f, x2: a * it.x2 + c * it.y2 + e, y2: b * it.x2 + d * it.y2 + f };
}
