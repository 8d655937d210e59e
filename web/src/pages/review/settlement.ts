// Ends a disagreement of people: the decision for one value replaces a decision for another one.
import { bodyOf, api } from '../../api/client.js';

/** Kinds of decisions that state one value, so that nothing else is lost where they are replaced. */
const REPLACEABLE: ReadonlySet<string> = new Set([
  'attach', 'detach', 'none-of-these', 'set-side', 'confirm-attribute', 'correct-attribute', 'reject-attribute', 'confirm-label', 'reject-label', 'add-label',
]);

/**
 * Returns the first of these decisions that can be replaced: one that states one value of one record. A bulk decision is
 * not replaced, because its other records would lose their value as well.
 */
export async function replaceableDecision(collectionId: string, decisionIds: readonly string[]): Promise<string | undefined> {
  for (const decisionId of decisionIds) {
    const { kind, subjects } = bodyOf(await api.GET('/v1/collections/{collectionId}/decisions/{decisionId}', { params: { path: { collectionId, decisionId } } }));
    if (REPLACEABLE.has(kind) && subjects.length === 1) return decisionId;
  }
  return undefined;
}
