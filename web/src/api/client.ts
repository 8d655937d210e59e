// HTTP client of search-api. Every failure is thrown as a Problem. The header Vitrine-Person, with the user's name, is
// sent only with requests that change something.
import createClient from 'openapi-fetch';
import { person } from '../shell/person.js';
import type { paths } from './paths.js';
import { Problem } from './problem.js';

/**
 * The typed client for JSON requests. Use it as `bodyOf(await api.GET(…))`, which returns the body or throws a
 * Problem.
 */
export const api = createClient<paths>({
  baseUrl: location.origin,
  querySerializer: { array: { style: 'form', explode: true } },
  fetch: async (request: Request) => {
    const name = person();
    if (name && request.method !== 'GET') request.headers.set('Vitrine-Person', encodeURIComponent(name));
    return sendRequest(() => fetch(request));
  },
});

/** Returns the body of a 2xx answer; throws a Problem for every other status. */
export function bodyOf<T>(result: { data?: T; error?: unknown; response: Response }): T {
  if (result.response.ok) return result.data as T;
  throw Problem.of(result.response.status, result.error, result.response.headers.get('Retry-After'));
}

/**
 * `fetch` for requests or answers that are not JSON: forms, streams, pictures. Throws a Problem where the status is not
 * 2xx.
 */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const name = person();
  if (name && init.method && init.method !== 'GET') headers.set('Vitrine-Person', encodeURIComponent(name));
  const response = await sendRequest(() => fetch(path, { ...init, headers }));
  if (response.ok) return response;
  const text = await response.text();
  throw Problem.of(response.status, parsed(text), response.headers.get('Retry-After'));
}

async function sendRequest(attempt: () => Promise<Response>): Promise<Response> {
  try {
    return await attempt();
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw Problem.unreachable();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not JSON: a proxy in between answered, and its text is not meant for users.
  }
}
