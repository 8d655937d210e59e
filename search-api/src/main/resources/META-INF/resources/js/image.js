// One photograph: its renditions, what the institution and the machines say, and what looks like it.
import { get } from './api.js';
import { h, show } from './dom.js';
import * as parts from './parts.js';
import * as words from './words.js';

const KINDS = [['access', 'Photograph'], ['prepared', 'As compared'], ['mask', 'Cut-out']];
const id = new URLSearchParams(location.search).get('id') ?? '';
const path = `/v1/images/${encodeURIComponent(id)}`;

function page(image) {
  const name = image.itemId ?? image.specimenId;
  document.title = `${name} · Vitrine`;
  return [
    h('h1', { class: 'break' }, name),
    h('p', { class: 'lede break' }, [
      image.itemId ? `Specimen ${image.specimenId}` : 'A specimen of no known item',
      image.institutionId,
      image.side !== 'unknown' && image.side,
      h('a', { href: `/collections.html?id=${encodeURIComponent(image.collectionId)}` }, image.collectionId),
    ].filter(Boolean).flatMap((it, index) => (index > 0 ? [' · ', it] : [it]))),
    h('div', { class: 'one' }, viewer(image, name), h('div', {},
      h('section', { class: 'panel' }, h('h2', {}, 'The institution says'), facts(image)),
      parts.statements(image.attributes, image.labels),
      h('h2', {}, 'What was done to it'), parts.steps(image.steps), parts.quality(image.quality))),
  ];
}

function viewer(image, name) {
  const made = new Set(image.renditions.map((it) => it.kind));
  const kinds = KINDS.filter(([kind]) => made.has(kind));
  const stage = h('div', { class: 'stage' });
  const show = (kind, label) => stage.replaceChildren(parts.picture(image.links[kind], `${name}: ${label}`));
  if (kinds.length > 0) show(...kinds[0]);
  return h('div', { class: 'viewer' }, stage, h('fieldset', { class: 'kinds' },
    h('legend', { class: 'hidden-text' }, 'Which picture'),
    kinds.map(([kind, label], index) => h('label', {},
      h('input', { type: 'radio', name: 'kind', checked: index === 0, onchange: () => show(kind, label) }), label))));
}

function facts(image) {
  const rows = [
    ...image.attributes.filter((it) => !it.model).map((it) => [words.name(it.name), it.value]),
    ['Institution', image.institutionId],
    ['Identifier', image.identifier],
    ['Image', image.imageId],
    ['Version', `${image.version}, arrived ${words.date(image.arrivedAt)}`],
    ['Size', `${image.widthPx} × ${image.heightPx} px`],
  ];
  return h('dl', { class: 'facts' }, rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

async function start() {
  if (!id) {
    show('problem', parts.problem({ title: 'Which photograph?', detail: 'The address of this page ends in ?id= and an image id.' }));
    return;
  }
  try {
    show('image', page(await get(path)));
    const similar = await get(`${path}/similar?k=8`);
    show('similar', h('h2', {}, 'Looks like it'), similar.hits.length > 0
      ? h('ol', { class: 'cards' }, similar.hits.map((hit, index) => parts.hitCard(hit, index + 1)))
      : h('p', {}, 'Nothing else in the collection could be compared with it.'));
  } catch (failure) {
    show('problem', parts.problem(failure));
  }
}

start();
