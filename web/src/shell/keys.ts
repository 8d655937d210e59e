// Keyboard shortcuts: each element registers its keys while it is on the page; `?` lists them.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createKeybindingsHandler } from 'tinykeys';

/** A shortcut: one key, or a sequence of keys in the notation of tinykeys (`a`, `Shift+A`, `g f`). */
export interface Binding {
  keys: string;
  label: string;
  run: (event: KeyboardEvent) => void;
  /** Whether the shortcut also works while a text field has the focus; for Escape and keys with a modifier. */
  always?: boolean;
  /** Whether the list of shortcuts leaves it out, because it is another way to type a listed one. */
  unlisted?: boolean;
}

const KEY = 'vitrine.single-keys';
/** Shortcuts that are no single keys. Shift alone only types another character (WCAG 2.1.4). */
const WITH_MODIFIER = /\b(Control|Alt|Meta)\+|\$mod\+/;
const active = new Set<() => readonly Binding[]>();
let singleKeys = localStorage.getItem(KEY) !== 'off';

/** Dispatches `change` when shortcuts are added or removed. */
export const keys = new EventTarget();

/** Lit controller that registers the shortcuts of an element while it is connected. */
export class Keys implements ReactiveController {
  readonly #bindings: () => readonly Binding[];

  constructor(host: ReactiveControllerHost, bindings: () => readonly Binding[]) {
    this.#bindings = bindings;
    host.addController(this);
  }

  hostConnected(): void {
    active.add(this.#bindings);
    keys.dispatchEvent(new Event('change'));
  }

  hostDisconnected(): void {
    active.delete(this.#bindings);
    keys.dispatchEvent(new Event('change'));
  }
}

/** Returns all registered shortcuts, those of the shell first. */
export function bindings(): readonly Binding[] {
  return [...active].flatMap((it) => it());
}

export function areSingleKeysOn(): boolean {
  return singleKeys;
}

/** Switches single-key shortcuts on or off; users of speech input need that (WCAG 2.1.4). */
export function switchSingleKeys(on: boolean): void {
  singleKeys = on;
  localStorage.setItem(KEY, on ? 'on' : 'off');
}

/** Starts listening to the keyboard; called once. */
export function startKeys(): void {
  const handlers = new Map<string, (event: KeyboardEvent) => void>();
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const now = bindings();
    const typing = isTyping(event);
    for (const { keys: combination } of now) if (!handlers.has(combination)) handlers.set(combination, handler(combination));
    pending = now.filter((it) => it.always || (!typing && (singleKeys || WITH_MODIFIER.test(it.keys))));
    for (const combination of new Set(pending.map((it) => it.keys))) handlers.get(combination)?.(event);
  });
}

let pending: readonly Binding[] = [];

function handler(combination: string): (event: KeyboardEvent) => void {
  return createKeybindingsHandler({
    [combination]: (event) => {
      // The shortcut that was registered last takes precedence, such as that of a dialog over that of the page.
      const binding = pending.filter((it) => it.keys === combination).at(-1);
      if (!binding || event.defaultPrevented) return;
      event.preventDefault();
      binding.run(event);
    },
  });
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'file'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
