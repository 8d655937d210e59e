// Router: the address holds the state of a page. Pages read it, change it, and get an event when it changes.
import { pageAt } from './routes.js';

/** State of an entry of the browser's history; it survives a reload. */
interface Entry { entry: string; scrollY?: number }

/**
 * Dispatches `change` when another entry of the history is shown, by a link, a page or Back, and `parameters` when
 * `setParameters` was called.
 */
export const router = new EventTarget();

export function parameters(): URLSearchParams {
  return new URLSearchParams(location.search);
}

/** Returns the id of the present entry of the history, under which a page can store further state. */
export function entryId(): string {
  const state = history.state as Entry | null;
  if (state?.entry) return state.entry;
  const entry = uniqueId();
  history.replaceState({ entry }, '');
  return entry;
}

/** Goes to an address of the pages, like a link. */
export function go(address: string): void {
  storeScroll();
  history.pushState({ entry: uniqueId() }, '', address);
  router.dispatchEvent(new Event('change'));
  scrollTo(0, 0);
}

/**
 * Changes parameters of the present address without a new entry of the history. Undefined or an empty text removes a
 * parameter.
 */
export function setParameters(changes: Record<string, string | readonly string[] | undefined>): void {
  const query = parameters();
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    for (const each of Array.isArray(value) ? value : [value]) if (each) query.append(name, each as string);
  }
  const text = query.toString();
  history.replaceState({ ...(history.state as Entry | null), entry: entryId() }, '', text ? `?${text}` : location.pathname);
  router.dispatchEvent(new Event('parameters'));
}

/**
 * Reads the stored scroll position of the present entry, and returns a function that scrolls there if that entry is
 * still shown. Call this function before the page is drawn, because a page that is still short changes the position.
 * Call the returned one when the content is drawn.
 */
export function scrollRestorer(): () => void {
  const entry = entryId();
  const y = storedScroll();
  return () => void requestAnimationFrame(() => {
    if (y && entryId() === entry) scrollTo(0, y);
  });
}

/** Starts to handle links and Back, and to store scroll positions; called once. */
export function startRouter(): void {
  history.scrollRestoration = 'manual';
  entryId();
  let settled: ReturnType<typeof setTimeout> | undefined;
  addEventListener('popstate', () => {
    clearTimeout(settled); // Otherwise the position in the former entry would be stored as that of this entry.
    router.dispatchEvent(new Event('change'));
    if (!storedScroll() && !location.hash) scrollTo(0, 0);
  });
  addEventListener('pagehide', storeScroll);
  addEventListener('scroll', () => {
    clearTimeout(settled);
    settled = setTimeout(storeScroll, 150);
  }, { passive: true });
  document.addEventListener('click', follow);
}

/**
 * Returns a random UUID (version 4); also where the page is not served securely, so that crypto.randomUUID is absent.
 */
export function uniqueId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((it) => it.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Returns the stored scroll position of the present entry, in pixels from the top; undefined for a new entry. */
function storedScroll(): number | undefined {
  return (history.state as Entry | null)?.scrollY;
}

function storeScroll(): void {
  history.replaceState({ ...(history.state as Entry | null), entry: entryId(), scrollY: Math.round(scrollY) }, '');
}

function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.composedPath().find((it): it is HTMLAnchorElement => it instanceof HTMLAnchorElement);
  if (!link?.href || link.target || link.hasAttribute('download')) return;
  const target = new URL(link.href);
  if (target.origin !== location.origin || !pageAt(target.pathname) || (target.hash && target.pathname === location.pathname)) return;
  event.preventDefault();
  go(target.pathname + target.search + target.hash);
}
