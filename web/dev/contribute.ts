import type { Batch, FailedItem, PhotographStatement } from '../src/api/ingest.js';
import { problem, type Route } from './answers.js';
import { COLLECTION } from './catalogue.js';
import { servesTests } from './pace.js';

/** Time after which the stand-in server reports a photograph as indexed. */
const INDEXED_AFTER_MS = servesTests ? 500 : 1_500;
const EVENT_EVERY_MS = servesTests ? 100 : 300;

interface Item { imageId: string; identifier: string; state: 'already' | 'arrived' | 'rejected' | 'dead-lettered'; at: number; reasonCode?: string; sentence?: string }
interface Opened { batchId: string; institutionId: string; title?: string; expected?: number; openedAt: string; items: Map<string, Item> }

const CUT_OFF = 'The JPEG ends before its last row. Send the whole file.';
/** A batch of the command line: without title, with an id as long as those of ingest-service. */
const UNTITLED: Opened = { batchId: 'b-18ecea452a82cf487ace19113dc8ae9687d8', institutionId: 'museum', expected: 0, openedAt: '2026-11-19T10:00:00Z', items: new Map() };
const opened: Opened[] = [UNTITLED, recorded()];
const images = new Map<string, Item>();
let count = 0;

/** Returns an older batch with failures, in the format of ingest-service. */
function recorded(): Opened {
  const items = new Map<string, Item>();
  const put = (identifier: string, state: Item['state'], reasonCode?: string, sentence?: string) =>
    items.set(identifier, { imageId: `img-old-${items.size}`, identifier, state, at: 0, ...(reasonCode && sentence ? { reasonCode, sentence } : {}) });
  for (let at = 1; at <= 22; at++) put(`tray-3/18200${100 + at}-obverse.jpg`, at < 4 ? 'already' : 'arrived');
  put('tray-3/18200140-obverse.jpg', 'rejected', 'truncated', CUT_OFF);
  put('tray-3/18200141-obverse.jpg', 'rejected', 'truncated', CUT_OFF);
  put('tray-3/notes.jpg', 'rejected', 'unsupported-format', 'The file is a PDF document, which is not accepted: send JPEG, PNG, WebP, TIFF, GIF or BMP.');
  put('tray-3/18200150-obverse.jpg', 'dead-lettered', 'endpoint-failed', "Endpoint 'relief-deep' answered status 500 six times. Look at its log, then process the photograph again.");
  return { batchId: 'b-0193f2a4c8e17c3d9f41', institutionId: 'museum', title: 'Cabinet 12, tray 3', expected: 26, openedAt: '2026-11-20T09:12:00Z', items };
}

function stageOf(it: Item): string {
  return it.state === 'arrived' || it.state === 'already' ? (Date.now() - it.at > INDEXED_AFTER_MS ? 'indexed' : 'arrived') : it.state;
}

function progress(it: Opened): Batch {
  const all = [...it.items.values()];
  const already = all.filter((each) => each.state === 'already').length;
  const counted = all.filter((each) => each.state !== 'already');
  const stage = (name: string) => counted.filter((each) => stageOf(each) === name).length;
  const failures: FailedItem[] = counted.filter((each) => each.state === 'rejected' || each.state === 'dead-lettered')
    .map((each) => ({ imageId: each.imageId, identifier: each.identifier, stage: each.state, ...(each.reasonCode ? { reasonCode: each.reasonCode } : {}), ...(each.sentence ? { sentence: each.sentence } : {}) }));
  const byStage = Object.fromEntries(['arrived', 'indexed', 'rejected', 'dead-lettered'].map((name) => [name, stage(name)]).filter(([, figure]) => figure !== 0));
  return {
    batchId: it.batchId, collectionId: COLLECTION, institutionId: it.institutionId, ...(it.title ? { title: it.title } : {}), ...(it.expected ? { expected: it.expected } : {}), openedAt: it.openedAt,
    sent: all.length, already, arrived: counted.length, indexed: stage('indexed'), rejected: stage('rejected'), deadLettered: stage('dead-lettered'), inFlight: stage('arrived'), withdrawn: 0, byStage, failures,
  };
}

const isDone = (it: Batch) => it.inFlight === 0 && it.expected !== undefined && it.sent >= it.expected;
const find = (id: string) => opened.find((it) => it.batchId === id);
const unknown = (id: string) => problem(404, 'unknown-batch', 'Unknown batch', `Collection 'hoard' has no batch '${id}'. Open one with POST /v1/collections/hoard/batches.`);
const BATCHES = '/ingest/v1/collections/hoard/batches';

/**
 * Routes for batches in the format of ingest-service. A file named `truncated…` is refused, one named `here…` is
 * already in the collection; `GET /v1/dev/statements` shows the received statements.
 */
