// Stable addresses of records, for links, "copy address" and citations.
import type { ImageSummary } from '../api/types.js';

const address = (path: string, parameters: Record<string, string>) => `${path}?${new URLSearchParams(parameters)}`;

export const collectionAddress = (collectionId: string, more: Record<string, string> = {}) => address('/collection', { c: collectionId, ...more });
export const itemAddress = (collectionId: string, itemId: string) => address('/item', { c: collectionId, item: itemId });
export const specimenAddress = (collectionId: string, institutionId: string, specimenId: string) => address('/specimen', { c: collectionId, institution: institutionId, specimen: specimenId });
export const imageAddress = (image: Pick<ImageSummary, 'collectionId' | 'imageId'>) => address('/image', { c: image.collectionId, id: image.imageId });
export const compareAddress = (collectionId: string, query: string, image: string) => address('/compare', { c: collectionId, query, image });
export const reviewAddress = (collectionId: string, queue?: string) => address('/review', { c: collectionId, ...(queue ? { queue } : {}) });
export const contributeAddress = (collectionId: string) => address('/contribute', { c: collectionId });
