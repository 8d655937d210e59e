// Takes photographs by choosing, dropping or pasting. None of these states a side: only the field "Side" does.
import { h } from './dom.js';
import * as words from './words.js';

const ENDINGS = ['jpg', 'jpeg', 'png', 'webp', 'tif', 'tiff', 'gif', 'bmp', 'heic', 'heif', 'avif'];
const ACCEPTED = ['image/*', ...ENDINGS.map((ending) => `.${ending}`)].join(',');
const PICTURE = new RegExp(`\\.(${ENDINGS.join('|')})$`, 'i');

const isPicture = (file) => file.type.startsWith('image/') || PICTURE.test(file.name);

/**
 * @param place element that the slots are put in
 * @param changed called after every change, with the photographs: { file, side }, side is '' where none is stated
 * @param refused called with the names of files that are no pictures
 */
export function intake(place, changed, refused) {
  let sides = [];
  let slots = [];

  const photographs = () => slots.filter((slot) => slot.file);

  /** @param wanted the sides that may be stated; none where the collection does not tell sides apart */
  function offer(wanted) {
    sides = wanted;
    const kept = photographs();
    slots = Array.from({ length: sides.length > 0 ? 2 : 1 }, (_, index) => kept[index] ?? { side: '' });
    for (const slot of slots) if (!sides.includes(slot.side)) slot.side = '';
    draw();
  }

  function put(index, file) {
    slots[index] = { file, side: slots[index].file ? '' : slots[index].side };
    draw(index);
    changed(photographs());
  }

  function remove(index) {
    slots[index] = { side: '' };
    draw(index);
    changed(photographs());
  }

  /** An object has each side once. */
  function state(index, side) {
    for (const slot of slots) if (slot.side === side) slot.side = '';
    slots[index].side = side;
    draw();
    place.querySelector(`[data-slot="${index}"] select`)?.focus();
    if (slots[index].file) changed(photographs());
  }

  /** Goes to the first empty slots, or else replaces from the first. */
  function give(list, at = slots.findIndex((slot) => !slot.file)) {
    const files = [...list];
    const pictures = files.filter(isPicture);
    const first = Math.max(0, at);
    pictures.slice(0, slots.length).forEach((file, offset) => put((first + offset) % slots.length, file));
    if (pictures.length < files.length) refused(files.filter((file) => !isPicture(file)).map((file) => file.name));
    return pictures.length > 0;
  }

  function draw(focusOn) {
    for (const image of place.querySelectorAll('img')) URL.revokeObjectURL(image.src);
    place.replaceChildren(...slots.map((slot, index) => h('div', { class: 'place', 'data-slot': index },
      box(slot, index), sides.length > 0 && stating(slot, index))));
    if (focusOn !== undefined) place.querySelector(`[data-slot="${focusOn}"] input`)?.focus({ preventScroll: true });
  }

  function box(slot, index) {
    const { file } = slot;
    const name = index === 0 ? 'Photograph' : 'Other side';
    const input = h('input', {
      type: 'file', accept: ACCEPTED, name: `file-${index}`,
      'aria-label': file ? `Replace ${name}: ${file.name}` : `Choose ${name}`,
      onchange: (event) => event.target.files[0] && put(index, event.target.files[0]),
    });
    const element = h('div', { class: file ? 'slot filled' : 'slot' }, input);
    if (file) {
      const preview = h('img', { src: URL.createObjectURL(file), alt: '' });
      preview.addEventListener('error', () => preview.replaceWith(h('span', { class: 'hint' }, 'No preview in this browser')));
      element.append(preview, h('div', { class: 'cap' },
        h('span', { class: 'break' }, h('b', {}, name), h('span', { class: 'size' }, ` · ${words.bytes(file.size)}`)),
        h('button', { type: 'button', 'aria-label': `Remove ${name}`, onclick: () => remove(index) }, 'Remove')));
    } else {
      element.append(h('div', { class: 'ask' }, h('strong', {}, name), h('span', {}, index === 0 ? 'Drop or choose a photograph' : 'Optional')));
    }
    element.addEventListener('dragover', (event) => { event.preventDefault(); element.classList.add('over'); });
    element.addEventListener('dragleave', () => element.classList.remove('over'));
    element.addEventListener('drop', (event) => {
      event.preventDefault();
      event.stopPropagation();
      element.classList.remove('over');
      give(event.dataTransfer.files, index);
    });
    return element;
  }

  function stating(slot, index) {
    return h('label', { class: 'stating' }, 'Side',
      h('select', { name: `side-${index}`, onchange: (event) => state(index, event.target.value) },
        ['', ...sides].map((side) => h('option', { value: side, selected: side === slot.side }, side ? words.sentence(side) : 'Not stated'))));
  }

  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => { event.preventDefault(); give(event.dataTransfer.files); });
  document.addEventListener('paste', (event) => { if (give(event.clipboardData.files)) event.preventDefault(); });

  return {
    offer,
    photographs,
    clear() {
      slots = slots.map(() => ({ side: '' }));
      draw();
      changed(photographs());
    },
  };
}
