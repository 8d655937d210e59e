// Stand-in server for search-api: it serves the built pages with search-api's headers, and recorded answers in the
// format of its API, with its state in memory. With an address as argument, it forwards /v1, /ingest, /inference and
// /models to the Vitrine that runs there.
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { answer } from './answers.js';

const web = process.env['VITRINE_WEB'] ?? '.';
const resources = join(web, 'target/classes/META-INF/resources');
const properties = readFileSync(join(web, '../search-api/src/main/resources/application.properties'), 'utf8');
const policy = /Content-Security-Policy".value=(.*)/.exec(properties)?.[1] ?? '';
const real = process.argv.slice(2).find((it) => it.startsWith('http'));
const portAt = process.argv.indexOf('--port');
const port = portAt > 0 ? Number(process.argv[portAt + 1]) : 8110;

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.map': 'application/json' };

const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  // Like search-api: a browser that requests /models as HTML gets the page.
  const listed = path === '/models' && !request.headers.accept?.includes('text/html');
  if (listed || /^\/(v1|ingest|inference|models)\//.test(path)) return real ? pass(request, response) : recorded(request, response);
  file(path, response);
});
server.listen(port, '127.0.0.1', () => console.log(`listening http://127.0.0.1:${(server.address() as { port: number }).port}/`));

function file(path: string, response: ServerResponse): void {
  const wanted = normalize(path === '/' ? '/index.html' : /^\/[a-z-]+$/.test(path) ? `${path}.html` : path);
  const found = join(resources, wanted);
  if (!found.startsWith(resources) || !existsSync(found)) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not here');
    return;
  }
  response.writeHead(200, {
    'Content-Type': types[extname(found)] ?? 'application/octet-stream',
    'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
  }).end(readFileSync(found));
}

/** A page that leaves while it sends a request ends its connection, and not this process, which serves other pages as well. */
function recorded(request: IncomingMessage, response: ServerResponse): void {
  answer(request, response, join(web, 'dev')).catch((failure: unknown) => {
    console.error(failure);
    response.destroy();
  });
}

function pass(request: IncomingMessage, response: ServerResponse): void {
  const target = new URL(request.url ?? '/', real);
  const passed = forward(target, { method: request.method, headers: { ...request.headers, host: target.host } }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(response);
  });
  passed.on('error', (failure) => response.writeHead(502).end(String(failure)));
  request.pipe(passed);
}
