// Starts the stand-in server: `node dev/run.mjs [--watch] [--port N] [address of a Vitrine that runs]`.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
process.env.VITRINE_WEB = web;
if (process.argv.includes('--watch')) spawn(process.execPath, ['build.mjs', '--watch'], { cwd: web, stdio: 'inherit' });
const outfile = join(web, 'target/dev/server.mjs');
await esbuild.build({ entryPoints: [join(web, 'dev/server.ts')], bundle: true, platform: 'node', target: 'node20', format: 'esm', outfile, logLevel: 'warning' });
await import(outfile);
