// Routes of the stand-in server. Each page has a file with its answers, which is listed in `routes`.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { browse } from './browse.js';
import { compare } from './compare.js';
import { contribute } from './contribute.js';
import { deadLetters } from './dead-letters.js';
import { models } from './models.js';
import { decisions } from './decisions.js';
import { records } from './records.js';
import { review } from './review.js';
import { search } from './search.js';

/** One request, as a handler receives it. */
export interface Asked {
  /** Groups of the route's pattern, decoded. */
  path: string[];
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
  /** Response for handlers that stream the answer themselves and return undefined. */
  response: ServerResponse;
  /** Folder of the recorded pictures. */
  pictures: string;
}

/** An answer: JSON with a status, a file, or undefined where the handler has already answered. */
export type Answer = { status?: number; json: unknown } | { file: string; type: string } | undefined;

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Pattern of the whole path. */
  path: RegExp;
  answer: (asked: Asked) => Answer | Promise<Answer>;
}

const routes: readonly Route[] = [...contribute, ...deadLetters, ...models, ...browse, ...search, ...decisions, ...compare, ...records, ...review];

export function problem(status: number, code: string, title: string, detail: string): Exclude<Answer, undefined> {
  return { status, json: { type: `urn:vitrine:problem:${code}`, title, status, detail, code } };
}

export async function answer(request: IncomingMessage, response: ServerResponse, dev: string): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  for (const route of routes) {
    const match = request.method === route.method && route.path.exec(url.pathname);
    if (!match) continue;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const answered = await route.answer({
      path: match.slice(1).map(decodeURIComponent), query: url.searchParams, headers: request.headers,
      body: Buffer.concat(parts), response, pictures: join(dev, 'pictures'),
    });
    if (answered) send(response, answered);
    return;
  }
  send(response, problem(404, 'not-recorded', 'Not recorded', `The stand-in has no answer to ${request.method} ${url.pathname}.`));
}

function send(response: ServerResponse, answered: Exclude<Answer, undefined>): void {
  if ('file' in answered) {
    response.writeHead(200, { 'Content-Type': answered.type, 'Cache-Control': 'max-age=300' }).end(readFileSync(answered.file));
    return;
  }
  const status = answered.status ?? 200;
  response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' }).end(JSON.stringify(answered.json));
}
