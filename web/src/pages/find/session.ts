// Keeps the photographs and the answer of a search in the browser, by entry of its history. So Back and a reload show
// the same results.
import { del, get, keys, set } from 'idb-keyval';
import type { Asked } from '../../api/search.js';
import type { Named } from '../../decide/new-specimen.js';
import type { QueryImage, SearchAnswer } from '../../api/types.js';

/** Query and answer of one search. */
export interface Session {
  photographs: Asked[];
  images: Partial<QueryImage>[];
  answer?: SearchAnswer;
  /** Request of the answer, as one text; a different text needs a new search. */
  asked?: string;
  /** Id of the query, where it is an image of the collection; absent for other photographs. */
  imageId?: string;
  /** Institution and number of the specimen, where it is not in the collection. */
  named?: Named;
  /**
   * SHA-256 of the first photograph's bytes, in hex; absent where the browser cannot compute it (page not served
   * securely).
   */
  sha256?: string;
  /** Position of the chosen candidate, from 0. */
  chosen: number;
  /** Time of the answer, in milliseconds since 1970. */
  at: number;
}

const PREFIX = 'find:';
const MOST_KEPT = 20;
const known = new Map<string, Session>();

/** Returns the session of an entry of the history; undefined where none is kept. */
export async function sessionOf(id: string): Promise<Session | undefined> {
  return known.get(id) ?? (await quietly(() => get<Session>(PREFIX + id)));
}

/** Stores the session of an entry of the history; only the newest twenty are kept. */
export async function keep(id: string, session: Session): Promise<void> {
  known.set(id, session);
  await quietly(async () => {
    await set(PREFIX + id, session);
    const kept = (await keys<string>()).filter((it) => it.startsWith(PREFIX) && it !== PREFIX + id);
    if (kept.length < MOST_KEPT) return;
    const dated = await Promise.all(kept.map(async (key) => ({ key, at: (await get<Session>(key))?.at ?? 0 })));
    const old = dated.sort((a, b) => b.at - a.at).slice(MOST_KEPT - 1);
    await Promise.all(old.map((it) => del(it.key)));
  });
}

/** Returns the SHA-256 of a photograph in hex; undefined where the page is not served securely. */
export async function digest(photograph: Blob): Promise<string | undefined> {
  if (!crypto.subtle) return undefined;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await photograph.arrayBuffer()));
  return [...bytes].map((it) => it.toString(16).padStart(2, '0')).join('');
}

/**
 * Ignores failures of the browser's storage, which a private window may refuse; Back then works until the page is left.
 */
async function quietly<T>(attempt: () => Promise<T>): Promise<T | undefined> {
  try {
    return await attempt();
  } catch (refused) {
    console.warn('The browser keeps nothing beside the address.', refused);
    return undefined;
  }
}
