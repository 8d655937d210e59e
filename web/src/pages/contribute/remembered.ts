// Stores in this browser the unfinished batch of each collection.
const BATCH = 'vitrine.batch.';

export interface OpenBatch { batchId: string; institution: string; title?: string; expected: number; startedAt: string }

/** Returns the batch of a collection whose photographs were not all sent when the page was left. */
export function openBatchOf(collectionId: string): OpenBatch | undefined {
  const text = localStorage.getItem(BATCH + collectionId);
  if (!text) return undefined;
  try {
    return JSON.parse(text) as OpenBatch;
  } catch {
    forgetBatch(collectionId);
    return undefined;
  }
}

export function rememberBatch(collectionId: string, batch: OpenBatch): void {
  localStorage.setItem(BATCH + collectionId, JSON.stringify(batch));
}

export function forgetBatch(collectionId: string): void {
  localStorage.removeItem(BATCH + collectionId);
}
