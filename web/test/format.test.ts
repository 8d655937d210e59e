import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, decimals, measuredText, propertyValue, whole } from '../src/strings/format.js';

test('numbers have separators and exactly the wanted decimals, whatever was formatted before', () => {
  assert.equal(whole(1_234_567.4), '1,234,567');
  assert.equal(decimals(0.5, 3), '0.500');
  assert.equal(decimals(-12.25, 1), '−12.3');
  assert.equal(decimals(1_234.5, 0), whole(1_234.5));
  assert.equal(whole(7), '7');
});

test('sizes of files are in kilobytes or megabytes', () => {
  assert.equal(bytes(1), '1 kB');
  assert.equal(bytes(28_600), '29 kB');
  assert.equal(bytes(4_200_000), '4.2 MB');
});

test('each side has a name of its own', () => {
  const names = ['obverse', 'reverse', 'other', 'unknown'].map((it) => propertyValue('side', it));
  assert.deepEqual(names, ['Obverse', 'Reverse', 'Other view', 'Side unknown']);
});

test('measured figures have words and units', () => {
  assert.equal(measuredText({ coverageRatio: 0.61, turnDegrees: 12.24, widthPx: 1_024, objects: 2 }), 'share of the picture 61 %, turned by 12.2°, width 1,024 px, objects 2');
  assert.equal(measuredText({ pxPerMm: 40.21, widthMm: 23.25, sharpnessBefore: 0.1234 }), '40.2 px/mm, width 23.3 mm, sharpness before 0.123');
  assert.equal(measuredText({ newFigureRatio: 0.5 }), 'new figure 50 %');
});
