// Keeps the photographs and the answer of a search in the browser, by entry of its history. So Back and a reload show
// the same results.
import { del, get, keys, set } from 'idb-keyval';
import type { QueryInput } from '../../api/search-request.js';
import type { SpecimenIdentity } from '../../decide/new-specimen.js';
import type { QueryImage, SearchAnswer } from '../../api/types.js';

/** Query and answer of one search. */
export interface Session {
  photographs: QueryInput[];
  images: Partial<QueryImage>[];
  answer?: SearchAnswer;
  /** Request of the answer, as one text; a different text needs a new search. */
  requestKey?: string;
  /** Id of the query, where it is an image of the collection; absent for other photographs. */
  imageId?: string;
  /** Institution and number of the specimen, where it is not in the collection. */
  named?: SpecimenIdentity;
  /** SHA-256 of the first photograph's bytes, in hex; absent until the answer. */
  sha256?: string;
  /** Position of the chosen candidate, from 0. */
  chosen: number;
  /** Time of the answer, in milliseconds since 1970. */
  at: number;
}

const PREFIX = 'find:';
const MAX_STORED_SESSIONS = 20;
/** Maximum time for a read: IndexedDB may leave a request open without end, for example while another tab blocks it. */
const READ_TIMEOUT_MS = 2_000;
const sessions = new Map<string, Session>();

/** Returns the session of an entry of the history; undefined where none is kept, or where the storage does not answer. */
export async function sessionOf(id: string): Promise<Session | undefined> {
  return sessions.get(id) ?? (await ignoreStorageErrors(() => inTime(get<Session>(PREFIX + id))));
}

/** Stores the session of an entry of the history; only the newest twenty are kept. */
export async function storeSession(id: string, session: Session): Promise<void> {
  sessions.set(id, session);
  await ignoreStorageErrors(async () => {
    await set(PREFIX + id, session);
    const stored = (await keys<string>()).filter((it) => it.startsWith(PREFIX) && it !== PREFIX + id);
    if (stored.length < MAX_STORED_SESSIONS) return;
    const dated = await Promise.all(stored.map(async (key) => ({ key, at: (await get<Session>(key))?.at ?? 0 })));
    const old = dated.sort((a, b) => b.at - a.at).slice(MAX_STORED_SESSIONS - 1);
    await Promise.all(old.map((it) => del(it.key)));
  });
}

/**
 * Ignores failures of the browser's storage, which a private window may refuse; Back then works until the page is left.
 */
async function ignoreStorageErrors<T>(attempt: () => Promise<T>): Promise<T | undefined> {
  try {
    return await attempt();
  } catch (failure) {
    console.warn('The browser refuses storage; searches are lost when the page is left.', failure);
    return undefined;
  }
}

/** Returns the answer of the browser's storage; fails where it does not arrive within the maximum time. */
function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`IndexedDB did not answer within ${READ_TIMEOUT_MS} ms.`)), READ_TIMEOUT_MS);
    void answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
