// Keys: each element says which it takes while it is on the page; `?` shows them all.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createKeybindingsHandler } from 'tinykeys';

/** One key, or several one after the other as tinykeys writes them (`a`, `Shift+A`, `g f`). */
export interface Binding {
  keys: string;
  label: string;
  run: (event: KeyboardEvent) => void;
  /** Also while a text field has the focus: for Escape and keys with a modifier. */
  always?: boolean;
}

const KEY = 'vitrine.single-keys';
const active = new Set<() => readonly Binding[]>();
let singleKeys = localStorage.getItem(KEY) !== 'off';

/** Tells `change` when keys come or go. */
export const keys = new EventTarget();

/** The keys of an element, while it is connected. */
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

/** Every key that works now, the shell's first. */
export function bindings(): readonly Binding[] {
  return [...active].flatMap((it) => it());
}

export function areSingleKeysOn(): boolean {
  return singleKeys;
}

/** Single keys can be switched off, for those who speak their input (WCAG 2.1.4). */
export function switchSingleKeys(on: boolean): void {
  singleKeys = on;
  localStorage.setItem(KEY, on ? 'on' : 'off');
}

/** Listens; called once. */
export function startKeys(): void {
  const handlers = new Map<string, (event: KeyboardEvent) => void>();
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const now = bindings();
    const typing = isTyping(event);
    for (const { keys: combination } of now) if (!handlers.has(combination)) handlers.set(combination, handler(combination));
    pending = now.filter((it) => it.always || (!typing && (singleKeys || it.keys.includes('+'))));
    for (const combination of new Set(pending.map((it) => it.keys))) handlers.get(combination)?.(event);
  });
}

let pending: readonly Binding[] = [];

function handler(combination: string): (event: KeyboardEvent) => void {
  return createKeybindingsHandler({
    [combination]: (event) => {
      // The one that came last stands on top: a dialog before the page.
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
