// Icons of Lucide, which are part of the bundle, so that no request fetches them.
import { svg, type SVGTemplateResult } from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js';
import arrowLeft from 'lucide-static/icons/arrow-left.svg';
import arrowRight from 'lucide-static/icons/arrow-right.svg';
import camera from 'lucide-static/icons/camera.svg';
import check from 'lucide-static/icons/check.svg';
import filter from 'lucide-static/icons/sliders-horizontal.svg';
import imagePlus from 'lucide-static/icons/image-plus.svg';
import keyboard from 'lucide-static/icons/keyboard.svg';
import link from 'lucide-static/icons/link.svg';
import plus from 'lucide-static/icons/plus.svg';
import redo from 'lucide-static/icons/redo-2.svg';
import search from 'lucide-static/icons/search.svg';
import settings from 'lucide-static/icons/settings.svg';
import undo from 'lucide-static/icons/undo-2.svg';
import user from 'lucide-static/icons/user-round.svg';
import whole from 'lucide-static/icons/maximize.svg';
import x from 'lucide-static/icons/x.svg';
import ban from 'lucide-static/icons/ban.svg';
import unequal from 'lucide-static/icons/equal-not.svg';
import zoomIn from 'lucide-static/icons/zoom-in.svg';
import zoomOut from 'lucide-static/icons/zoom-out.svg';
import box from 'lucide-static/icons/square-dashed-mouse-pointer.svg';
import layers from 'lucide-static/icons/layers.svg';
import merge from 'lucide-static/icons/merge.svg';
import pencil from 'lucide-static/icons/pencil.svg';
import skip from 'lucide-static/icons/skip-forward.svg';
import split from 'lucide-static/icons/split.svg';
import stamp from 'lucide-static/icons/badge-check.svg';
import trash from 'lucide-static/icons/trash-2.svg';
import unlink from 'lucide-static/icons/unlink.svg';
import upload from 'lucide-static/icons/upload.svg';
import chevronDown from 'lucide-static/icons/chevron-down.svg?url';
import grip from 'lucide-static/icons/grip-vertical.svg?url';
import xAddress from 'lucide-static/icons/x.svg?url';

const markup = { box, layers, merge, pencil, skip, split, stamp, trash, unlink, upload, arrowLeft, arrowRight, ban, camera, check, filter, imagePlus, keyboard, link, plus, redo, search, settings, undo, unequal, user, whole, x, zoomIn, zoomOut };

/** Name of an icon in the bundle. */
export type Icon = keyof typeof markup;

const shapes = Object.fromEntries(Object.entries(markup).map(([name, text]) => [name, text.slice(text.indexOf('>', text.indexOf('<svg')) + 1, text.lastIndexOf('</svg>'))])) as Record<Icon, string>;

/**
 * Returns the icon as SVG, hidden from screen readers; the text beside it or the label of the button gives its meaning.
 */
export function icon(name: Icon): SVGTemplateResult {
  return svg`<svg class="glyph" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${unsafeSVG(shapes[name])}</svg>`;
}

const ofComponents: Record<string, string> = { xmark: xAddress, 'circle-xmark': xAddress, 'chevron-down': chevronDown, 'grip-vertical': grip };

/** Makes the components of Web Awesome fetch their icons from this server instead of Web Awesome's. */
export function startIcons(): void {
  const resolver = (name: string) => ofComponents[name] ?? xAddress;
  for (const library of ['default', 'system']) registerIconLibrary(library, { resolver });
}
