// The collections, and the chosen one: that of parameter `c` of the address, otherwise the last chosen one, otherwise
// the one with the most photographs.
import { bodyOf, api } from '../api/client.js';
import type { Collection } from '../api/types.js';
import { parameters, setParameters } from './router.js';

const KEY = 'vitrine.collection';
let loaded: Promise<readonly Collection[]> | undefined;

/** Returns all collections; only the first call sends a request. */
export function collections(): Promise<readonly Collection[]> {
  return (loaded ??= load());
}

async function load(): Promise<readonly Collection[]> {
  try {
    return bodyOf(await api.GET('/v1/collections')).items;
  } catch (failure) {
    loaded = undefined;
    throw failure;
  }
}

/** Makes the next call of `collections` send a request, because a collection was created or changed. */
export function forgetCollections(): void {
  loaded = undefined;
}

/** Returns the chosen collection; undefined where no collection exists. */
export async function chosenCollection(): Promise<Collection | undefined> {
  const all = await collections();
  const preferredIds = [parameters().get('c'), localStorage.getItem(KEY)];
  return preferredIds.map((id) => all.find((it) => it.collectionId === id)).find((it) => it) ?? [...all].sort((a, b) => b.images - a.images)[0];
}

export function chooseCollection(collectionId: string): void {
  localStorage.setItem(KEY, collectionId);
  setParameters({ c: collectionId });
}
