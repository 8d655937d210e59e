// Items, specimens and collections as single records of search-api.
import type { Decided, DecisionKind, ImageSummary, PersonReference } from './types.js';

/** A specimen with those of its photographs that are on a page. */
export interface SpecimenOfItem { institutionId: string; specimenId: string; images: ImageSummary[]; links: { self: string } }

/** An item with its specimens. */
export interface ItemRecord {
  itemId: string;
  collectionId: string;
  /** The id asked for, where that item was merged into this one. */
  requestedItemId?: string;
  title?: string;
  metadata?: Record<string, string>;
  status?: 'draft' | 'published' | 'merged';
  images?: string[];
  history?: { decisionId: string; kind: DecisionKind; person: PersonReference; at: string }[];
  specimens: SpecimenOfItem[];
  next?: string;
}

/** One physical object; where several institutions use its number, `specimens` instead of the photographs. */
export interface SpecimenRecord {
  specimenId: string;
  collectionId: string;
  institutionId?: string;
  itemId?: string;
  statedItemId?: string;
  decided?: Decided;
  images?: ImageSummary[];
  next?: string;
  specimens?: (SpecimenRecord & { institutionId: string; images: ImageSummary[] })[];
}
