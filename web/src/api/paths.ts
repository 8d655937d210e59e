// Types of the paths of search-api that the pages use, in the form that openapi-typescript writes. contract.ts compares
// them with the OpenAPI document.
import type { ItemRecord, SpecimenRecord } from './records.js';
import type { Accuracy, ReviewOverview, ReviewTask } from './review.js';
import type { Collection, Comparison, Decision, DecisionDraft, DecisionPreview, DecisionResult, Facets, ImageSummary, ImageView, Item, Listed, SimilarAnswer } from './types.js';

interface Answer<T> { headers: Record<string, unknown>; content: { 'application/json': T } }
interface Responses<T> { 200: Answer<T>; default: { headers: Record<string, unknown>; content: { 'application/problem+json': { title: string } } } }
interface Get<T, P = undefined, Q = undefined> { get: { parameters: Parameters<P, Q>; responses: Responses<T> } }
interface Post<T, B, P = undefined> { post: { parameters: Parameters<P, undefined>; requestBody: { content: { 'application/json': B } }; responses: Responses<T> } }
interface Patch<T, B, P = undefined> { patch: { parameters: Parameters<P, undefined>; requestBody: { content: { 'application/merge-patch+json': B } }; responses: Responses<T> } }
type Parameters<P, Q> = (P extends undefined ? { path?: never } : { path: P }) & { query?: Q } & { header?: Record<string, string> };

interface InCollection { collectionId: string }

export interface paths {
  '/v1/collections': Get<{ items: Collection[] }>;
  '/v1/collections/{collectionId}': Get<Collection, InCollection>;
  '/v1/collections/{collectionId}/images': Get<Listed<ImageSummary> & { facets?: Facets }, InCollection, { q?: string; filter?: string[]; sort?: string; limit?: number; cursor?: string }>;
  '/v1/images/{imageId}': Get<ImageView, { imageId: string }, { wait?: number }>;
  '/v1/images/{imageId}/similar': Get<SimilarAnswer, { imageId: string }, { k?: number; filter?: string[] }>;
  '/v1/collections/{collectionId}/decisions': Get<Listed<Decision>, InCollection, { specimen?: string; institution?: string; image?: string; item?: string; person?: string; kind?: string[]; since?: string; limit?: number; cursor?: string }>
    & Post<DecisionResult, DecisionDraft, InCollection>;
  '/v1/collections/{collectionId}/decisions/preview': Post<DecisionPreview, DecisionDraft, InCollection>;
  '/v1/collections/{collectionId}/decisions/{decisionId}': Get<Decision, InCollection & { decisionId: string }>;
  '/v1/collections/{collectionId}/items': Get<Listed<Item>, InCollection, { q?: string; status?: string; limit?: number; cursor?: string }>
    & Post<DecisionResult, { decisionId?: string; itemId?: string; title: string; metadata?: Record<string, string>; subjects?: DecisionDraft['subjects'] }, InCollection>;
  '/v1/collections/{collectionId}/items/{itemId}': Patch<{ decisions: DecisionResult[] }, { title?: string; metadata?: Record<string, string | null>; status?: 'published' }, InCollection & { itemId: string }>;
  '/v1/items': Get<ItemRecord, undefined, { collection: string; item: string; limit?: number; cursor?: string }>;
  '/v1/specimens': Get<SpecimenRecord, undefined, { collection: string; specimen: string; institution?: string; limit?: number; cursor?: string }>;
  '/v1/collections/{collectionId}/review': Get<ReviewOverview, InCollection, { filter?: string[] }>;
  '/v1/collections/{collectionId}/review/{queue}/next': Post<{ tasks: ReviewTask[]; open: number }, { count?: number; filter?: string[] }, InCollection & { queue: string }>;
  '/v1/collections/{collectionId}/review/leases/{token}/renew': Post<{ taskId: string; leasedUntil?: string }, undefined, InCollection & { token: string }>;
  '/v1/collections/{collectionId}/accuracy': Get<Accuracy, InCollection, { since?: string; model?: string; class?: string }>;
  '/v1/compare': Get<Comparison, undefined, { image: [string, string] }>;
}
