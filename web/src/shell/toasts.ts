// Short messages over the page, with a button "Undo" where an action can be undone.
import '@awesome.me/webawesome/dist/components/toast/toast.js';
import '@awesome.me/webawesome/dist/components/toast-item/toast-item.js';
import type WaToast from '@awesome.me/webawesome/dist/components/toast/toast.js';
import { Problem } from '../api/problem.js';
import { t } from '../strings/index.js';
import { problemText, type ServerText } from '../strings/server-texts.js';

const SHOWN_MS = 8_000;

let stack: WaToast | undefined;
/**
 * The last message that is not a failure. The next one replaces it, so that messages of quick work do not cover the
 * page.
 */
let last: HTMLElement | undefined;

/**
 * Shows a message for 8 seconds.
 *
 * @param undo action of the button "Undo"; without it the message has no button
 */
export function toast(message: string, undo?: () => void): void {
  show([{ text: message }], 'neutral', SHOWN_MS, undo);
}

/** Shows a failure until the user closes it. */
export function toastProblem(title: string, failure: unknown): void {
  show([{ text: `${title}:` }, ...problemText(Problem.from(failure)).detail], 'danger', 0);
}

/** Shows texts as one message, with a space between them. */
function show(texts: readonly ServerText[], variant: 'neutral' | 'danger', duration: number, undo?: () => void): void {
  if (!stack) {
    stack = document.createElement('wa-toast');
    stack.placement = 'top-center';
    stack.setAttribute('role', 'region');
    stack.setAttribute('aria-label', t.records.messages);
    document.body.append(stack);
  }
  const item = document.createElement('wa-toast-item');
  item.variant = variant;
  item.duration = duration;
  const text = document.createElement('span');
  texts.forEach((it, at) => {
    const part = document.createElement('span');
    part.textContent = it.text;
    if (it.lang) part.lang = it.lang;
    text.append(at > 0 ? ' ' : '', part);
  });
  item.append(text);
  if (undo) {
    const button = document.createElement('button');
    button.className = 'undo';
    button.textContent = t.app.undo;
    button.addEventListener('click', () => {
      undo();
      item.remove();
    });
    item.append(' ', button);
  }
  if (variant === 'neutral') {
    last?.remove();
    last = item;
  }
  stack.append(item);
}
