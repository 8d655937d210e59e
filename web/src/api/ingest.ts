// HTTP client of ingest-service, through search-api's path /ingest. Every failure is thrown as a Problem.
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { request } from './client.js';
import { Problem } from './problem.js';

/**
 * A photograph that was rejected, which its institution must remedy, or dead-lettered, which an operator must examine.
 */
export interface FailedItem { imageId: string; identifier?: string; stage: string; reasonCode?: string; sentence?: string }

/** A batch with the counts of its photographs: sent = already + indexed + rejected + deadLettered + inFlight. */
export interface Batch {
  batchId: string;
  collectionId: string;
  institutionId: string;
  title?: string;
  expected?: number;
  sent: number;
  already: number;
  arrived: number;
  indexed: number;
  rejected: number;
  deadLettered: number;
  inFlight: number;
  withdrawn: number;
  byStage: Record<string, number>;
  /** The first failures; `failuresOf` reads all. */
  failures: FailedItem[];
  openedAt: string;
}

/** What an institution states about a photograph. */
export interface PhotographStatement { identifier: string; specimen?: string; item?: string; side?: string; metadata: Record<string, string> }

export interface KnownAnswer {
  known: { identifier: string; imageId: string }[];
  refused: { index: number; identifier: string; code: string; field?: string; value: string; detail: string }[];
}

export interface UploadResult { imageId: string; version: number; sha256: string; outcome: 'accepted' | 'already-here'; journey: string }

export interface RetryCounts { announced: number; inFlight: number; indexed: number; gone: number; missingBytes: number }

export interface Journey {
  imageId: string;
  collectionId: string;
  stage: string;
  stages: { stage: string; at?: string; tookMs?: number; decided?: string[]; reasonCode?: string; sentence?: string }[];
}

/** Largest number of photographs in one request of `findKnown`. */
export const MAX_KNOWN_ITEMS = 200;

/**
 * Total length of the headers, in characters, that every proxy in between accepts; longer statements are sent as a
 * form.
 */
const MAX_HEADER_CHARACTERS = 6_000;

const at = (collectionId: string, rest: string) => `/ingest/v1/collections/${encodeURIComponent(collectionId)}${rest}`;

async function json<T>(path: string, init?: RequestInit): Promise<T> {
  return (await (await request(path, init)).json()) as T;
}

function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return json<T>(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' }, ...(signal ? { signal } : {}) });
}

export function openBatch(collectionId: string, opening: { institution: string; title?: string; expected: number }): Promise<Batch> {
  return post(at(collectionId, '/batches'), opening);
}

export function readBatch(collectionId: string, batchId: string): Promise<Batch> {
  return json(at(collectionId, `/batches/${encodeURIComponent(batchId)}`));
}

/** Returns ten batches of a collection, newest first, with the cursor of the next page. */
export function readBatches(collectionId: string, cursor?: string): Promise<{ batches: Batch[]; next?: string }> {
  return json(at(collectionId, `/batches?limit=10${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`));
}

export function failuresOf(collectionId: string, batchId: string, cursor?: string): Promise<{ failures: FailedItem[]; next?: string }> {
  return json(at(collectionId, `/batches/${encodeURIComponent(batchId)}/failures?limit=1000${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`));
}

export function retryBatch(collectionId: string, batchId: string): Promise<RetryCounts> {
  return post(at(collectionId, `/batches/${encodeURIComponent(batchId)}/retry`), {});
}

export function retryImage(imageId: string): Promise<RetryCounts> {
  return post(`/ingest/v1/images/${encodeURIComponent(imageId)}/retry`, {});
}

export function readJourney(imageId: string): Promise<Journey> {
  return json(`/ingest/v1/images/${encodeURIComponent(imageId)}`);
}

/**
 * Requests which photographs the collection has already, and which are refused for their statement; both count in the
 * batch.
 */
export function findKnown(collectionId: string, batchId: string, items: readonly (PhotographStatement & { sha256: string })[], signal: AbortSignal): Promise<KnownAnswer> {
  return post(at(collectionId, '/known'), { batch: batchId, items }, signal);
}

export function sendPhotograph(collectionId: string, batchId: string, file: Blob, name: string, statement: PhotographStatement, signal: AbortSignal): Promise<UploadResult> {
  const path = at(collectionId, `/batches/${encodeURIComponent(batchId)}/items`);
  const headers = headersOf(statement);
  if (Object.values(headers).reduce((sum, it) => sum + it.length, 0) <= MAX_HEADER_CHARACTERS) {
    return json(path, { method: 'POST', body: file, headers: { 'Content-Type': 'application/octet-stream', ...headers }, signal });
  }
  const form = new FormData();
  form.append('metadata', new Blob([JSON.stringify(statement)], { type: 'application/json' }));
  form.append('image', file, name);
  return json(path, { method: 'POST', body: form, signal });
}

function headersOf(statement: PhotographStatement): Record<string, string> {
  const { identifier, specimen, item, side, metadata } = statement;
  return {
    'Vitrine-Identifier': encodeURIComponent(identifier),
    ...(specimen ? { 'Vitrine-Specimen': encodeURIComponent(specimen) } : {}),
    ...(item ? { 'Vitrine-Item': encodeURIComponent(item) } : {}),
    ...(side ? { 'Vitrine-Side': side } : {}),
    ...(Object.keys(metadata).length > 0 ? { 'Vitrine-Metadata': encodeURIComponent(JSON.stringify(metadata)) } : {}),
  };
}

/**
 * Yields the batch at every change. It ends when all expected photographs have arrived and none is in flight, or when
 * the server ends the stream; in the second case call it again.
 */
export async function* followBatch(collectionId: string, batchId: string, signal: AbortSignal): AsyncGenerator<{ done: boolean; batch: Batch }> {
  const response = await request(at(collectionId, `/batches/${encodeURIComponent(batchId)}/events`), { headers: { Accept: 'text/event-stream' }, signal });
  if (!response.body) throw Problem.unreachable();
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  for (;;) {
    const { done, value } = await events.read();
    if (done) return;
    if (value.event === 'progress' || value.event === 'done') yield { done: value.event === 'done', batch: JSON.parse(value.data) as Batch };
  }
}
