import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liveQuality, statedQuality } from '../src/pages/models/model-quality.js';

const part = (name: string, decisions: number) => ({ name, decisions, attached: decisions, top1: 0.8, hitAt8: 0.9 });

test('a card is shown by the figures that have words, in a fixed order', () => {
  const stated = statedQuality([{ protocol: 'euro', mAP: 0.678, top1: 0.816, n: 38, meanConfidence: 0.9 }, { protocol: 'by hand', remark: 'good' }]);
  assert.deepEqual(stated, [{ protocol: 'euro', figures: [{ name: 'top1', value: 0.816 }, { name: 'mAP', value: 0.678 }], n: 38 }]);
});

test('a model without a card that states quality has none', () => {
  assert.deepEqual(statedQuality(undefined), []);
  assert.deepEqual(statedQuality([]), []);
});

test('the accuracy of a model is that of its version, whatever provider answered', () => {
  const parts = [part('sagemaker/relief-deep@2', 5), part('vitrine/relief-deep@2', 412), part('vitrine/relief-deep@1', 900), part('vitrine/my-relief-deep@2', 999)];
  assert.equal(liveQuality(parts, { modelName: 'relief-deep', modelVersion: '2' })?.decisions, 412);
  assert.equal(liveQuality(parts, { modelName: 'relief-deep', modelVersion: '3' }), undefined);
});
