// Items, specimens and collections as single records of search-api.
import type { components } from '../../target/api/openapi.js';
import type { Decided, ElementOf, ImageSummary, ItemChange, ItemStatus, Narrowed } from './types.js';

type Described = components['schemas'];

/** A specimen with those of its photographs that are on a page. */
export type SpecimenOfItem = Narrowed<ElementOf<Described['Item']['specimens']>, { images: ImageSummary[] }>;

/** An item with its specimens. requestedItemId: the id asked for, where that item was merged into this one. */
export type ItemRecord = Narrowed<Described['Item'], { status?: ItemStatus; history?: ItemChange[]; specimens: SpecimenOfItem[] }>;

/** One physical object; where several institutions use its number, `specimens` instead of the photographs. */
export type SpecimenRecord = Narrowed<Described['SpecimenAnswer'], { decided?: Decided; images?: ImageSummary[]; specimens?: SpecimenOfInstitution[] }>;
export type SpecimenOfInstitution = Narrowed<ElementOf<Described['SpecimenAnswer']['specimens']>, { decided?: Decided; images: ImageSummary[] }>;
