// Adds query photographs to the collection as a new specimen: sends them to ingest-service, and waits until the first
// is indexed.
import { bodyOf, api, request } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { mediaTypeOf, type QueryInput } from '../api/search-request.js';
import type { ImageView } from '../api/types.js';
import { t } from '../strings/index.js';

/** Institution and number of a new specimen. */
export interface SpecimenIdentity { institutionId: string; specimenId: string }

const POLL_MS = 400;
const MAX_WAIT_MS = 120_000;
const MAX_REFRESH_S = 30;

/**
 * Proposes a number for the specimen of a photograph: the name of the file, or, where that is generic such as "image",
 * the first digits of its digest.
 */
export function proposedSpecimen(photograph: QueryInput, sha256: string | undefined): string {
  const name = photograph.name.replace(/\.[^.]+$/, '').trim();
  return name && !/^(image|photograph|camera|blob|clipboard)$/i.test(name) ? name : `photograph-${(sha256 ?? String(Date.now())).slice(0, 12)}`;
}

/**
 * Sends the photograph of each side, and waits for up to 2 minutes until the first is indexed. Sending the same again
 * changes nothing. Throws a Problem with the reason where a photograph is refused, rejected or dead-lettered, or is not
 * indexed in time.
 */
export async function addSpecimen(collectionId: string, photographs: readonly QueryInput[], named: SpecimenIdentity): Promise<ImageView> {
  const ids: string[] = [];
  for (const [place, photograph] of photographs.entries()) ids.push(await send(collectionId, photograph, named, `${named.specimenId}-${photograph.side ?? place + 1}`));
  return awaitIndexed(ids[0]!);
}

async function send(collectionId: string, photograph: QueryInput, named: SpecimenIdentity, identifier: string): Promise<string> {
  const response = await request(`/ingest/v1/collections/${encodeURIComponent(collectionId)}/images`, {
    method: 'POST',
    body: photograph.file,
    headers: {
      'Content-Type': mediaTypeOf(photograph.file),
      Accept: 'application/json',
      'Vitrine-Institution': encodeURIComponent(named.institutionId),
      'Vitrine-Specimen': encodeURIComponent(named.specimenId),
      'Vitrine-Identifier': encodeURIComponent(identifier),
      ...(photograph.side ? { 'Vitrine-Side': photograph.side } : {}),
    },
  });
  return ((await response.json()) as { imageId: string }).imageId;
}

interface Journey { stage: string; stages: { sentence?: string }[] }

async function awaitIndexed(imageId: string): Promise<ImageView> {
  for (const startedAt = performance.now(); performance.now() - startedAt < MAX_WAIT_MS;) {
    const journey = await journeyOf(imageId);
    if (journey?.stage === 'rejected' || journey?.stage === 'dead-lettered') {
      throw new Problem({ title: t.decide.rejected, detail: journey.stages.at(-1)?.sentence ?? t.decide.rejected, status: 422, code: journey.stage, fromServer: journey.stages.at(-1)?.sentence !== undefined });
    }
    if (journey?.stage === 'indexed') {
      // Searches show an indexed image after the next refresh; the answer waits for it, so that no 404 is reported.
      const result = await api.GET('/v1/images/{imageId}', { params: { path: { imageId }, query: { wait: MAX_REFRESH_S } } });
      if (result.response.status !== 404) return bodyOf(result);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Problem({ title: t.decide.notYet, detail: t.decide.notYetDetail(imageId), status: 504, code: 'not-indexed-yet' });
}

/** Returns the journey of an image; undefined where ingest-service has no journey of it yet. */
async function journeyOf(imageId: string): Promise<Journey | undefined> {
  try {
    return (await (await request(`/ingest/v1/images/${encodeURIComponent(imageId)}`, { headers: { Accept: 'application/json' } })).json()) as Journey;
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 404) return undefined;
    throw failure;
  }
}
