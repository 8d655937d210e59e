// Runs test/*.test.ts with Node's own test runner; the browser tests are in src/test/java.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const outdir = join(here, '../target/tests');
const tests = readdirSync(here).filter((it) => it.endsWith('.test.ts'));
await esbuild.build({ entryPoints: tests.map((it) => join(here, it)), outdir, outExtension: { '.js': '.mjs' }, bundle: true, platform: 'node', target: 'node20', format: 'esm', logLevel: 'warning' });
const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...tests.map((it) => join(outdir, it.replace(/\.ts$/, '.mjs')))], { stdio: 'inherit' });
process.exit(status ?? 1);
