// The collections, and the one chosen: parameter `c` of every address, else the one chosen last, else the fullest.
import { answered, api } from '../api/client.js';
import type { Collection } from '../api/types.js';
import { parameters, setParameters } from './router.js';

const KEY = 'vitrine.collection';
let known: Promise<readonly Collection[]> | undefined;

/** Every collection; asked for once. */
export function collections(): Promise<readonly Collection[]> {
  return (known ??= ask());
}

async function ask(): Promise<readonly Collection[]> {
  try {
    return answered(await api.GET('/v1/collections')).items;
  } catch (failure) {
    known = undefined;
    throw failure;
  }
}

/** Asks again next time: a collection was made or changed. */
export function forgetCollections(): void {
  known = undefined;
}

/** The one chosen; undefined where there is none at all. */
export async function chosenCollection(): Promise<Collection | undefined> {
  const all = await collections();
  const wanted = [parameters().get('c'), localStorage.getItem(KEY)];
  return wanted.map((id) => all.find((it) => it.collectionId === id)).find((it) => it) ?? [...all].sort((a, b) => b.images - a.images)[0];
}

export function chooseCollection(collectionId: string): void {
  localStorage.setItem(KEY, collectionId);
  setParameters({ c: collectionId });
}
