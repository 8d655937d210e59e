import type OpenSeadragon from 'openseadragon';

/** The library of zoom, fetched when the first viewer is drawn. */
export async function openSeadragon(): Promise<typeof OpenSeadragon> {
  const library = (await import('openseadragon')).default;
  const mark = 'data-openseadragon-mobile-css';
  if (!document.querySelector(`style[${mark}]`)) {
    // It would write a style sheet into the document, which the Content-Security-Policy blocks; where this mark is it does not.
    // Of no namespace of the browser's, it matches `style[…]` and is no style sheet.
    const style = document.createElementNS('urn:vitrine:mark', 'style');
    style.setAttribute(mark, 'true');
    document.head.append(style);
  }
  return library;
}
