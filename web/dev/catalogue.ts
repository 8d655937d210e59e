// The collection of the stand-in: five types of synthetic coins, made by `./vitrine hoard make --types 6 --specimens 2 --manner weathered`.
import photographs from './photographs.json';
import type { FacetCount, Facets, ImageSummary, Side, Statement } from '../src/api/types.js';

export const COLLECTION = 'hoard';
export const INSTITUTION = 'museum';
export type Photograph = (typeof photographs)[number];
export const MODEL = { provider: 'vitrine', name: 'relief-deep', version: '2', digest: '4d1f' };
const MATERIALS = { provider: 'vitrine', name: 'coin-material', version: '2', digest: '51aa' };

/** In the catalogue: the first specimen of each type. The second of type 1 is the query. */
export const catalogue: readonly Photograph[] = photographs.filter((it) => it.specimen.endsWith('s01'));
export const queries: readonly Photograph[] = photographs.filter((it) => !it.specimen.endsWith('s01'));

export const imageId = (it: Photograph) => `img-${it.name}`;
export const photographOf = (id: string) => photographs.find((it) => imageId(it) === id);

/** Items that people decided for specimens: specimen → item. */
export const attached = new Map<string, string>();
export const titles = new Map<string, string>();
export const detached = new Set<string>();
/** Sides that people set: imageId → side. */
export const sides = new Map<string, Side>();
/** Undefined where people detached the specimen. */
export const itemOf = (it: Photograph): string | undefined => attached.get(it.specimen) ?? (detached.has(it.specimen) ? undefined : it.item);

export function links(it: Photograph) {
  const self = `/v1/images/${imageId(it)}`;
  return {
    image: self, thumbnail: `${self}/renditions/thumbnail`, prepared: `${self}/renditions/prepared`, access: `${self}/renditions/access`, similar: `${self}/similar`,
    specimen: `/v1/specimens?collection=${COLLECTION}&institution=${INSTITUTION}&specimen=${it.specimen}`, ...(itemOf(it) === undefined ? {} : { item: `/v1/items?collection=${COLLECTION}&item=${itemOf(it)}` }),
  };
}

export function metadata(it: Photograph): Record<string, string> {
  return { denomination: it.denomination, region: it.region, legend: it.legend };
}

export function statements(it: Photograph): Statement[] {
  return [
    { name: 'side', value: it.side, source: 'institution', effective: true },
    ...Object.entries(metadata(it)).map(([name, value]) => ({ name, value, source: 'institution', effective: true })),
    { name: 'material', value: it.material, source: 'vitrine/coin-material@2', confidence: 0.81, model: MATERIALS, effective: true },
  ];
}

export function summary(it: Photograph): ImageSummary {
  return {
    imageId: imageId(it), collectionId: COLLECTION, institutionId: INSTITUTION, identifier: `${it.name}.jpg`, specimenId: it.specimen, ...(itemOf(it) === undefined ? {} : { itemId: itemOf(it)! }), statedItemId: it.item,
    side: sides.get(imageId(it)) ?? (it.side as Side), metadata: metadata(it), attributes: statements(it), links: links(it),
  };
}

/** NAME=VALUE texts, OR inside a name. */
export function passes(it: Photograph, filters: readonly string[], except?: string): boolean {
  const wanted = new Map<string, string[]>();
  for (const text of filters) {
    const [name = '', value = ''] = text.split('=');
    if (name !== except) wanted.set(name, [...(wanted.get(name) ?? []), value]);
  }
  return [...wanted].every(([name, values]) => values.includes(property(it, name)));
}

export function facets(filters: readonly string[]): Facets {
  return Object.fromEntries(['side', 'material', 'denomination'].map((name) => {
    const counts = new Map<string, number>();
    for (const it of catalogue.filter((each) => passes(each, filters, name))) counts.set(property(it, name), (counts.get(property(it, name)) ?? 0) + 1);
    const stated = name !== 'material';
    return [name, [...counts].map(([value, count]): FacetCount => ({ value, count, stated: stated ? count : 0 }))];
  }));
}

function property(it: Photograph, name: string): string {
  return { side: it.side, material: it.material, denomination: it.denomination }[name] ?? '';
}
