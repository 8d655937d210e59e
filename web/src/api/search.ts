// Search by photograph: sends the form, and reads the event stream in which search-api reports each step.
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { request } from './client.js';
import { Problem } from './problem.js';
import type { Comparison, DescribedImage, PreparedImage, Region, SearchAnswer, Side } from './types.js';

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

/**
 * An event of a running search. `photograph` is the position, from 0, in the order of `orderedBySide`: obverse,
 * reverse, others.
 */
export type SearchEvent =
  | { type: 'prepared'; photograph: number; image: PreparedImage }
  | { type: 'described'; photograph: number; image: DescribedImage }
  | { type: 'answer'; answer: SearchAnswer };

/** Yields the events of a search; the last one is `answer`. Throws a Problem, also for one that the stream reports. */
export async function* search(collectionId: string, photographs: readonly QueryInput[], parameters: SearchParameters, signal: AbortSignal): AsyncGenerator<SearchEvent> {
  const response = await request(`/v1/collections/${encodeURIComponent(collectionId)}/search`, {
    method: 'POST',
    body: form(photographs, parameters),
    headers: { Accept: 'text/event-stream, application/json;q=0.5' },
    signal,
  });
  if (!response.headers.get('Content-Type')?.startsWith('text/event-stream') || !response.body) {
    yield { type: 'answer', answer: (await response.json()) as SearchAnswer };
    return;
  }
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  let answered = false;
  for (;;) {
    const { done, value } = await events.read();
    if (done && answered) return;
    if (done) throw Problem.unreachable();
    const data: unknown = JSON.parse(value.data);
    switch (value.event) {
      case 'prepared': yield { type: 'prepared', ...(data as { photograph: number; image: PreparedImage }) }; break;
      case 'described': yield { type: 'described', ...(data as { photograph: number; image: DescribedImage }) }; break;
      case 'answer': yield { type: 'answer', answer: data as SearchAnswer }; answered = true; break;
      case 'problem': throw Problem.of((data as { status?: number }).status ?? 500, data, null);
    }
  }
}

/** Compares a photograph that is not in the collection with an image that is, and aligns the two. */
export async function compareWith(imageId: string, photograph: Blob, signal: AbortSignal): Promise<Comparison> {
  const headers = { 'Content-Type': photograph.type.startsWith('image/') ? photograph.type : 'application/octet-stream', Accept: 'application/json' };
  const response = await request(`/v1/compare?image=${encodeURIComponent(imageId)}`, { method: 'POST', body: photograph, headers, signal });
  return (await response.json()) as Comparison;
}

/** Sorts photographs into the order in which they are sent and answered: obverse, reverse, others. */
export function orderedBySide<T extends { side?: string }>(photographs: readonly T[]): T[] {
  return [...photographs].sort((a, b) => order(a) - order(b));
}

function form(photographs: readonly QueryInput[], parameters: SearchParameters): FormData {
  const body = new FormData();
  // Each photograph has one `region` and one `angle` field, empty where it has none, so that the positions correspond.
  const ordered = orderedBySide(photographs);
  for (const it of ordered) body.append(it.side ?? 'image', it.file, it.name);
  if (ordered.some((it) => it.region)) for (const it of ordered) body.append('region', it.region ? regionText(it.region) : '');
  if (ordered.some((it) => it.angleDegrees !== undefined)) for (const it of ordered) body.append('angle', it.angleDegrees === undefined ? '' : String(it.angleDegrees));
  for (const filter of parameters.filters) body.append('filter', filter);
  if (parameters.text) body.append('text', parameters.text);
  body.append('k', String(parameters.k));
  body.append('pictures', 'true');
  return body;
}

const order = (it: { side?: string }) => (it.side === 'obverse' ? 0 : it.side === 'reverse' ? 1 : 2);
const regionText = (it: Region) => [it.left, it.top, it.width, it.height].map(Math.round).join(',');
