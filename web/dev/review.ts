import type { Accuracy, Queue, ReviewTask } from '../src/api/review.js';
import { problem, type Route } from './answers.js';
import { COLLECTION, INSTITUTION, MODEL, catalogue, imageId, itemOf, links, metadata, summary, type Photograph } from './catalogue.js';
import { log } from './decisions.js';

const LEASE_MS = 600_000;
const PEOPLE = [{ value: 'h1-t0002', person: { id: 'p-2', name: 'Bo Lund' }, at: '2026-03-02T10:00:00Z', decisionId: 'd-2' }, { value: 'h1-t0001', person: { id: 'p-3', name: 'Chiara Neri' }, at: '2026-03-01T10:00:00Z', decisionId: 'd-3' }];

/** Leased tasks: lease token → task. */
const leases = new Map<string, string>();
let nextToken = 1;

const specimens = [...new Set(catalogue.map((it) => it.specimen))];
const photographsOf = (specimen: string) => catalogue.filter((it) => it.specimen === specimen);
const done = () => log.filter((it) => it.effective && it.leaseToken).map((it) => it.leaseToken!);
const doneTasks = new Set<string>();

/** Specimens that wait for a decision, by queue. */
const queues: Record<Queue, readonly string[]> = {
  'new': specimens.slice(0, 4), 'uncertain': specimens.slice(2), 'disagreement': specimens.slice(1, 2), 'conflict': specimens.slice(0, 1),
  'duplicate': specimens.slice(3, 4), 'same-specimen': specimens.slice(4, 5), 'rejected': ['img-broken'],
};

function taskIds(queue: Queue): string[] {
  for (const token of done()) {
    const task = leases.get(token);
    if (task) doneTasks.add(task);
  }
  const undone = new Set(log.filter((it) => !it.effective && it.leaseToken).map((it) => leases.get(it.leaseToken!)));
  return queues[queue].map((it) => `${queue}:${it}`).filter((it) => !doneTasks.has(it) || undone.has(it));
}

function candidate(it: Photograph, at: number) {
  return { itemId: itemOf(it) ?? it.item, institutionId: INSTITUTION, specimenId: it.specimen, imageId: imageId(it), similarity: 0.93 - at / 20, score: [0.71, 0.14, 0.05, 0.02, 0.01][at] ?? 0.005, weight: 2.1 - at, metadata: metadata(it), links: links(it) };
}

function task(queue: Queue, taskId: string, leaseToken: string): ReviewTask {
  const about = { taskId, queue, leaseToken, leasedUntil: new Date(Date.now() + LEASE_MS).toISOString() };
  const specimenId = taskId.slice(queue.length + 1);
  if (queue === 'rejected') return { ...about, images: [], reasonCodes: ['rejected'], reasons: ['The JPEG ends before its last row. Send the whole file.'], disagreements: [], failure: { imageId: specimenId, identifier: 'tray-7/coin-12.jpg', stage: 'prepare', reasonCode: 'truncated', sentence: 'The JPEG ends before its last row. Send the whole file.' } };
  const images = photographsOf(specimenId);
  const others = catalogue.filter((it) => it.side === 'obverse').sort((a, b) => Number(b.specimen === specimenId) - Number(a.specimen === specimenId));
  const suspected = queue === 'duplicate' || queue === 'same-specimen';
  return {
    ...about, specimen: { institutionId: INSTITUTION, specimenId, links: { self: links(images[0]!).specimen } }, images: images.map(summary),
    proposal: { candidates: others.map(candidate), none: 0.08, confident: false, score: 0.71, model: `${MODEL.provider}/${MODEL.name}@${MODEL.version}`, proposedAt: '2026-03-01T00:00:00Z' },
    ...(suspected ? { suspect: summary(catalogue[0]!) } : {}),
    reasonCodes: [queue], reasons: [queue === 'uncertain' ? 'The search is uncertain: its highest probability is 0.71.' : queue === 'conflict' ? "Two people disagree about item: 'h1-t0002' counts, 'h1-t0001' was decided before." : 'The specimen belongs to no item yet.'],
    disagreements: queue === 'disagreement' ? [{ name: 'material', institution: 'silver', machine: 'billon', people: [] }] : queue === 'conflict' ? [{ name: 'item', person: 'h1-t0002', people: PEOPLE }] : [],
  };
}

