import { join } from 'node:path';
import type { Collection } from '../src/api/types.js';
import { problem, type Route } from './answers.js';
import { COLLECTION, MODEL, catalogue, facets, imageId, passes, photographOf, queries, summary } from './catalogue.js';
import { decidedOf } from './decided.js';

const collection: Collection = {
  collectionId: COLLECTION, title: 'A hoard of five types, found beside the old bridge of the mill', subject: 'coin', sides: ['obverse', 'reverse'], facets: ['side', 'material', 'denomination'], access: 'public', images: catalogue.length,
  links: { self: `/v1/collections/${COLLECTION}`, images: `/v1/collections/${COLLECTION}/images`, search: `/v1/collections/${COLLECTION}/search` },
};

/** Photograph that arrived after a person had rejected its most similar one. */
const REJECTED_FOR = 'img-5-1-obverse';
const rejectedBefore = { by: { id: 'p-2', name: 'Bo Lund' }, at: '2026-03-02T10:00:00Z', decisionId: 'd-2' };

const unknownImage = (id: string) => problem(404, 'unknown-image', 'Unknown image', `There is no image ${id}.`);

/** Routes for collections, images and their pictures, and for photographs that are sent to ingest-service. */
export const browse: readonly Route[] = [
  { method: 'POST', path: /^\/ingest\/v1\/collections\/hoard\/images$/, answer: () => ({ status: 202, json: { imageId: imageId(queries[0]!), journey: '/v1/images/x' } }) },
  { method: 'GET', path: /^\/ingest\/v1\/images\/([^/]+)$/, answer: ({ path: [id = ''] }) => ({ json: { imageId: id, collectionId: COLLECTION, stage: 'indexed', stages: [] } }) },
  { method: 'GET', path: /^\/v1\/collections$/, answer: () => ({ json: { items: [collection] } }) },
  { method: 'GET', path: /^\/v1\/collections\/hoard$/, answer: () => ({ json: collection }) },
  {
    method: 'GET', path: /^\/v1\/collections\/hoard\/images$/,
    answer: ({ query }) => {
      const filters = query.getAll('filter');
      const q = query.get('q')?.toLowerCase();
      const found = catalogue.filter((it) => passes(it, filters) && (!q || JSON.stringify(it).toLowerCase().includes(q)));
      const limit = Number(query.get('limit') ?? 50);
      const from = Number(query.get('cursor') ?? 0);
      const next = from + limit < found.length ? { next: String(from + limit) } : {};
      return { json: { items: found.slice(from, from + limit).map(summary), total: found.length, facets: facets(filters), ...next } };
    },
  },
  {
    method: 'GET', path: /^\/v1\/images\/([^/]+)$/,
    answer: ({ path: [id = ''] }) => {
      const it = photographOf(id);
      if (!it) return unknownImage(id);
      return {
        json: {
          ...summary(it), ...decidedOf(it), version: 1, sha256: '3b1f'.repeat(16), arrivedAt: '2026-03-01T09:30:00Z', labels: [{ name: 'Coin', confidence: 0.993, boxes: [], model: { provider: 'rekognition', name: 'DetectLabels', version: '3.0' } }],
          widthPx: it.widthPx, heightPx: it.heightPx, region: it.box, quality: { sharpness: 0.12, exposure: 0.48, coverage: 0.61, resolutionPx: it.box.width }, model: MODEL,
          steps: [{ name: 'locate', outcome: 'applied', confidence: 0.93, measured: { coverageRatio: 0.61 }, note: '', tookMs: 11.8 }],
          renditions: ['thumbnail', 'prepared', 'access'].map((kind) => ({ kind, mediaType: 'image/jpeg', widthPx: 512, heightPx: 512, sizeBytes: 14210, sha256: '77'.repeat(32), href: `/v1/images/${id}/renditions/${kind}` })),
        },
      };
    },
  },
  {
    method: 'GET', path: /^\/v1\/images\/([^/]+)\/renditions\/(thumbnail|prepared|access)$/,
    answer: ({ path: [id = '', kind = ''], pictures }) => {
      const it = photographOf(id);
      if (!it) return unknownImage(id);
      return { file: join(pictures, kind === 'access' ? `${it.name}.jpg` : `${it.name}-${kind}.jpg`), type: 'image/jpeg' };
    },
  },
  {
    method: 'GET', path: /^\/v1\/images\/([^/]+)\/similar$/,
    answer: ({ path: [id = ''] }) => ({ json: { hits: catalogue.filter((it) => imageId(it) !== id).slice(0, 8).map((it, at) => ({ ...summary(it), similarity: 0.9 - at / 20, specimens: [], ...(id === REJECTED_FOR && at === 0 ? { rejectedBefore } : {}) })) } }),
  },
];
