// All collections; or, with ?id=, the photographs of one, page by page.
import { collections, get } from './api.js';
import { h, show } from './dom.js';
import * as parts from './parts.js';
import * as words from './words.js';

const address = new URLSearchParams(location.search);
const id = address.get('id');

async function all() {
  const known = await collections();
  show('content', h('h1', {}, 'Collections'), known.length > 0
    ? h('ul', { class: 'tiles' }, known.map((it) => parts.collectionTile(it, `?id=${encodeURIComponent(it.collectionId)}`)))
    : h('p', { class: 'lede' }, 'There is no collection yet.'));
}

async function one() {
  const path = `/v1/collections/${encodeURIComponent(id)}`;
  const collection = await get(path);
  const title = collection.title || collection.collectionId;
  document.title = `${title} · Vitrine`;
  const cards = h('ul', { class: 'cards' });
  const more = h('button', { type: 'button' }, 'Show more');
  const end = h('div', { class: 'more' }, more);
  show('content',
    h('h1', { class: 'break' }, title),
    h('p', { class: 'lede' }, `${words.count(collection.images, 'photograph')} · ${collection.subject} · `,
      h('a', { href: `/?collection=${encodeURIComponent(id)}` }, 'Search it by photograph')),
    cards, end);
  let next;
  async function page() {
    const query = new URLSearchParams({ limit: '24' });
    if (next) query.set('cursor', next);
    for (const filter of address.getAll('filter')) query.append('filter', filter);
    more.disabled = true;
    try {
      const list = await get(`${path}/images?${query}`);
      const fresh = list.items.map(parts.imageCard);
      cards.append(...fresh);
      if (next) fresh[0]?.querySelector('a').focus();
      next = list.next;
      end.hidden = !next;
      show('status', h('span', { class: 'hidden-text' }, `${words.count(cards.children.length, 'photograph')} shown`));
    } catch (failure) {
      show('problem', parts.problem(failure));
    } finally {
      more.disabled = false;
    }
  }
  more.addEventListener('click', page);
  await page();
}

(id ? one() : all()).catch((failure) => show('problem', parts.problem(failure)));
