import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hit, QueryImage, SearchAnswer, Side } from '../src/api/types.js';
import { problem, type Asked, type Route } from './answers.js';
import { INSTITUTION, MODEL, catalogue, facets, imageId, itemOf, links, metadata, passes, queries, statements } from './catalogue.js';
import { servesTests } from './pace.js';

interface Part { name: string; bytes: Buffer }

/**
 * Routes of the search by photograph: a stream of the events prepared, described and answer, or the answer alone. A
 * photograph of one byte is truncated.
 */
export const search: readonly Route[] = [
  {
    method: 'POST', path: /^\/v1\/collections\/hoard\/search$/,
    answer: async (asked) => {
      const parts = form(asked);
      const photographs = parts.filter((it) => ['image', 'obverse', 'reverse'].includes(it.name));
      if (photographs.length === 0) return problem(400, 'no-photograph', 'No photograph', 'Send a photograph as image, obverse or reverse.');
      const filters = texts(parts, 'filter');
      const images = photographs.map((it, at) => queryImage(it, texts(parts, 'region')[at] ?? '', texts(parts, 'angle')[at] ?? '', asked.pictures));
      const answer = answerOf(images, filters, Number(texts(parts, 'k')[0] ?? 8), texts(parts, 'text')[0] ?? '');
      if (!asked.headers.accept?.includes('text/event-stream')) return { json: answer };
      asked.response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      const tell = (event: string, data: unknown) => asked.response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (photographs.some((it) => it.bytes.length === 1)) {
        tell('problem', { type: 'urn:vitrine:problem:truncated', title: 'Truncated picture', status: 422, detail: 'The JPEG ends before its last row. Send the whole file.', code: 'truncated' });
      } else {
        for (const [photograph, { labels: _l, attributes: _a, side: _s, sideSource: _o, sideConfidence: _c, ...image }] of images.entries()) tell('prepared', { photograph, image });
        await pause();
        for (const [photograph, { labels, attributes, side, sideSource, sideConfidence }] of images.entries()) tell('described', { photograph, image: { labels, attributes, side, sideSource, sideConfidence, model: MODEL } });
        await pause();
        tell('answer', answer);
      }
      asked.response.end();
      return undefined;
    },
  },
];

/** Simulated time of each part of a search. */
const PART_MS = servesTests ? 15 : 150;
const pause = () => new Promise((resolve) => setTimeout(resolve, PART_MS));
const texts = (parts: readonly Part[], name: string) => parts.filter((it) => it.name === name).map((it) => it.bytes.toString('utf8'));

function queryImage(part: Part, region: string, angle: string, pictures: string): QueryImage {
  const query = queries.find((it) => it.name.startsWith('1-2') && (part.name === 'image' ? it.side === 'obverse' : it.side === part.name)) ?? queries[0]!;
  const [left, top, width, height] = region.split(',').map(Number);
  const box = region ? { left: left!, top: top!, width: width!, height: height! } : query.box;
  const outline = Array.from({ length: 48 }, (_, at) => {
    const turn = (at / 48) * 2 * Math.PI;
    return [box.left + (box.width / 2) * (1 + Math.cos(turn)), box.top + (box.height / 2) * (1 + Math.sin(turn))] as [number, number];
  });
  const prepared = `data:image/jpeg;base64,${readFileSync(join(pictures, `${query.name}-prepared.jpg`)).toString('base64')}`;
  return {
    side: query.side as Side, sideSource: part.name === 'image' ? 'vitrine/coin-side@2' : 'request', ...(part.name === 'image' ? { sideConfidence: 0.94 } : {}),
    widthPx: query.widthPx, heightPx: query.heightPx, region: box, outline, turnDegrees: angle ? Number(angle) : query.angleDegrees,
    steps: [
      { name: 'locate', outcome: 'applied', confidence: region ? 1 : 0.93, measured: { coverageRatio: 0.61 }, note: region ? 'by hand' : '', tookMs: 11.8 },
      { name: 'cut-out', outcome: 'applied', confidence: 0.88, measured: {}, note: '', tookMs: 42, picture: prepared },
      { name: 'upright', outcome: 'applied', confidence: angle ? 1 : 0.74, measured: { turnDegrees: angle ? Number(angle) : query.angleDegrees }, note: angle ? 'by hand' : '', tookMs: 12, picture: prepared },
      { name: 'enhance', outcome: 'applied', confidence: 0.9, measured: {}, note: '', tookMs: 18, picture: prepared },
    ],
    quality: { sharpness: 0.12, exposure: 0.48, coverage: 0.61, resolutionPx: box.width },
    labels: [{ name: 'Coin', confidence: 0.993, boxes: [], parents: [], aliases: [], categories: [], model: { provider: 'rekognition', name: 'DetectLabels', version: '3.0', digest: '' } }],
    attributes: statements(query).filter((it) => it.model),
    prepared,
  };
}

function answerOf(images: readonly QueryImage[], filters: readonly string[], k: number, text: string): SearchAnswer {
  const scores = [0.83, 0.06, 0.02, 0.008, 0.002];
  const found = catalogue
    .filter((it) => it.side === images[0]!.side && passes(it, filters) && (!text || JSON.stringify(it).toLowerCase().includes(text.toLowerCase())))
    .map((it): Hit => ({
      ...(itemOf(it) === undefined ? {} : { itemId: itemOf(it)! }), institutionId: INSTITUTION, specimenId: it.specimen, imageId: imageId(it), similarity: 0.96 - it.type / 20, score: scores[it.type - 1]!,
      verified: { agreement: 0.412, turnDegrees: 36.6 }, side: it.side as Side, attributes: statements(it), metadata: metadata(it), specimens: [], links: links(it),
    }))
    .slice(0, k);
  return {
    query: { images: [...images], model: MODEL }, confident: false, doubt: { code: 'low-score', detail: 'No candidate is likely enough to be called a match.' },
    ambiguous: { items: ['h1-t0001', 'h1-t0002'], separatedBy: [{ name: 'denomination', values: { 'h1-t0001': 'stater', 'h1-t0002': 'drachm' } }], detail: 'Two items are close; they differ in denomination.' },
    score: { fit: 'shipped', on: 400, temperature: 0.08, noneBias: 1.1, none: 0.08 },
    hits: found, facets: facets(filters), verification: { candidates: 10, compared: 10, tookMs: 40 }, timings: { prepareMs: 60, describeMs: 40, nearestMs: 20, verifyMs: 40 }, tookMs: 180,
  };
}

/** Returns the parts of a multipart form; of one photograph as the body, the same with the parameters of the address. */
function form(asked: Asked): Part[] {
  const boundary = /boundary=(.+)$/.exec(asked.headers['content-type'] ?? '')?.[1];
  if (!boundary) return [{ name: asked.query.get('side') ?? 'image', bytes: asked.body }, ...[...asked.query].map(([name, value]) => ({ name, bytes: Buffer.from(value) }))];
  const parts: Part[] = [];
  const mark = Buffer.from(`--${boundary}`);
  for (let at = asked.body.indexOf(mark); at >= 0;) {
    const next = asked.body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = asked.body.subarray(at + mark.length + 2, next - 2);
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, split).toString('utf8');
    parts.push({ name: /name="([^"]*)"/.exec(head)?.[1] ?? '', bytes: part.subarray(split + 4) });
    at = next;
  }
  return parts;
}
