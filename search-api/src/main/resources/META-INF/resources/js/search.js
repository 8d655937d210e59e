// The search page: photographs in, candidates out. The address keeps the collection and the filters, never a picture.
import { collections, filterOf, filterText, post } from './api.js';
import { h, show } from './dom.js';
import { intake } from './intake.js';
import * as parts from './parts.js';
import { results } from './results.js';
import * as words from './words.js';

const form = document.getElementById('query');
const chooser = document.getElementById('collection');
const go = document.getElementById('go');
const clear = document.getElementById('clear');
const empty = document.getElementById('empty');
const filters = new Map();
let known = [];
let running;

const slots = intake(document.getElementById('slots'), (photographs) => {
  go.disabled = photographs.length === 0 || !chooser.value;
  clear.hidden = photographs.length === 0;
  if (photographs.length > 0 && chooser.value) search();
  else reset();
}, (names) => show('problem', parts.problem({
  title: 'Not a picture',
  detail: `${names.join(', ')}: no picture of a known format. Choose a JPEG, PNG, TIFF, WebP, GIF, BMP or HEIC file.`,
})));

form.addEventListener('submit', (event) => { event.preventDefault(); search(); });
clear.addEventListener('click', () => { filters.clear(); slots.clear(); });
chooser.addEventListener('change', () => { filters.clear(); choose(); });

/** What a collection photographs: two sides of a coin, or just the object. */
function choose() {
  const collection = known.find((it) => it.collectionId === chooser.value);
  const told = (collection?.sides ?? []).filter((side) => side === 'obverse' || side === 'reverse');
  remember();
  slots.offer(told.length > 0 ? told : ['image']);
  if (slots.photographs().length > 0) search();
}

async function search() {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  const body = new FormData();
  for (const { file, side } of slots.photographs()) body.append(side || 'image', file, file.name || 'photograph');
  for (const [name, values] of filters) for (const value of values) body.append('filter', filterText(name, value));
  body.append('k', '8');
  body.append('pictures', 'true');
  remember();
  show('problem');
  empty.hidden = true;
  const waiting = progress();
  form.setAttribute('aria-busy', 'true');
  try {
    const answer = await post(`/v1/collections/${encodeURIComponent(chooser.value)}/search`, body, waiting.sent, mine.signal);
    show('status', h('p', { class: 'hidden-text' }, `${words.count(answer.hits.length, 'candidate')}. ${answer.confident ? '' : 'No confident match.'}`));
    show('results', results(answer, filters, narrow)).focus({ preventScroll: true });
  } catch (failure) {
    if (failure.name === 'AbortError') return;
    show('status');
    show('results');
    show('problem', parts.problem(failure));
  } finally {
    waiting.stop();
    if (running === mine) form.removeAttribute('aria-busy');
  }
}

/** Says what is known: how much was sent; and then that the server is at work, and for how long. */
function progress() {
  const bar = h('progress', { max: 1, value: 0, 'aria-label': 'Search' });
  const text = h('p', { class: 'hint' }, 'Sending the photograph…');
  show('status', h('div', { class: 'waiting' }, bar, text));
  const began = performance.now();
  let sent = false;
  const clock = setInterval(() => {
    const seconds = Math.round((performance.now() - began) / 1000);
    if (sent && seconds > 2) text.textContent = `Preparing, describing, comparing… ${seconds} s`;
  }, 1000);
  return {
    sent(share) {
      sent = share >= 1;
      if (sent) { bar.removeAttribute('value'); text.textContent = 'Preparing, describing, comparing…'; }
      else { bar.value = share; text.textContent = `Sending the photograph: ${words.percent(share)}`; }
    },
    stop() { clearInterval(clock); },
  };
}

function narrow(name, value, wanted) {
  const values = filters.get(name) ?? new Set();
  if (wanted) values.add(value); else values.delete(value);
  if (values.size > 0) filters.set(name, values); else filters.delete(name);
  search();
}

function reset() {
  running?.abort();
  for (const id of ['status', 'problem', 'results']) show(id);
  empty.hidden = false;
}

function remember() {
  const address = new URLSearchParams();
  if (chooser.value) address.set('collection', chooser.value);
  for (const [name, values] of filters) for (const value of values) address.append('filter', filterText(name, value));
  history.replaceState(null, '', `?${address}`);
}

async function start() {
  const address = new URLSearchParams(location.search);
  try {
    known = await collections();
  } catch (failure) {
    show('problem', parts.problem(failure));
    return;
  }
  for (const filter of address.getAll('filter')) {
    const [name, value] = filterOf(filter);
    if (name) filters.set(name, (filters.get(name) ?? new Set()).add(value));
  }
  chooser.replaceChildren(...known.map((it) => h('option', { value: it.collectionId }, it.title || it.collectionId)));
  const wanted = address.get('collection');
  const fullest = [...known].sort((a, b) => b.images - a.images)[0];
  chooser.value = known.some((it) => it.collectionId === wanted) ? wanted : fullest?.collectionId ?? '';
  show('collections', known.length > 0
    ? h('ul', { class: 'tiles' }, known.map((it) => parts.collectionTile(it, `/collections.html?id=${encodeURIComponent(it.collectionId)}`)))
    : h('p', {}, 'There is no collection yet. An institution makes one and sends photographs to it; then they can be searched here.'));
  choose();
}

start();
