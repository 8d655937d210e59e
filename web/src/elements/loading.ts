import { html, type TemplateResult } from 'lit';
import { t } from '../strings/index.js';

/** Returns the text that is shown in place of a value that is not read yet. */
export function loadingText(): TemplateResult {
  return html`<p class="hint" role="status">${t.app.loading}</p>`;
}