const accuracy: Accuracy = {
  decisions: 412, attached: 371, top1: 0.846, hitAt8: 0.962, ece: 0.031, complete: true,
  calibration: [{ from: 0.11, to: 0.38, mean: 0.27, right: 0.3, n: 83 }, { from: 0.38, to: 0.61, mean: 0.5, right: 0.47, n: 82 }, { from: 0.61, to: 0.84, mean: 0.74, right: 0.72, n: 82 }, { from: 0.84, to: 0.95, mean: 0.91, right: 0.95, n: 83 }, { from: 0.95, to: 1, mean: 0.98, right: 0.99, n: 82 }],
  byClass: [{ name: 'h1-t0001', decisions: 120, attached: 118, top1: 0.91, hitAt8: 0.99 }, { name: 'h1-t0002', decisions: 96, attached: 92, top1: 0.82, hitAt8: 0.95 }],
  bySide: [{ name: 'obverse', decisions: 230, attached: 210, top1: 0.87, hitAt8: 0.97 }, { name: 'reverse', decisions: 182, attached: 161, top1: 0.81, hitAt8: 0.95 }],
  byModel: [{ name: 'vitrine/relief-deep@2', decisions: 412, attached: 371, top1: 0.846, hitAt8: 0.962 }],
  byMonth: [{ name: '2026-03', decisions: 412, attached: 371, top1: 0.846, hitAt8: 0.962 }],
};

/** Routes for review queues, leases and live accuracy. */
export const review: readonly Route[] = [
  {
    method: 'GET', path: /^\/v1\/collections\/hoard\/review$/,
    answer: () => ({
      json: {
        queues: (Object.keys(queues) as Queue[]).map((queue) => ({ queue, open: taskIds(queue).length, leased: 0 })),
        tasks: new Set((Object.keys(queues) as Queue[]).filter((it) => it !== 'rejected').flatMap((it) => taskIds(it).map((id) => id.split(':')[1]))).size, done: doneTasks.size, rate: { perHour: 340 }, timeLeftMs: 2_520_000,
      },
    }),
  },
  {
    method: 'POST', path: /^\/v1\/collections\/hoard\/review\/([a-z-]+)\/next$/,
    answer: ({ path: [queue = ''], body, headers }) => {
      if (!headers['vitrine-person']) return problem(400, 'person-required', 'No person', 'Name who reviews in the header Vitrine-Person.');
      if (!(queue in queues)) return problem(404, 'unknown-queue', 'Unknown queue', `There is no queue '${queue}'.`);
      const { count = 1 } = JSON.parse(body.toString('utf8')) as { count?: number };
      const open = taskIds(queue as Queue);
      const leased = new Set(leases.values());
      const tasks = open.filter((it) => !leased.has(it)).slice(0, count).map((taskId) => {
        const token = `lease-${nextToken++}`;
        leases.set(token, taskId);
        return task(queue as Queue, taskId, token);
      });
      return { json: { tasks, open: open.length } };
    },
  },
  {
    method: 'POST', path: /^\/v1\/collections\/hoard\/review\/leases\/([^/]+)\/(renew|release)$/,
    answer: ({ path: [token = '', what = ''] }) => {
      const taskId = leases.get(token);
      if (!taskId) return problem(409, 'lease-lost', 'Lease lost', `Lease '${token}' ended.`);
      if (what === 'release' && !done().includes(token)) leases.delete(token);
      return { json: { taskId, ...(what === 'renew' ? { leasedUntil: new Date(Date.now() + LEASE_MS).toISOString() } : {}) } };
    },
  },
  {
    method: 'GET', path: /^\/v1\/collections\/hoard\/decisions\/(d-[0-9]+)$/,
    answer: ({ path: [decisionId = ''] }) => {
      const by = PEOPLE.find((it) => it.decisionId === decisionId);
      if (!by) return problem(404, 'unknown-decision', 'Unknown decision', `Collection '${COLLECTION}' has no decision '${decisionId}'.`);
      const subjects = [{ institutionId: INSTITUTION, specimenId: queues.conflict[0] }];
      return { json: { decisionId, collectionId: COLLECTION, kind: 'attach', subjects, value: { itemId: by.value, metadata: {} }, person: by.person, role: 'volunteer', note: '', decidedAt: by.at, effective: true } };
    },
  },
  { method: 'GET', path: /^\/v1\/collections\/hoard\/accuracy$/, answer: () => ({ json: accuracy }) },
];
