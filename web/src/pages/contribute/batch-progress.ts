import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Batch } from '../../api/ingest.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import type { Upload } from './upload.js';

/** Number of newest counts that are kept to compute the rate. */
const MAX_SAMPLES = 30;
const MIN_SPAN_MS = 2_000;

interface Sample { at: number; done: number }

/** Counts of a batch, with rate and remaining time. */
@customElement('batch-progress')
export class BatchProgress extends VitrineElement {
  static override styles = [shared, css`
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); gap: 0.75rem; margin: 0.75rem 0 0; }
    dl div { border-left: 3px solid var(--line); padding-left: 0.7rem; }
    dl .bad { border-color: var(--bad); } dl .good { border-color: var(--accent); }
    dt { color: var(--ink-2); font-size: 0.85rem; } dd { margin: 0; font-size: 1.35rem; font-weight: 600; }
    progress { width: 100%; height: 0.7rem; accent-color: var(--accent); display: block; margin-block: 0.35rem; }
    p { margin: 0.2rem 0; }
  `];

  @property({ attribute: false }) accessor batch: Batch | undefined;
  /** The upload, where this browser sends the batch. */
  @property({ attribute: false }) accessor upload: Upload | undefined;
  /** Incremented at every change of the upload, so that the element is rendered again. */
  @property({ type: Number }) accessor changes = 0;
  readonly #samples: Sample[] = [];

  protected override willUpdate(): void {
    const done = this.#done;
    if (done !== this.#samples.at(-1)?.done) this.#samples.push({ at: Date.now(), done });
    if (this.#samples.length > MAX_SAMPLES) this.#samples.shift();
  }

  get #done(): number {
    const batch = this.batch;
    return batch ? batch.already + batch.indexed + batch.rejected + batch.deadLettered : 0;
  }

  get #total(): number {
    return Math.max(this.batch?.expected ?? 0, this.batch?.sent ?? 0, this.upload?.photographs.length ?? 0);
  }

  override render(): TemplateResult | typeof nothing {
    const batch = this.batch;
    if (!batch) return this.#uploading();
    const words = t.contribute;
    const failed = batch.rejected + batch.deadLettered;
    const done = this.#done >= this.#total && batch.inFlight === 0 && this.#total > 0;
    const counts: [string, number, string][] = [
      [words.counts.sent, batch.sent, ''], [words.counts.already, batch.already, ''], [words.counts.indexed, batch.indexed, 'good'], [words.counts.inFlight, batch.inFlight, ''],
      [words.counts.failed, failed, failed > 0 ? 'bad' : ''], ...(batch.withdrawn > 0 ? [[words.counts.withdrawn, batch.withdrawn, ''] as [string, number, string]] : []),
    ];
    return html`${this.#uploading()}
      <p role="status">${done ? (failed > 0 ? words.doneButFailed(failed) : words.done) : words.searchable(this.#done, this.#total)}${done ? nothing : this.#rateText()}</p>
      <progress max=${Math.max(1, this.#total)} .value=${this.#done} aria-label=${words.progress}></progress>
      <dl>${counts.map(([name, count, kind]) => html`<div class=${kind}><dt>${name}</dt><dd class="number">${whole(count)}</dd></div>`)}</dl>`;
  }

  #uploading(): TemplateResult | typeof nothing {
    const upload = this.upload;
    if (!upload || upload.ended) return nothing;
    const words = t.contribute;
    const uploadedCount = upload.photographs.length - upload.count('waiting', 'sending');
    return html`<p>${words.uploading(uploadedCount, upload.photographs.length)} · ${upload.paused ? words.paused : words.stay}</p>
      <progress max=${upload.photographs.length} .value=${uploadedCount} aria-label=${words.uploading(uploadedCount, upload.photographs.length)}></progress>`;
  }

  #rateText(): string {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last.at - first.at < MIN_SPAN_MS || last.done <= first.done) return '';
    const perMs = (last.done - first.done) / (last.at - first.at);
    return ` · ${t.contribute.rate(whole(perMs * 60_000))} · ${t.contribute.left(duration((this.#total - last.done) / perMs))}`;
  }
}

function duration(ms: number): string {
  const words = t.contribute;
  if (ms < 90_000) return words.seconds(Math.max(1, Math.round(ms / 1_000)));
  return ms < 5_400_000 ? words.minutes(Math.round(ms / 60_000)) : words.hours(Math.round(ms / 3_600_000));
}
