// What a search began with and what came back, kept beside the address: results stand where they were after Back and after a reload.
import { del, get, keys, set } from 'idb-keyval';
import type { Asked } from '../../api/search.js';
import type { Named } from '../../decide/new-specimen.js';
import type { QueryImage, SearchAnswer } from '../../api/types.js';

/** One search. */
export interface Session {
  photographs: Asked[];
  images: Partial<QueryImage>[];
  answer?: SearchAnswer;
  /** What was asked, as one text: another text is another search. */
  asked?: string;
  /** The image of the collection that was searched with; absent: a photograph that is not in it. */
  imageId?: string;
  /** What the specimen is to be called where it is not in the collection. */
  named?: Named;
  /** Of the first photograph's bytes, in hex; absent where the browser cannot compute it (pages not served securely). */
  sha256?: string;
  /** Place of the candidate chosen. */
  chosen: number;
  /** Milliseconds since 1970. */
  at: number;
}

const PREFIX = 'find:';
const MOST_KEPT = 20;
const known = new Map<string, Session>();

/** Undefined where nothing was kept under this id. */
export async function sessionOf(id: string): Promise<Session | undefined> {
  return known.get(id) ?? (await quietly(() => get<Session>(PREFIX + id)));
}

/** Keeps it; the oldest beyond twenty are forgotten. */
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

/** SHA-256 in hex. */
export async function digest(photograph: Blob): Promise<string | undefined> {
  if (!crypto.subtle) return undefined;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await photograph.arrayBuffer()));
  return [...bytes].map((it) => it.toString(16).padStart(2, '0')).join('');
}

/** A private window may refuse to keep anything: then Back works until the page is left. */
async function quietly<T>(attempt: () => Promise<T>): Promise<T | undefined> {
  try {
    return await attempt();
  } catch (refused) {
    console.warn('The browser keeps nothing beside the address.', refused);
    return undefined;
  }
}
