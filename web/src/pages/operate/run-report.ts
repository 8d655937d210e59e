import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LetterResult } from '../../api/dead-letters.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import type { Run } from './letter-run.js';

/** Progress of a run, then its outcome: letters by result, and for each letter what was done or why not. */
@customElement('run-report')
export class RunReport extends VitrineElement {
  static override styles = [shared, css`
    :host { display: block; }
    progress { width: 100%; height: 0.7rem; accent-color: var(--accent); display: block; margin-block: 0.5rem; }
    .counts { display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; list-style: none; margin: 0.5rem 0; padding: 0; }
    .letters { margin: 0.3rem 0; padding: 0; list-style: none; }
    .letters li { padding: 0.4rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
  `];

  @property({ attribute: false }) accessor run: Run | undefined;
  /** Whether a request is in progress or follows. */
  @property({ type: Boolean }) accessor running = false;
  /** Open letters of the group when the run began. */
  @property({ type: Number }) accessor open = 0;

  override render(): TemplateResult | typeof nothing {
    const { run } = this;
    if (!run) return nothing;
    const words = t.operate;
    return html`<div class="notice sure"><h3>${words.reports[run.work]}</h3>
      <p role="status">${this.#status(run)}</p>
      ${this.running ? html`<progress aria-label=${words.reports[run.work]} max=${Math.max(1, run.total)} .value=${run.done}></progress>` : nothing}
      <ul class="counts number">${Object.entries(run.counts).map(([result, count]) => html`<li>${words.results[result] ?? result}: <strong>${whole(count)}</strong></li>`)}</ul>
      ${this.#letters(words.exceptions, run.exceptions, (run.counts['refused'] ?? 0) + (run.counts['failed'] ?? 0), true)}
      ${this.running ? nothing : this.#letters(words.others, run.others, run.done - (run.counts['refused'] ?? 0) - (run.counts['failed'] ?? 0), false)}</div>`;
  }

  #status(run: Run): string {
    const words = t.operate;
    const over = run.ended || run.done >= run.total;
    if (this.running || !over) return words.progress(whole(run.done), whole(run.total));
    return run.work === 'preview' ? words.previewed(run.done, this.open) : words.finished(run.done);
  }

  #letters(title: string, shown: readonly LetterResult[], count: number, open: boolean): TemplateResult | typeof nothing {
    const words = t.operate;
    if (shown.length === 0) return nothing;
    return html`<details ?open=${open}><summary>${title} (${whole(count)})</summary>
      ${shown.length < count ? html`<p class="hint">${words.shownOf(shown.length, count)}</p>` : nothing}
      <ul class="letters">${shown.map((it) => html`<li>${it.letter}: <strong>${words.results[it.result] ?? it.result}</strong>${it.code ? ` (${it.code})` : ''}<br><span class="hint" lang="en">${it.sentence}</span></li>`)}</ul></details>`;
  }
}
