// Builds the pages into target/classes/META-INF/resources: types of search-api, type check, bundle, one HTML file per page, budget.
//
//   node build.mjs                 everything; nothing where no input has changed
//   node build.mjs --watch         bundles again at every change, without type check and budget
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { openApiDocument, writeApiTypes } from './api.mjs';

/** Bytes, compressed as the server does, that a browser fetches before a page works. */
const FIRST_LOAD_LIMIT = 170_000;

const here = dirname(fileURLToPath(import.meta.url));
const resources = join(here, 'target/classes/META-INF/resources');
const stamp = join(here, 'target/pages.inputs');
const watch = process.argv.includes('--watch');

const inputs = digestOfInputs();
if (!watch && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs && existsSync(join(resources, 'index.html'))) {
  console.log('web: the pages are up to date.');
  process.exit(0);
}
rmSync(stamp, { force: true });
await writeApiTypes();
if (!watch) check();

/** Addresses of pictures that are files of their own: `import address from 'x.svg?url'`. */
const addresses = {
  name: 'addresses',
  setup(build) {
    build.onResolve({ filter: /\.svg\?url$/ }, async (args) => {
      const found = await build.resolve(args.path.replace(/\?url$/, ''), { kind: args.kind, resolveDir: args.resolveDir });
      return { path: found.path, namespace: 'address' };
    });
    build.onLoad({ filter: /./, namespace: 'address' }, (args) => ({ contents: readFileSync(args.path), loader: 'file' }));
  },
};

const shared = {
  absWorkingDir: here,
  bundle: true,
  minify: !watch,
  metafile: true,
  target: ['chrome120', 'firefox121', 'safari17.4'],
  entryNames: 'assets/[name]-[hash]',
  chunkNames: 'assets/[name]-[hash]',
  assetNames: 'assets/[name]-[hash]',
  publicPath: '/',
  outdir: resources,
  logLevel: 'warning',
  legalComments: 'none',
};
const scripts = {
  ...shared,
  entryPoints: ['src/main.ts'],
  format: 'esm',
  splitting: true,
  sourcemap: watch ? 'linked' : false,
  loader: { '.css': 'text', '.svg': 'text' },
  define: { 'process.env.NODE_ENV': '"production"' },
  alias: { 'lit/directives/style-map.js': './src/elements/style-properties.ts' },
  plugins: [addresses],
};
const styles = { ...shared, entryPoints: ['src/styles/document.css'] };

if (watch) {
  const again = { name: 'pages', setup: (build) => build.onEnd(async (result) => result.errors.length || write(result.metafile, (await esbuild.build(styles)).metafile)) };
  await (await esbuild.context({ ...scripts, plugins: [addresses, again] })).watch();
} else {
  rmSync(join(resources, 'assets'), { recursive: true, force: true });
  const [script, style] = await Promise.all([esbuild.build(scripts), esbuild.build(styles)]);
  write(script.metafile, style.metafile);
  writeFileSync(stamp, inputs);
}

function check() {
  for (const project of ['tsconfig.json', 'dev/tsconfig.json', 'test/tsconfig.json']) {
    const checked = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], { cwd: here, stdio: 'inherit' });
    if (checked.status !== 0) process.exit(1);
  }
}

/** One HTML file per folder of src/pages; the file of `find` is index.html. search-api serves NAME.html at /NAME. */
function write(script, style) {
  const main = output(script, (it) => it.entryPoint === 'src/main.ts');
  const app = output(script, (it) => it.entryPoint === 'src/shell/app.ts');
  const sheet = output(style, (it) => it.entryPoint === 'src/styles/document.css');
  const icon = readFileSync(join(here, 'src/icon.svg'));
  writeFileSync(join(resources, 'icon.svg'), icon);
  const over = [];
  for (const page of readdirSync(join(here, 'src/pages')).sort()) {
    const chunk = output(script, (it) => it.entryPoint === `src/pages/${page}/page.ts`);
    if (!chunk) throw new Error(`web: src/pages/${page}/page.ts is in no route. Name it in src/shell/routes.ts.`);
    const needed = [...closure(script, [main, app, chunk])];
    const html = document(address(main), address(sheet), needed.filter((it) => it !== main).map(address));
    writeFileSync(join(resources, page === 'find' ? 'index.html' : `${page}.html`), html);
    const size = [html, icon, ...[sheet, ...needed].map((it) => readFileSync(join(here, it)))].reduce((sum, it) => sum + gzipSync(it).length, 0);
    if (!watch) console.log(`web: ${page}: ${(size / 1000).toFixed(1)} kB gzip of ${FIRST_LOAD_LIMIT / 1000} on the first load`);
    if (size > FIRST_LOAD_LIMIT) over.push(`${page} (${size} bytes)`);
  }
  if (!watch && over.length > 0) {
    console.error(`web: more than ${FIRST_LOAD_LIMIT} bytes gzip on the first load: ${over.join(', ')}. Import what is not needed at once with import().`);
    process.exit(1);
  }
}

function output(metafile, wanted) {
  return Object.keys(metafile.outputs).find((it) => !it.endsWith('.map') && wanted(metafile.outputs[it]));
}

/** The files that a browser fetches for these: themselves and what they import statically. */
function closure(metafile, files, found = new Set()) {
  for (const file of files) {
    if (found.has(file)) continue;
    found.add(file);
    closure(metafile, metafile.outputs[file].imports.filter((it) => it.kind === 'import-statement').map((it) => it.path), found);
  }
  return found;
}

function address(file) {
  return `/${relative(resources, join(here, file))}`;
}

function document(script, style, preloads) {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Vitrine</title>
  <link rel="icon" href="/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="${style}">
${preloads.map((it) => `  <link rel="modulepreload" href="${it}">\n`).join('')}  <script type="module" src="${script}"></script>
</head>
<body>
  <vitrine-app></vitrine-app>
  <noscript>Vitrine needs JavaScript.</noscript>
</body>
</html>
`;
}

function digestOfInputs() {
  const digest = createHash('sha256');
  const visit = (path) => {
    if (statSync(path).isDirectory()) return readdirSync(path).sort().forEach((it) => visit(join(path, it)));
    digest.update(relative(here, path)).update('\0').update(readFileSync(path)).update('\0');
  };
  ['api.mjs', 'build.mjs', 'package-lock.json', 'tsconfig.json', 'src', 'dev', 'test'].forEach((it) => visit(join(here, it)));
  visit(openApiDocument);
  return digest.digest('hex');
}
