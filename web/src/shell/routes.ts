import { t } from '../strings/index.js';

/** A page: its address, its element and the function that loads its code. Each folder of src/pages is one page. */
export interface Page {
  /** `/` or `/NAME`, where NAME is the folder: the build writes NAME.html, which search-api serves. */
  path: string;
  tag: string;
  title: () => string;
  /** Whether the bar at the top links to it. */
  inBar: boolean;
  /** Whether links to it carry the chosen collection. */
  ofCollection: boolean;
  load: () => Promise<unknown>;
}

export const pages: readonly Page[] = [
  { path: '/', tag: 'page-find', title: () => t.titles.find, inBar: true, ofCollection: true, load: () => import('../pages/find/page.js') },
  { path: '/compare', tag: 'page-compare', title: () => t.titles.compare, inBar: false, ofCollection: true, load: () => import('../pages/compare/page.js') },
  { path: '/collections', tag: 'page-collections', title: () => t.titles.collections, inBar: false, ofCollection: false, load: () => import('../pages/collections/page.js') },
  { path: '/collection', tag: 'page-collection', title: () => t.titles.collection, inBar: true, ofCollection: true, load: () => import('../pages/collection/page.js') },
  { path: '/item', tag: 'page-item', title: () => t.titles.item, inBar: false, ofCollection: true, load: () => import('../pages/item/page.js') },
  { path: '/specimen', tag: 'page-specimen', title: () => t.titles.specimen, inBar: false, ofCollection: true, load: () => import('../pages/specimen/page.js') },
  { path: '/image', tag: 'page-image', title: () => t.titles.image, inBar: false, ofCollection: true, load: () => import('../pages/image/page.js') },
  { path: '/review', tag: 'page-review', title: () => t.titles.review, inBar: true, ofCollection: true, load: () => import('../pages/review/page.js') },
  { path: '/contribute', tag: 'page-contribute', title: () => t.titles.contribute, inBar: true, ofCollection: true, load: () => import('../pages/contribute/page.js') },
  { path: '/models', tag: 'page-models', title: () => t.titles.models, inBar: true, ofCollection: true, load: () => import('../pages/models/page.js') },
  { path: '/operate', tag: 'page-operate', title: () => t.titles.operate, inBar: true, ofCollection: false, load: () => import('../pages/operate/page.js') },
];

export function pageAt(path: string): Page | undefined {
  return pages.find((it) => it.path === path);
}
