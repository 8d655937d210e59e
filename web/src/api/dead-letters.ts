// HTTP client of ingest-service for dead letters, through search-api's path /ingest. Every failure is thrown as a Problem.
import { request } from './client.js';

/** State of a letter; `unconfirmed` where its replay was interrupted, so that its record may have been sent. */
export type LetterState = 'open' | 'replayed' | 'dropped' | 'unconfirmed';

/** Dead letters with the same stage, cause and collection: letters = open + replayed + dropped + unconfirmed. */
export interface LetterGroup {
  /** 16 hexadecimal digits. */
  group: string;
  /** Topic of the records. */
  topic: string;
  stage?: string;
  /** Class name of the failure; empty where the letters do not state it. */
  exception: string;
  /** Message of the failure without ids and numbers. */
  reason: string;
  collectionId?: string;
  letters: number;
  open: number;
  replayed: number;
  dropped: number;
  unconfirmed: number;
  firstAt: string;
  lastAt: string;
}

export interface Letter {
  /** TOPIC:PARTITION:OFFSET of its dead-letter topic. */
  letter: string;
  at: string;
  state: LetterState;
  outcomeAt?: string;
  by?: string;
  outcome?: string;
  stage?: string;
  exception?: string;
  reason?: string;
  key?: string;
  imageId?: string;
  replayOf?: string;
}

/** The first 1000 groups, the one with the newest letter first. */
export interface GroupList { groups: LetterGroup[]; moreGroups: number; unlisted: number }

/** A page of the letters of a group, the newest first, with the cursor of the next page. */
export interface LetterPage { group: LetterGroup; letters: Letter[]; next?: string }

/** What a request did with one letter. `result` is refused, failed, or what was done. */
export interface LetterResult { letter: string; result: string; code?: string; sentence: string }

/** What a request did with letters of a group, the oldest first, with the cursor of the request for the rest. */
export interface LetterAnswer { results: LetterResult[]; next?: string }

/** A request about open letters of a group, the oldest first. */
export interface LetterRequest {
  group: string;
  /** 1 to 200 letters. */
  limit: number;
  cursor?: string;
  /** Name of the user, for the outcome of the letters. */
  by?: string;
}

const ROOT = '/ingest/v1/dead-letters';

async function json<T>(path: string, init?: RequestInit): Promise<T> {
  return (await (await request(path, init)).json()) as T;
}

function post(path: string, body: unknown): Promise<LetterAnswer> {
  return json(`${ROOT}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
}

export const letterGroups = () => json<GroupList>(ROOT);

export function lettersOf(group: string, limit: number, cursor?: string): Promise<LetterPage> {
  return json(`${ROOT}/groups/${encodeURIComponent(group)}?limit=${limit}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
}

/** States what a replay would do with each letter; sends nothing. */
export const previewReplay = (letters: LetterRequest) => post('/replay', { ...letters, dryRun: true });

/** Processes the records of letters again. A letter that has an outcome already is not replayed. */
export const replayLetters = (letters: LetterRequest) => post('/replay', letters);

/** Ends letters without processing their records. */
export const dropLetters = (letters: LetterRequest, reason: string) => post('/drop', { ...letters, reason });
