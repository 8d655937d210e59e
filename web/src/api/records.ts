// Types of the records of search-api: items and specimens.
import type { components } from '../../target/api/openapi.js';
import type { Decided, ElementOf, ImageSummary, ItemChange, ItemStatus, Narrowed } from './types.js';

type Described = components['schemas'];

/** A specimen of an item, with those of its photographs that the present page of the answer holds. */
export type SpecimenOfItem = Narrowed<ElementOf<Described['Item']['specimens']>, { images: ImageSummary[] }>;

/** An item with its specimens. requestedItemId: the requested id, where that item was merged into this one. */
export type ItemRecord = Narrowed<Described['Item'], { status?: ItemStatus; history?: ItemChange[]; specimens: SpecimenOfItem[] }>;

/**
 * A specimen. Where several institutions use its number, it has `specimens`, one per institution, instead of `images`.
 */
export type SpecimenRecord = Narrowed<Described['SpecimenAnswer'], { decided?: Decided; images?: ImageSummary[]; specimens?: SpecimenOfInstitution[] }>;
export type SpecimenOfInstitution = Narrowed<ElementOf<Described['SpecimenAnswer']['specimens']>, { decided?: Decided; images: ImageSummary[] }>;
