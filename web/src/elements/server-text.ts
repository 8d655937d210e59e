import { html, nothing, type TemplateResult } from 'lit';
import type { ServerText } from '../strings/server-texts.js';

/** A text of the server, marked with its language where that is not the language of the page. */
export function serverText({ text, lang }: ServerText): TemplateResult {
  return lang ? html`<span lang=${lang}>${text}</span>` : html`${text}`;
}

/** Texts of the server in one line. */
export function serverTexts(texts: readonly ServerText[], separator = ' '): TemplateResult[] {
  return texts.map((it, at) => html`${at > 0 ? separator : nothing}${serverText(it)}`);
}
