import type { ItemRecord, SpecimenRecord } from '../src/api/records.js';
import type { Decision, DecisionKind, Item } from '../src/api/types.js';
import { problem, type Route } from './answers.js';
import { COLLECTION, INSTITUTION, catalogue, imageId, itemOf, summary, titles, type Photograph } from './catalogue.js';
import { log } from './decisions.js';

const TITLES: Record<string, string> = { 'h1-t0001': 'Stater of Helvia Vatia', 'h1-t0002': 'Drachm with a boar' };
/** A specimen number that two institutions of the collection use. */
const SHARED_NUMBER = '17';

const counted = () => log.filter((it) => it.effective);
const ids = () => [...new Set([...catalogue.map((it) => it.item), ...titles.keys()])];
const ofItem = (itemId: string) => catalogue.filter((it) => itemOf(it) === itemId);
const about = (it: Decision, itemId: string) => it.value?.itemId === itemId || it.value?.fromItemId === itemId || (it.subjects ?? []).some((subject) => subject.itemId === itemId);

function mergedInto(itemId: string): string | undefined {
  return counted().filter((it) => it.kind === 'merge-item' && it.subjects?.some((subject) => subject.itemId === itemId)).at(-1)?.other?.itemId;
}

function itemView(itemId: string): Item {
  const edits = counted().filter((it) => it.kind === 'edit-item' && about(it, itemId));
  const photographs = ofItem(itemId);
  const into = mergedInto(itemId);
  const changed = Object.entries(Object.assign({}, photographs[0] ? { legend: photographs[0].legend } : {}, ...edits.map((it) => it.value?.metadata ?? {})) as Record<string, string>).filter(([, value]) => value !== '');
  const isPublished = counted().some((it) => it.kind === 'publish-item' && about(it, itemId));
  return {
    itemId, collectionId: COLLECTION, title: edits.map((it) => it.value?.title).filter((it) => it !== undefined).at(-1) ?? titles.get(itemId) ?? TITLES[itemId] ?? '', metadata: Object.fromEntries(changed),
    status: into ? 'merged' : isPublished || itemId === 'h1-t0001' ? 'published' : 'draft', ...(into ? { mergedInto: into } : {}),
    specimens: new Set(photographs.map((it) => it.specimen)).size, images: photographs.map(imageId),
    history: counted().filter((it) => about(it, itemId)).map((it) => ({ decisionId: it.decisionId, kind: it.kind, person: it.person, at: it.decidedAt })), links: { self: `/v1/items?collection=${COLLECTION}&item=${itemId}` },
  };
}

/** Returns the specimens to which decisions of a kind relate a specimen, in either direction. */
function related(kind: DecisionKind, specimenId: string) {
  return counted().filter((it) => it.kind === kind).flatMap(({ subjects = [], other }) => {
    const all = [...subjects, ...(other ? [other] : [])];
    return all.some((it) => it.specimenId === specimenId) ? all.filter((it) => it.specimenId !== specimenId) : [];
  });
}

function specimenOf(specimenId: string, photographs: readonly Photograph[], institutionId: string) {
  const [first] = photographs;
  const itemId = first && itemOf(first);
  const notItems = counted().filter((it) => it.kind === 'not-same' && it.subjects?.some((subject) => subject.specimenId === specimenId)).flatMap((it) => it.other?.itemId ?? []);
  const [sameDies, sameSpecimens] = [related('same-die', specimenId), related('same-specimen', specimenId)];
  const by = counted().filter((it) => ['attach', 'detach', 'none-of-these', 'open-item'].includes(it.kind) && it.subjects?.some((subject) => subject.specimenId === specimenId)).at(-1);
  return {
    specimenId, collectionId: COLLECTION, institutionId, ...(itemId ? { itemId } : {}), ...(first ? { statedItemId: first.item } : {}),
    ...(by || notItems.length + sameDies.length + sameSpecimens.length > 0 ? { decided: { ...(by && itemId ? { itemId } : {}), ...(by ? { by: { decisionId: by.decisionId, person: by.person, at: by.decidedAt } } : {}), noneOfThese: by?.kind === 'none-of-these', confirmations: by ? 1 : 0, notItems, notSpecimens: [], sameSpecimens, sameDies, labels: [], conflicts: [] } } : {}),
    images: photographs.map((it) => ({ ...summary(it), specimenId, institutionId })), links: { self: `/v1/specimens?collection=${COLLECTION}&institution=${institutionId}&specimen=${specimenId}` },
  };
}

/** Routes for items and specimens. */
export const records: readonly Route[] = [
  {
    method: 'GET', path: /^\/v1\/collections\/hoard\/items$/,
    answer: ({ query }) => {
      const q = query.get('q')?.toLowerCase() ?? '';
      const found = ids().map(itemView).filter((it) => JSON.stringify([it.itemId, it.title, it.metadata]).toLowerCase().includes(q) && (!query.get('status') || it.status === query.get('status')));
      return { json: { items: found.slice(0, Number(query.get('limit') ?? 24)) } };
    },
  },
  {
    method: 'GET', path: /^\/v1\/items$/,
    answer: ({ query }) => {
      const asked = query.get('item') ?? '';
      if (!ids().includes(asked)) return problem(404, 'unknown-item', 'Unknown item', `Collection '${COLLECTION}' has no item '${asked}'.`);
      const itemId = mergedInto(asked) ?? asked;
      const { specimens: _, links: _links, mergedInto: _into, ...item } = itemView(itemId);
      const photographs = [...ofItem(itemId), ...(itemId === asked ? [] : ofItem(asked))];
      const specimens = [...new Set(photographs.map((it) => it.specimen))].map((specimenId) => {
        const { images, links } = specimenOf(specimenId, photographs.filter((it) => it.specimen === specimenId), INSTITUTION);
        return { institutionId: INSTITUTION, specimenId, images, links };
      });
      const json: ItemRecord = { ...item, ...(itemId === asked ? {} : { requestedItemId: asked }), specimens };
      return { json };
    },
  },
  {
    method: 'GET', path: /^\/v1\/specimens$/,
    answer: ({ query }) => {
      const specimenId = query.get('specimen') ?? '';
      if (specimenId === SHARED_NUMBER) {
        const both = [[INSTITUTION, 1], ['abbey', 2]].map(([institution, type]) => specimenOf(SHARED_NUMBER, catalogue.filter((it) => it.type === type), String(institution)));
        const chosen = both.find((it) => it.institutionId === query.get('institution'));
        const json: SpecimenRecord = chosen ?? { specimenId, collectionId: COLLECTION, specimens: both };
        return { json };
      }
      const photographs = catalogue.filter((it) => it.specimen === specimenId);
      if (photographs.length === 0) return problem(404, 'unknown-specimen', 'Unknown specimen', `Collection '${COLLECTION}' has no specimen '${specimenId}'.`);
      return { json: specimenOf(specimenId, photographs, INSTITUTION) };
    },
  },
];
