import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Problem } from '../api/problem.js';
import { t } from '../strings/index.js';
import { problemText } from '../strings/server-texts.js';
import { serverTexts } from './server-text.js';
import { VitrineElement } from './vitrine-element.js';

/**
 * Panel that shows a problem: title, detail with the remedy, how to sign in where an account or a role is missing, and
 * the code for support. With `retry` it has a button, which emits `retry`.
 */
@customElement('problem-panel')
export class ProblemPanel extends VitrineElement {
  @property({ attribute: false }) accessor problem: Problem | undefined;
  @property({ type: Boolean }) accessor retry = false;

  override render(): TemplateResult | typeof nothing {
    const problem = this.problem;
    if (!problem) return nothing;
    const signIn = problem.status === 401 ? t.problem.signIn : problem.code === 'forbidden' ? t.problem.forbidden : undefined;
    const { title, detail } = problemText(problem);
    return html`<div class="notice bad" role="alert">
      <h2 lang=${title.lang ?? nothing}>${title.text}</h2>
      <p class="break">${serverTexts(detail)}${problem.retryAfter ? ` ${t.app.tryAgainIn(problem.retryAfter)}` : ''}</p>
      ${signIn ? html`<p>${signIn}</p>` : nothing}
      ${problem.code === 'page' ? nothing : html`<p class="hint">${t.app.code(problem.code)}</p>`}
      ${this.retry ? html`<p><button @click=${() => this.emit('retry', undefined)}>${t.app.retry}</button></p>` : nothing}
    </div>`;
  }
}
