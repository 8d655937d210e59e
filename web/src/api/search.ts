// Search by photograph: sends the request, and reads the event stream in which search-api reports each step.
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { request } from './client.js';
import { Problem } from './problem.js';
import { mediaTypeOf, searchRequest, type QueryInput, type SearchParameters } from './search-request.js';
import type { Comparison, DescribedImage, PreparedImage, SearchAnswer } from './types.js';

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
  const { path, body, headers } = searchRequest(collectionId, photographs, parameters);
  const response = await request(path, { method: 'POST', body, headers: { ...headers, Accept: 'text/event-stream, application/json;q=0.5' }, signal });
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
  const headers = { 'Content-Type': mediaTypeOf(photograph), Accept: 'application/json' };
  const response = await request(`/v1/compare?image=${encodeURIComponent(imageId)}`, { method: 'POST', body: photograph, headers, signal });
  return (await response.json()) as Comparison;
}
