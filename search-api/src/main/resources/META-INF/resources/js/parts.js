// The parts that several pages show: problems, steps, machine statements, cards.
import { h } from './dom.js';
import * as words from './words.js';

export const imagePage = (imageId) => `/image.html?id=${encodeURIComponent(imageId)}`;

/** What went wrong, what to do, and for whom it may concern the code. */
export function problem(failure) {
  const known = failure.title !== undefined;
  const wait = failure.retryAfter ? ` Try again in ${words.count(Number(failure.retryAfter), 'second')}.` : '';
  return h('div', { class: 'notice bad' },
    h('h2', {}, known ? failure.title : 'This page failed'),
    h('p', { class: 'break' }, (known ? failure.detail : String(failure)) + wait),
    known && failure.code && h('p', { class: 'hint' }, `Code: ${failure.code}`));
}

/** A list of what preparation did, in order. */
export function steps(list) {
  return h('ol', { class: 'steps' }, list.map((step) => {
    const outcome = words.OUTCOMES[step.outcome] ?? { mark: '·', word: step.outcome };
    const sure = step.outcome === 'skipped' ? '' : ` · ${words.confidence(step.confidence)} (${words.percent(step.confidence)})`;
    const detail = [step.note, words.measured(step.measured)].filter(Boolean).join(' ');
    return h('li', { class: step.outcome },
      h('span', { class: 'mark', 'aria-hidden': 'true' }, outcome.mark),
      h('span', {}, `${words.step(step.name)}: ${outcome.word}${sure}`, detail && h('small', {}, detail)));
  }));
}

/** Quality of a photograph as a sentence. */
export function quality(figures) {
  if (!figures) return null;
  return h('p', { class: 'hint' },
    `Object ${figures.resolutionPx} px across, covers ${words.percent(figures.coverage)} of the photograph, `
    + `sharpness ${words.similarity(figures.sharpness)}, brightness ${words.percent(figures.exposure)}.`);
}

/** What models say: attributes and labels, each with the model and how sure it is. What institutions state stands elsewhere. */
export function statements(attributes = [], labels = []) {
  const rows = [
    ...attributes.filter((it) => it.model).map((it) => row(words.sentence(it.name), it.value, it)),
    ...labels.map((it) => row('Label', it.name, it)),
  ];
  if (rows.length === 0) return h('p', { class: 'hint' }, 'The machines said nothing of this photograph.');
  return h('table', { class: 'statements' },
    h('caption', {}, 'What the machines say'),
    h('thead', {}, h('tr', {}, ['What', 'Value', 'How sure'].map((it) => h('th', { scope: 'col' }, it)))),
    h('tbody', {}, rows));
}

function row(what, value, statement) {
  const who = words.model(statement.model);
  return h('tr', {},
    h('th', { scope: 'row' }, what),
    h('td', {}, value, who && h('div', { class: 'who' }, who)),
    h('td', { class: 'sure' }, words.percent(statement.confidence), meter(statement.confidence, `confidence that ${what} is ${value}`)));
}

export function meter(value, label) {
  return h('meter', { min: 0, max: 1, low: 0.4, high: 0.7, optimum: 1, value, 'aria-label': label });
}

/** A picture that says so in words where it cannot be shown. */
export function picture(source, text, loading = 'lazy') {
  const image = h('img', { src: source, alt: text, loading, decoding: 'async' });
  image.addEventListener('error', () => image.replaceWith(h('span', { class: 'hint' }, 'No picture')), { once: true });
  return image;
}

/** One hit of a search as a card. */
export function hitCard(hit, rank) {
  const name = hit.itemId ?? hit.specimenId;
  const others = hit.specimens.slice(1, 4);
  return h('li', { class: 'card' },
    h('div', { class: 'shot' }, picture(hit.links.thumbnail, `${name}, ${hit.side === 'unknown' ? 'side not told' : hit.side}`)),
    h('span', { class: 'rank' }, h('span', { class: 'hidden-text' }, 'Rank '), String(rank)),
    h('div', { class: 'body' },
      h('div', {},
        h('h3', {}, h('a', { href: imagePage(hit.imageId) }, name)),
        h('p', { class: 'sub' }, hit.itemId ? `Specimen ${hit.specimenId}` : 'A specimen of no known item', ` · ${hit.institutionId}`)),
      h('div', {},
        hit.score !== undefined && h('p', { class: 'score' },
          h('b', {}, words.likelihood(hit.score)),
          h('span', { class: 'number' }, words.percent(hit.score))),
        hit.score !== undefined && meter(hit.score, `match score of ${name}`),
        h('p', { class: 'sub number' }, `Similarity ${words.similarity(hit.similarity)}${hit.side === 'unknown' ? '' : ` · ${hit.side}`}`),
        hit.verified && h('p', { class: 'sub' }, words.verified(hit.verified, hit.score))),
      facts(hit),
      others.length > 0 && h('div', { class: 'others' }, 'Also',
        others.map((it) => h('a', { href: imagePage(it.imageId), title: `Specimen ${it.specimenId} of ${it.institutionId}, ${it.score === undefined ? `similarity ${words.similarity(it.similarity)}` : words.percent(it.score)}` },
          picture(`/v1/images/${encodeURIComponent(it.imageId)}/renditions/thumbnail`, `Specimen ${it.specimenId}`))))));
}

/** At most four statements: the institution's own first, then those of models about other properties. */
function facts(hit) {
  const all = (hit.attributes ?? []).filter((it) => words.fold(it.name) !== 'side');
  const stated = all.filter((it) => !it.model);
  const told = new Set(stated.map((it) => words.fold(it.name)));
  const shown = [...stated, ...all.filter((it) => it.model && !told.has(words.fold(it.name)))].slice(0, 4);
  return shown.length > 0 && h('dl', {}, shown.map((it) => h('div', {},
    h('dt', {}, words.name(it.name)),
    h('dd', {}, it.value, it.model && h('small', {}, ` ${it.source}, ${words.percent(it.confidence)}`)))));
}

/** One image of a list as a card. */
export function imageCard(image) {
  const name = image.itemId ?? image.specimenId;
  return h('li', { class: 'card' },
    h('div', { class: 'shot' }, picture(image.links.thumbnail, name)),
    h('div', { class: 'body' },
      h('h3', {}, h('a', { href: imagePage(image.imageId) }, name)),
      h('p', { class: 'sub' }, [image.itemId && `Specimen ${image.specimenId}`, image.institutionId, image.side !== 'unknown' && image.side].filter(Boolean).join(' · '))));
}

/** A collection as a tile. */
export function collectionTile(collection, href) {
  return h('li', {}, h('a', { class: 'panel', href },
    h('h3', {}, collection.title || collection.collectionId),
    h('p', { class: 'hint' }, `${words.count(collection.images, 'photograph')} · ${collection.subject}`)));
}