export const contribute: readonly Route[] = [
  { method: 'GET', path: /^\/v1\/dev\/statements$/, answer: () => ({ json: [...opened].flatMap((it) => [...it.items.values()]) }) },
  { method: 'GET', path: new RegExp(`^${BATCHES}$`), answer: () => ({ json: { batches: [...opened].reverse().map(progress) } }) },
  {
    method: 'POST', path: new RegExp(`^${BATCHES}$`),
    answer: ({ body }) => {
      const asked = JSON.parse(body.toString('utf8')) as { institution: string; title?: string; expected?: number };
      const batch: Opened = { batchId: `b-${String(++count).padStart(20, '0')}`, institutionId: asked.institution, openedAt: new Date().toISOString(), items: new Map(), ...(asked.title ? { title: asked.title } : {}), ...(asked.expected ? { expected: asked.expected } : {}) };
      opened.push(batch);
      return { status: 201, json: progress(batch) };
    },
  },
  { method: 'GET', path: new RegExp(`^${BATCHES}/([^/]+)$`), answer: ({ path: [id = ''] }) => { const it = find(id); return it ? { json: progress(it) } : unknown(id); } },
  { method: 'GET', path: new RegExp(`^${BATCHES}/([^/]+)/failures$`), answer: ({ path: [id = ''] }) => { const it = find(id); return it ? { json: { failures: progress(it).failures } } : unknown(id); } },
  {
    method: 'GET', path: new RegExp(`^${BATCHES}/([^/]+)/events$`),
    answer: async ({ path: [id = ''], response }) => {
      const it = find(id);
      if (!it) return unknown(id);
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      let said = '';
      while (!response.destroyed) {
        const now = progress(it);
        const text = JSON.stringify(now);
        if (text !== said) response.write(`event: progress\ndata: ${text}\n\n`);
        said = text;
        if (isDone(now)) {
          response.end(`event: done\ndata: ${text}\n\n`);
          return undefined;
        }
        await new Promise((resolve) => setTimeout(resolve, EVENT_EVERY_MS));
      }
      return undefined;
    },
  },
  {
    method: 'POST', path: /^\/ingest\/v1\/collections\/hoard\/known$/,
    answer: ({ body }) => {
      const asked = JSON.parse(body.toString('utf8')) as { batch: string; items: (PhotographStatement & { sha256: string })[] };
      const batch = find(asked.batch);
      if (!batch) return unknown(asked.batch);
      const known = asked.items.filter((it) => it.identifier.startsWith('here') || batch.items.has(it.identifier)).map((it) => ({ identifier: it.identifier, imageId: put(batch, it.identifier, 'already').imageId }));
      return { json: { known, refused: [] } };
    },
  },
  {
    method: 'POST', path: new RegExp(`^${BATCHES}/([^/]+)/items$`),
    answer: ({ path: [id = ''], headers, body }) => {
      const batch = find(id);
      if (!batch) return unknown(id);
      const identifier = decodeURIComponent(String(headers['vitrine-identifier'] ?? ''));
      if (/truncated/.test(identifier)) {
        const it = put(batch, identifier, 'rejected', 'truncated', CUT_OFF);
        const refused = problem(422, 'truncated', 'Unfit photograph', CUT_OFF);
        return { ...refused, json: { ...(refused as { json: object }).json, imageId: it.imageId } };
      }
      const it = put(batch, identifier, 'arrived');
      return { status: 202, json: { imageId: it.imageId, version: 1, sha256: String(body.length).padStart(64, '0'), outcome: 'accepted', journey: `/v1/images/${it.imageId}` } };
    },
  },
  {
    method: 'POST', path: new RegExp(`^${BATCHES}/([^/]+)/retry$`),
    answer: ({ path: [id = ''] }) => {
      const failed = [...(find(id)?.items.values() ?? [])].filter((it) => it.state === 'dead-lettered');
      for (const it of failed) Object.assign(it, { state: 'arrived', at: Date.now() });
      return { status: 202, json: { announced: failed.length, inFlight: 0, indexed: 0, gone: 0, missingBytes: 3 } };
    },
  },
  { method: 'GET', path: /^\/ingest\/v1\/images\/(img-new-[^/]+)$/, answer: ({ path: [id = ''] }) => ({ json: { imageId: id, collectionId: COLLECTION, stage: images.has(id) ? stageOf(images.get(id)!) : 'arrived', stages: [] } }) },
  {
    method: 'GET', path: /^\/v1\/images\/(img-new-[^/]+)$/,
    answer: ({ path: [id = ''] }) => ({ json: { imageId: id, collectionId: COLLECTION, attributes: [{ name: 'side', value: 'obverse', source: 'vitrine/coin-side@2', confidence: 0.97, model: { provider: 'vitrine', name: 'coin-side', version: '2' }, effective: true }], proposed: { candidates: [{ itemId: 'h1-t0001', score: 0.93 }], none: 0.02, confident: true } } }),
  },
];

function put(batch: Opened, identifier: string, state: Item['state'], reasonCode?: string, sentence?: string): Item {
  const before = batch.items.get(identifier);
  if (before && state === 'already') return before;
  const it: Item = { imageId: `img-new-${images.size + 1}`, identifier, state, at: Date.now(), ...(reasonCode && sentence ? { reasonCode, sentence } : {}) };
  batch.items.set(identifier, it);
  images.set(it.imageId, it);
  return it;
}
