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
      parts.steps(image.steps),
      parts.quality(image.quality)),
    h('div', { class: 'whole' }, parts.statements(image.attributes, image.labels)));
}

function facetBox(facets, filters, narrow) {
  const names = [...new Set([...filters.keys(), ...Object.keys(facets).filter((name) => tells(facets[name]))])];
  if (names.length === 0) return null;
  return h('form', { class: 'facets', 'aria-label': 'Narrow', onsubmit: (event) => event.preventDefault() },
    h('details', { open: matchMedia('(min-width: 52rem)').matches || filters.size > 0 },
      h('summary', {}, 'Narrow'),
      names.map((name) => fieldset(name, facets[name] ?? [], filters.get(name) ?? new Set(), narrow))));
}

/** Where nothing is known of any photograph there is nothing to choose. */
function tells(counts) {
  return counts.some((it) => it.value !== 'unknown');
}

function fieldset(name, counts, chosen, narrow) {
  const counted = new Set(counts.map((it) => it.value));
  const values = [...[...chosen].filter((it) => !counted.has(it)).map((value) => ({ value })), ...counts];
  return h('fieldset', {},
    h('legend', {}, words.sentence(name)),
    values.map(({ value, count }) => h('label', {},
      h('input', { type: 'checkbox', checked: chosen.has(value), onchange: (event) => narrow(name, value, event.target.checked) }),
      h('span', {}, value),
      count !== undefined && h('span', { class: 'count number' }, String(count)))));
}
