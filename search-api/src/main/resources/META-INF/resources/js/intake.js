// Takes photographs: one slot per side, filled by choosing, dropping or pasting.
import { h } from './dom.js';
import * as words from './words.js';

const ACCEPTED = 'image/jpeg,image/png,image/webp,image/tiff,image/gif,image/bmp,.jpg,.jpeg,.png,.webp,.tif,.tiff,.gif,.bmp';

/**
 * @param place element that the slots are put in
 * @param changed called after every change, with the files by side
 */
export function intake(place, changed) {
  const files = new Map();
  let sides = [];

  function offer(wanted) {
    sides = wanted;
    for (const side of files.keys()) if (!sides.includes(side)) files.delete(side);
    draw();
  }

  function put(side, file) {
    files.set(side, file);
    draw(side);
    changed(files);
  }

  function drop(side) {
    files.delete(side);
    draw(side);
    changed(files);
  }

  /** A picture given to nobody in particular goes to the first empty side, or else replaces the first. */
  function give(list) {
    const pictures = [...list].filter((file) => file.type.startsWith('image/') || /\.(jpe?g|png|webp|tiff?|gif|bmp)$/i.test(file.name));
    const empty = sides.filter((side) => !files.has(side));
    pictures.slice(0, sides.length).forEach((file, index) => put(empty[index] ?? sides[index], file));
    return pictures.length > 0;
  }

  function draw(focusOn) {
    for (const image of place.querySelectorAll('img')) URL.revokeObjectURL(image.src);
    place.replaceChildren(...sides.map((side, index) => slot(side, index)));
    if (focusOn) place.querySelector(`[data-side="${focusOn}"] input`)?.focus({ preventScroll: true });
  }

  function slot(side, index) {
    const file = files.get(side);
    const name = side === 'image' ? 'Photograph' : words.sentence(side);
    const input = h('input', {
      type: 'file', accept: ACCEPTED, name: `file-${side}`,
      'aria-label': file ? `Replace ${name}: ${file.name}` : `Choose ${name}`,
      onchange: (event) => event.target.files[0] && put(side, event.target.files[0]),
    });
    const box = h('div', { class: file ? 'slot filled' : 'slot', 'data-side': side }, input);
    if (file) {
      const preview = h('img', { src: URL.createObjectURL(file), alt: '' });
      preview.addEventListener('error', () => preview.replaceWith(h('span', { class: 'hint' }, 'No preview in this browser')));
      box.append(preview, h('div', { class: 'cap' },
        h('span', { class: 'break' }, h('b', {}, name), h('span', { class: 'size' }, ` · ${words.bytes(file.size)}`)),
        h('button', { type: 'button', 'aria-label': `Remove ${name}`, onclick: () => drop(side) }, 'Remove')));
    } else {
      box.append(h('div', { class: 'ask' }, h('strong', {}, name), h('span', {}, index === 0 ? 'Drop or choose a photograph' : 'Optional')));
    }
    box.addEventListener('dragover', (event) => { event.preventDefault(); box.classList.add('over'); });
    box.addEventListener('dragleave', () => box.classList.remove('over'));
    box.addEventListener('drop', (event) => {
      event.preventDefault();
      event.stopPropagation();
      box.classList.remove('over');
      if (event.dataTransfer.files.length === 1) put(side, event.dataTransfer.files[0]);
      else give(event.dataTransfer.files);
    });
    return box;
  }

  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => { event.preventDefault(); give(event.dataTransfer.files); });
  document.addEventListener('paste', (event) => { if (give(event.clipboardData.files)) event.preventDefault(); });

  return { offer, files, clear: () => { files.clear(); draw(); changed(files); } };
}
