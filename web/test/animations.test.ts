// An animation without end may run while a search is answered, and takes processor time from it. The browser's compositor
// animates only transform and opacity; for any other property, the page is styled and painted again for each frame. Without
// a graphics card the processor draws each frame as well, so that steps() limits their number.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../../src', import.meta.url)); // this file runs in target/tests

test('animations without end change only transform and opacity', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((it) => /\.(css|ts)$/.test(it));
  const sheets = files.map((it) => readFileSync(join(src, it), 'utf8'));
  const endless = sheets.flatMap((sheet) => [...sheet.matchAll(/animation: *([\w-]+)[^;]*\binfinite\b/g)].map((it) => ({ sheet, name: it[1]! })));
  const changed = endless.map(({ sheet, name }) => ({ name, properties: propertiesOf(sheet, name) }));
  assert.ok(changed.some((it) => it.name === 'sweep'));
  for (const { name, properties } of changed) {
    assert.ok(properties.length > 0, name);
    assert.deepEqual(properties.filter((it) => !['transform', 'opacity'].includes(it)), [], name);
  }
});

test('animations without end have steps', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((it) => /\.(css|ts)$/.test(it));
  const endless = files.flatMap((it) => [...readFileSync(join(src, it), 'utf8').matchAll(/animation: *[^;]*\binfinite\b/g)].map(([rule]) => rule));
  assert.ok(endless.length > 0);
  assert.deepEqual(endless.filter((it) => !it.includes('steps(')), []);
});

/** Returns the properties that the key frames of an animation change. */
function propertiesOf(sheet: string, animation: string): string[] {
  const frames = new RegExp(`@keyframes ${animation} \\{((?:[^{}]*\\{[^{}]*\\})*)`).exec(sheet)?.[1] ?? '';
  return [...frames.matchAll(/\{([^{}]*)\}/g)].flatMap((frame) => frame[1]!.split(';').map((it) => it.split(':')[0]!.trim()).filter(Boolean));
}
