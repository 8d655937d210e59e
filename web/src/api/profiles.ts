// HTTP client for the page Models: profiles of collections, reprocessing, models of model-server, costs.
import { request } from './client.js';
import { Problem } from './problem.js';

/** A reference to a SageMaker endpoint or model that a collection uses. */
export interface Endpoint { endpoint: string; variant?: string; targetModel?: string; inferenceComponent?: string; contract?: string; labels?: string[] }

/** Profile of a collection, as ingest-service answers it. */
export interface Profile {
  collectionId: string;
  title?: string;
  subject: string;
  sides: string[];
  steps: string[];
  labels?: { enabled?: boolean; minConfidence?: number; maxLabels?: number; imageProperties?: boolean; customLabelsArn?: string };
  attributes: Record<string, Endpoint>;
  embedder: Endpoint;
  stepEndpoints?: Record<string, Endpoint>;
  budget?: { monthly: number; whenSpent?: string };
  rerank?: boolean;
  nextEmbedder?: Endpoint;
  reprocessing?: { from: string; startedAt: string };
  updatedAt: string;
  warnings?: string[];
}

/** A JSON merge patch of a profile. */
export interface ProfilePatch {
  embedder?: Endpoint;
  attributes?: Record<string, Endpoint | null>;
  stepEndpoints?: Record<string, Endpoint | null>;
}

export interface Reprocessing { state: 'idle' | 'counting' | 'running'; from?: string; startedAt?: string; embedder: string; nextEmbedder?: string; done?: number; remaining?: number }

/** A model that model-server serves. */
export interface ServedModel { modelName: string; modelVersion: string; task: string; modelUrl?: string; sha256?: string; quality?: ModelQuality[]; report?: string }
/** An entry of the quality that a model's card states: how it was measured, and the figures by name. */
export interface ModelQuality { protocol: string; command?: string; n?: number; [figure: string]: string | number | undefined }
export interface ServedModels { models: ServedModel[]; refused: { modelUrl: string; reason: string }[] }

export interface Costs { month: string; currency: string; estimatedPrice: number; lines: { provider: string; institutionId: string; collectionId: string; calls: number; images: number; estimatedPrice: number }[] }

const at = (collectionId: string) => `/ingest/v1/collections/${encodeURIComponent(collectionId)}`;

async function json<T>(path: string, init?: RequestInit): Promise<T> {
  return (await (await request(path, init)).json()) as T;
}

/** Returns undefined for status 404: the service behind this path is not configured. */
async function optional<T>(path: string): Promise<T | undefined> {
  try {
    // Bypasses the browser's cache, because /models is also the address of a page.
    return await json<T>(path, { headers: { Accept: 'application/json' }, cache: 'no-store' });
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 404) return undefined;
    throw failure;
  }
}

export async function profileOf(collectionId: string): Promise<{ profile: Profile; tag: string | undefined }> {
  const response = await request(at(collectionId));
  return { profile: (await response.json()) as Profile, tag: response.headers.get('ETag') ?? undefined };
}

/**
 * Changes a profile.
 *
 * @param tag ETag of the profile that the user saw; the server refuses the change where the profile has changed since
 * @param reprocess whether photographs are processed again where the change needs that
 */
export async function changeProfile(collectionId: string, patch: ProfilePatch, tag: string | undefined, reprocess: boolean): Promise<Profile> {
  return json(`${at(collectionId)}${reprocess ? '?reprocess=true' : ''}`, {
    method: 'PATCH', body: JSON.stringify(patch), headers: { 'Content-Type': 'application/merge-patch+json', ...(tag ? { 'If-Match': tag } : {}) },
  });
}

export const reprocessingOf = (collectionId: string) => json<Reprocessing>(`${at(collectionId)}/reprocess`);
export const beginReprocessing = (collectionId: string) => json<Reprocessing>(`${at(collectionId)}/reprocess?from=inference`, { method: 'POST' });
export const cancelReprocessing = (collectionId: string) => json<Reprocessing>(`${at(collectionId)}/reprocess`, { method: 'DELETE' });

export const costsOf = (collectionId: string) => optional<Costs>(`/inference/v1/costs?collection=${encodeURIComponent(collectionId)}`);

/**
 * Returns all models of model-server, and those that it refused to load; undefined where no model-server is configured.
 */
export async function servedModels(): Promise<ServedModels | undefined> {
  const all: ServedModels = { models: [], refused: [] };
  let token = '';
  do {
    const page: (Partial<ServedModels> & { nextPageToken?: string }) | undefined = await optional(`/models${token ? `?next_page_token=${encodeURIComponent(token)}` : ''}`);
    if (!page) return undefined;
    all.models.push(...(page.models ?? []));
    all.refused = page.refused ?? all.refused;
    token = page.nextPageToken ?? '';
  } while (token);
  return all;
}
