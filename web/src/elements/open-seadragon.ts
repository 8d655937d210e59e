import type OpenSeadragon from 'openseadragon';

/** Returns OpenSeadragon, the library for deep zoom; the first call fetches it. */
export async function openSeadragon(): Promise<typeof OpenSeadragon> {
  const library = (await import('openseadragon')).default;
  const mark = 'data-openseadragon-mobile-css';
  if (!document.querySelector(`style[${mark}]`)) {
    // OpenSeadragon writes a style sheet into the document, which the Content-Security-Policy blocks, unless it finds
    // an element with this attribute. The element is in a foreign namespace, so it matches `style[…]` but is not a
    // style sheet.
    const style = document.createElementNS('urn:vitrine:mark', 'style');
    style.setAttribute(mark, 'true');
    document.head.append(style);
  }
  return library;
}
