// Draws the answer to a search: what was done to the photograph, how sure we are, facets, hits.
import { h } from './dom.js';
import * as parts from './parts.js';
import * as words from './words.js';

/** @param narrow called with a facet's name, a value, and whether it is wanted */
export function results(answer, filters, narrow) {
  const seen = answer.query.images.map(photograph);
  const facets = facetBox(answer.facets, filters, narrow);
  return [
    verdict(answer, filters),
    h('div', { class: facets ? 'found narrowable' : 'found' },
      facets,
      h('section', { 'aria-label': 'Candidates' },
        h('ol', { class: 'cards' }, answer.hits.map((hit, index) => parts.hitCard(hit, index + 1))))),
    h('section', {},
      h('h2', {}, seen.length > 1 ? 'What was done to your photographs' : 'What was done to your photograph'),
      h('div', { class: 'seen' }, seen),
      answer.query.model && h('p', { class: 'hint' }, `Compared by ${words.model(answer.query.model)} in ${words.count(Math.round(answer.tookMs), 'millisecond')}.${words.verification(answer.verification)}`)),
  ];
}

function verdict(answer, filters) {
  const best = answer.hits[0];
  if (!best) {
    return h('div', { class: 'notice unsure' }, h('h2', {}, 'Nothing found'), h('p', {}, filters.size > 0
      ? 'No photograph of the collection passes the chosen filters. Take one away.'
      : 'The collection holds no photograph that could be compared with yours.'));
  }
  const name = best.itemId ?? best.specimenId;
  if (answer.confident) {
    return h('div', { class: 'notice sure' },
      h('h2', {}, `${words.likelihood(best.score)}: ${name}`),
      h('p', {}, `Match score ${words.percent(best.score)}. Compare before you decide; the other candidates follow.`));
  }
  if (answer.doubt?.code.startsWith('no-object')) {
    return h('div', { class: 'notice unsure' }, h('h2', {}, 'No confident match'), h('p', {}, answer.doubt.detail));
  }
  if (best.score === undefined) {
    return h('div', { class: 'notice unsure' },
      h('h2', {}, 'Nearest candidates'),
      h('p', {}, `How likely they are the same is not known: that was never measured for pictures compared by ${words.model(answer.query.model)}. Compare before you decide.`));
  }
  return h('div', { class: 'notice unsure' },
    h('h2', {}, 'No confident match'),
    h('p', {}, `Nothing in the collection is clearly the same. The nearest candidates follow; the best has a match score of ${words.percent(best.score)}.`));
}

function photograph(image) {
  const side = image.side === 'unknown' ? 'Photograph' : words.sentence(image.side);
  return h('figure', { class: 'panel' },
    parts.picture(image.prepared, `${side} as the machine compares it`, 'eager'),
    h('figcaption', {},
      h('h3', {}, side),
      image.side !== 'unknown' && h('p', { class: 'hint' }, words.shownSide(image)),
      parts.steps(image.steps),
      parts.quality(image.quality)),
    h('div', { class: 'whole' }, parts.statements(image.attributes, image.labels)));
}

function facetBox(facets, filters, narrow) {
  const chosen = new Map([...filters].map(([name, values]) => [words.fold(name), { name, values }]));
  const shown = Object.keys(facets).filter((name) => tells(facets[name]) || chosen.has(words.fold(name)));
  const others = [...filters.keys()].filter((name) => !shown.some((it) => words.fold(it) === words.fold(name)));
  const names = [...others, ...shown];
  if (names.length === 0) return null;
  return h('form', { class: 'facets', 'aria-label': 'Narrow', onsubmit: (event) => event.preventDefault() },
    h('details', { open: matchMedia('(min-width: 52rem)').matches || filters.size > 0 },
      h('summary', {}, 'Narrow'),
      names.map((name) => fieldset(name, facets[name] ?? [], chosen.get(words.fold(name)), narrow)),
      h('p', { class: 'hint' }, 'Numbers are photographs of the collection.')));
}

/** Where nothing is known of any photograph there is nothing to choose. */
function tells(counts) {
  return counts.some((it) => it.value !== 'unknown');
}

/** @param chosen the filter of this name as it was given, whose values may be spelt otherwise than those counted */
function fieldset(name, counts, chosen, narrow) {
  const given = new Map([...(chosen?.values ?? [])].map((value) => [words.fold(value), value]));
  const counted = new Set(counts.map((it) => words.fold(it.value)));
  const values = [...[...given].filter(([folded]) => !counted.has(folded)).map(([, value]) => ({ value })), ...counts];
  return h('fieldset', {},
    h('legend', {}, words.name(name)),
    values.map((it) => choice(it, given.get(words.fold(it.value)), (value, wanted) => narrow(chosen?.name ?? name, value, wanted))));
}

function choice({ value, count, stated }, given, changed) {
  const byMachines = count !== undefined && stated < count;
  return h('label', { title: value },
    h('input', { type: 'checkbox', checked: given !== undefined, onchange: (event) => changed(given ?? value, event.target.checked) }),
    h('span', { class: 'value' }, value, byMachines && h('small', {}, stated === 0 ? ' by machine' : ` ${words.whole(count - stated)} by machine`)),
    count !== undefined && h('span', { class: 'count number' }, words.whole(count)));
}
