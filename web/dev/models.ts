import type { Costs, Endpoint, Profile, Reprocessing, ServedModels } from '../src/api/profiles.js';
import { problem, type Answer, type Route } from './answers.js';
import { COLLECTION } from './catalogue.js';

const PHOTOGRAPHS = 10;
/** Simulated time to reprocess one photograph. */
const EACH_MS = 250;

let version = 1;
let profile: Profile = {
  collectionId: COLLECTION, title: 'A hoard of five types, found beside the old bridge of the mill', subject: 'coin', sides: ['obverse', 'reverse'], steps: ['locate', 'cut-out', 'upright', 'square'],
  labels: { enabled: true, minConfidence: 0.5, maxLabels: 20, imageProperties: false }, attributes: { side: { endpoint: 'coin-side', contract: 'classification' } },
  embedder: { endpoint: 'relief-deep' }, stepEndpoints: { upright: { endpoint: 'coin-upright', contract: 'classification' } }, budget: { monthly: 20, whenSpent: 'skip' }, rerank: true, updatedAt: '2026-11-20T09:00:00Z',
};
let startedAt = 0;

const served: ServedModels = {
  models: [
    { modelName: 'coin-material', modelVersion: '1', task: 'classification', modelUrl: '/models/coin-material/1', sha256: '51aa'.repeat(16) },
    { modelName: 'coin-side', modelVersion: '2', task: 'classification', modelUrl: '/models/coin-side/2', sha256: '70c2'.repeat(16), quality: [{ protocol: '256 composites at any angle of the faces of 16 ancient coins, of those that it answers', right: 0.957, n: 164 }] },
    { modelName: 'coin-upright', modelVersion: '2', task: 'classification', modelUrl: '/models/coin-upright/2', sha256: '9b1e'.repeat(16) },
    { modelName: 'relief-deep', modelVersion: '2', task: 'embedding', modelUrl: '/models/relief-deep/2', sha256: '4d1f'.repeat(16), quality: [{ protocol: 'euro', top1: 0.816, hit8: 0.947, mAP: 0.678, n: 38 }, { protocol: 'ancient', top1: 1, hit8: 1, mAP: 1, n: 64 }] },
    { modelName: 'relief-net', modelVersion: '1', task: 'embedding', modelUrl: '/models/relief-net/1', sha256: '22e8'.repeat(16) },
  ],
  refused: [{ modelUrl: '/models/hoard-denomination/1', reason: 'card.json names 7 labels, model.onnx answers 8: train it again.' }],
};

const costs: Costs = {
  month: '2026-11', currency: 'USD', estimatedPrice: 1.283,
  lines: [{ provider: 'rekognition', institutionId: 'museum', collectionId: COLLECTION, calls: 1190, images: 1183, estimatedPrice: 1.183 }, { provider: 'sagemaker/relief-net', institutionId: 'museum', collectionId: COLLECTION, calls: 40, images: 320, estimatedPrice: 0.1 }],
};

function reprocessing(): Reprocessing {
  if (!profile.reprocessing) return { state: 'idle', embedder: profile.embedder.endpoint };
  const done = Math.min(PHOTOGRAPHS, Math.floor((Date.now() - startedAt) / EACH_MS));
  if (done < PHOTOGRAPHS) return { state: 'running', ...profile.reprocessing, embedder: profile.embedder.endpoint, ...(profile.nextEmbedder ? { nextEmbedder: profile.nextEmbedder.endpoint } : {}), done, remaining: PHOTOGRAPHS - done };
  const { nextEmbedder, reprocessing: _, ...rest } = profile;
  profile = { ...rest, embedder: nextEmbedder ?? rest.embedder };
  version++;
  return { state: 'idle', embedder: profile.embedder.endpoint };
}

function begin(next?: Endpoint): void {
  startedAt = Date.now();
  profile = { ...profile, reprocessing: { from: 'inference', startedAt: new Date().toISOString() }, ...(next ? { nextEmbedder: next } : {}) };
}

function shown({ response }: { response: { setHeader(name: string, value: string): unknown } }): Answer {
  response.setHeader('ETag', `"${version}"`);
  return { json: profile };
}

const withoutNulls = (it: Endpoint) => Object.fromEntries(Object.entries(it).filter(([, value]) => value !== null)) as unknown as Endpoint;
const PROFILE = /^\/ingest\/v1\/collections\/hoard$/;
const REPROCESS = /^\/ingest\/v1\/collections\/hoard\/reprocess$/;

/**
 * Routes for profile, models, costs and reprocessing, in the formats of ingest-service, model-server and
 * inference-service.
 */
export const models: readonly Route[] = [
  { method: 'GET', path: PROFILE, answer: (asked) => { reprocessing(); return shown(asked); } },
  {
    method: 'PATCH', path: PROFILE,
    answer: (asked) => {
      const match = asked.headers['if-match'];
      if (match && match !== `"${version}"`) return problem(412, 'precondition-failed', 'Precondition failed', `If-Match is ${match}, but the profile's ETag is "${version}" now: read it again.`);
      const patch = JSON.parse(asked.body.toString('utf8')) as { embedder?: Endpoint; attributes?: Record<string, Endpoint> };
      const named = patch.embedder ?? Object.values(patch.attributes ?? {})[0];
      if (named && !served.models.some((it) => it.modelName === named.endpoint)) return problem(422, 'unknown-endpoint', 'Unknown endpoint', `embedder: there is no endpoint '${named.endpoint}'. Put the model where model-server finds it, or correct the name.`);
      if (patch.embedder && asked.query.get('reprocess') !== 'true') {
        const refused = problem(409, 'embedder-in-use', 'Embedder in use', `${PHOTOGRAPHS} photographs of 'hoard' have vectors by '${profile.embedder.endpoint}'; with '${patch.embedder.endpoint}' as embedder no search would find them.`);
        return { ...refused, json: { ...(refused as { json: object }).json, photographs: PHOTOGRAPHS } };
      }
      version++;
      if (patch.embedder) begin(withoutNulls(patch.embedder));
      for (const [name, it] of Object.entries(patch.attributes ?? {})) profile = { ...profile, attributes: { ...profile.attributes, [name]: withoutNulls(it) } };
      return { ...(shown(asked) as { json: unknown }), status: patch.embedder ? 202 : 200 };
    },
  },
  { method: 'GET', path: REPROCESS, answer: () => ({ json: reprocessing() }) },
  { method: 'POST', path: REPROCESS, answer: () => { begin(); return { status: 202, json: reprocessing() }; } },
  {
    method: 'DELETE', path: REPROCESS,
    answer: () => {
      const { nextEmbedder: _, reprocessing: __, ...rest } = profile;
      profile = rest;
      return { status: 202, json: reprocessing() };
    },
  },
  { method: 'GET', path: /^\/models$/, answer: () => ({ json: served }) },
  { method: 'GET', path: /^\/inference\/v1\/costs$/, answer: () => ({ json: costs }) },
];
