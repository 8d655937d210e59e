// Search by photograph, its steps as they complete.
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { request } from './client.js';
import { Problem } from './problem.js';
import type { Comparison, DescribedImage, PreparedImage, Region, SearchAnswer, Side } from './types.js';

/** A photograph to search with, and what a person states about it. */
export interface Asked {
  file: Blob;
  name: string;
  /** Absent: the collection's model of sides proposes it. */
  side?: Exclude<Side, 'unknown'>;
  /** Pixels of the upright photograph; absent: found by preparation. */
  region?: Region;
  angleDegrees?: number;
}

export interface Wanted {
  k: number;
  filters: readonly string[];
  text?: string;
}

/** What arrives while a search runs; `photograph` is a place in what was sent: obverse, reverse, then others. */
export type SearchEvent =
  | { type: 'prepared'; photograph: number; image: PreparedImage }
  | { type: 'described'; photograph: number; image: DescribedImage }
  | { type: 'answer'; answer: SearchAnswer };

/** Yields the events of a search; ends after `answer`. Throws a Problem, also for one that the stream reports. */
export async function* search(collectionId: string, photographs: readonly Asked[], wanted: Wanted, signal: AbortSignal): AsyncGenerator<SearchEvent> {
  const response = await request(`/v1/collections/${encodeURIComponent(collectionId)}/search`, {
    method: 'POST',
    body: form(photographs, wanted),
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

/** Lays a photograph that is not in the collection on one that is. */
export async function compareWith(imageId: string, photograph: Blob, signal: AbortSignal): Promise<Comparison> {
  const headers = { 'Content-Type': photograph.type.startsWith('image/') ? photograph.type : 'application/octet-stream', Accept: 'application/json' };
  const response = await request(`/v1/compare?image=${encodeURIComponent(imageId)}`, { method: 'POST', body: photograph, headers, signal });
  return (await response.json()) as Comparison;
}

/** The order in which photographs are sent and answered. */
export function inOrder<T extends { side?: string }>(photographs: readonly T[]): T[] {
  return [...photographs].sort((a, b) => order(a) - order(b));
}

function form(photographs: readonly Asked[], wanted: Wanted): FormData {
  const body = new FormData();
  // A region or an angle stands at the place of its photograph.
  const ordered = inOrder(photographs);
  for (const it of ordered) body.append(it.side ?? 'image', it.file, it.name);
  if (ordered.some((it) => it.region)) for (const it of ordered) body.append('region', it.region ? regionText(it.region) : '');
  if (ordered.some((it) => it.angleDegrees !== undefined)) for (const it of ordered) body.append('angle', it.angleDegrees === undefined ? '' : String(it.angleDegrees));
  for (const filter of wanted.filters) body.append('filter', filter);
  if (wanted.text) body.append('text', wanted.text);
  body.append('k', String(wanted.k));
  body.append('pictures', 'true');
  return body;
}

const order = (it: { side?: string }) => (it.side === 'obverse' ? 0 : it.side === 'reverse' ? 1 : 2);
const regionText = (it: Region) => [it.left, it.top, it.width, it.height].map(Math.round).join(',');
