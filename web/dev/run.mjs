// Starts the stand-in server: `node dev/run.mjs [--watch] [--port N] [address of a Vitrine that runs]`. With --each-line it
// starts another server for each line of its standard input, and ends with that input.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
process.env.VITRINE_WEB = web;
if (process.argv.includes('--watch')) spawn(process.execPath, ['build.mjs', '--watch'], { cwd: web, stdio: 'inherit' });
const outfile = join(web, 'target/dev/server.mjs');
await esbuild.build({ entryPoints: [join(web, 'dev/server.ts')], bundle: true, platform: 'node', target: 'node20', format: 'esm', outfile, logLevel: 'warning' });
if (process.argv.includes('--each-line')) {
  let count = 0;
  // A module has its state once for each address that it is imported under.
  for await (const _ of createInterface({ input: process.stdin })) await import(`${pathToFileURL(outfile)}?${count++}`);
  process.exit();
}
await import(outfile);
