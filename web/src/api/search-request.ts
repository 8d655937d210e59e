// The request of a search by photograph: what it states, and how it is sent.
import type { Region, Side } from './types.js';

/** A query photograph, with what the user states about it. */
export interface QueryInput {
  file: Blob;
  name: string;
  /** Where absent, the collection's model predicts the side. */
  side?: Exclude<Side, 'unknown'>;
  /** Pixels of the upright photograph; where absent, the preparation locates the object. */
  region?: Region;
  angleDegrees?: number;
}

/** Parameters of a search: number of hits, filters (NAME=VALUE), free text. */
export interface SearchParameters {
  k: number;
  filters: readonly string[];
  text?: string;
}

/** Address, body and headers of a request. */
export interface SearchRequest {
  path: string;
  body: Blob | FormData;
  headers: Record<string, string>;
}

/**
 * Maximum length of the parameters in the address of a search, in characters. search-api accepts addresses of 64 KiB; a
 * proxy in between may accept less.
 */
const MAX_QUERY_LENGTH = 4_000;

/**
 * Returns the request of a search. One photograph is the body itself, with the parameters in the address, because
 * search-api compares each byte of a form with the boundary of its parts. Two photographs, or parameters that are too
 * long for an address, are a form. The answer is the same.
 */
export function searchRequest(collectionId: string, photographs: readonly QueryInput[], parameters: SearchParameters): SearchRequest {
  const path = `/v1/collections/${encodeURIComponent(collectionId)}/search`;
  const [photograph, ...others] = photographs;
  if (photograph && others.length === 0) {
    const query = queryOf(photograph, parameters);
    if (query.length <= MAX_QUERY_LENGTH) {
      return { path: `${path}?${query}`, body: photograph.file, headers: { 'Content-Type': mediaTypeOf(photograph.file) } };
    }
  }
  return { path, body: formOf(orderedBySide(photographs), parameters), headers: {} };
}

/** Sorts photographs into the order in which they are sent and answered: obverse, reverse, others. */
export function orderedBySide<T extends { side?: string }>(photographs: readonly T[]): T[] {
  return [...photographs].sort((a, b) => order(a) - order(b));
}

/** Returns the media type under which a photograph is sent as a body; search-api detects the format by content. */
export function mediaTypeOf(photograph: Blob): string {
  return photograph.type.startsWith('image/') ? photograph.type : 'application/octet-stream';
}

function queryOf(photograph: QueryInput, parameters: SearchParameters): string {
  const query = new URLSearchParams();
  if (photograph.side) query.append('side', photograph.side);
  if (photograph.region) query.append('region', regionText(photograph.region));
  if (photograph.angleDegrees !== undefined) query.append('angle', String(photograph.angleDegrees));
  append(query, parameters);
  return query.toString();
}

function formOf(photographs: readonly QueryInput[], parameters: SearchParameters): FormData {
  const body = new FormData();
  // Each photograph has one `region` and one `angle` field, empty where it has none, so that the positions correspond.
  for (const it of photographs) body.append(it.side ?? 'image', it.file, it.name);
  if (photographs.some((it) => it.region)) for (const it of photographs) body.append('region', it.region ? regionText(it.region) : '');
  if (photographs.some((it) => it.angleDegrees !== undefined)) {
    for (const it of photographs) body.append('angle', it.angleDegrees === undefined ? '' : String(it.angleDegrees));
  }
  append(body, parameters);
  return body;
}

function append(request: { append(name: string, value: string): void }, parameters: SearchParameters): void {
  for (const filter of parameters.filters) request.append('filter', filter);
  if (parameters.text) request.append('text', parameters.text);
  request.append('k', String(parameters.k));
  request.append('pictures', 'true');
}

const order = (it: { side?: string }) => (it.side === 'obverse' ? 0 : it.side === 'reverse' ? 1 : 2);
const regionText = (it: Region) => [it.left, it.top, it.width, it.height].map(Math.round).join(',');
