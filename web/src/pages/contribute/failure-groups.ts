import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { failuresOf, retryBatch, retryImage, type Batch, type FailedItem } from '../../api/ingest.js';
import { icon } from '../../elements/icons.js';
import { serverTexts } from '../../elements/server-text.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { toast, toastProblem } from '../../shell/toasts.js';
import { t } from '../../strings/index.js';
import { englishText, problemText, problemTitle, type ServerText } from '../../strings/server-texts.js';
import type { Sending } from './upload.js';

const SHOWN = 50;
/** Largest number of failures that are read; further ones are only counted. */
const MAX_FAILURES = 5_000;

interface Failure { name: string; sentences: readonly ServerText[]; imageId?: string; retryable: boolean }

/** List of the failed photographs of a batch, grouped by reason, with the remedy for each reason. Emits `retried`. */
@customElement('failure-groups')
export class FailureGroups extends VitrineElement {
  static override styles = [shared, css`
    details { border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); padding: 0.3rem 0.9rem; margin-block: 0.5rem; }
    summary { color: var(--ink); }
    summary strong { color: var(--bad); }
    ul { margin: 0.3rem 0 0.6rem; padding: 0; list-style: none; }
    li { padding: 0.4rem 0; border-top: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; align-items: center; justify-content: space-between; }
    li div { min-width: 0; overflow-wrap: anywhere; flex: 1 1 14rem; }
  `];

  @property({ attribute: false }) accessor batch: Batch | undefined;
  /** Photographs of the upload, among them those that were refused before the server counted them. */
  @property({ attribute: false }) accessor sending: readonly Sending[] = [];
  @property({ type: Number }) accessor changes = 0;
  @state() private accessor failures: readonly FailedItem[] = [];
  #countsKey = '';

  constructor() {
    super();
    new Keys(this, () => (this.#retryable > 0 ? [{ keys: 'r', label: t.contribute.keys.retry, run: () => void this.#retry() }] : []));
  }

  get #retryable(): number {
    return this.failures.filter(isRetryable).length;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const batch = this.batch;
    if (!changed.has('batch') || !batch) return;
    const countsKey = `${batch.batchId} ${batch.rejected} ${batch.deadLettered}`;
    if (countsKey === this.#countsKey) return;
    this.#countsKey = countsKey;
    this.failures = batch.failures;
    if (batch.failures.length < batch.rejected + batch.deadLettered) void this.#read(batch);
  }

  async #read(batch: Batch): Promise<void> {
    const countsKey = this.#countsKey;
    try {
      const all: FailedItem[] = [];
      let cursor: string | undefined;
      do {
        const page = await failuresOf(batch.collectionId, batch.batchId, cursor);
        all.push(...page.failures);
        cursor = page.next;
      } while (cursor && all.length < MAX_FAILURES);
      if (this.#countsKey === countsKey) this.failures = all; // Otherwise newer failures are being read.
    } catch (failure) {
      this.#countsKey = ''; // Makes the next change read them again; meanwhile the first failures are shown.
      toastProblem(t.contribute.failures(batch.rejected + batch.deadLettered), failure);
    }
  }

  async #retry(imageId?: string): Promise<void> {
    const batch = this.batch;
    if (!batch) return;
    try {
      const counts = imageId ? await retryImage(imageId) : await retryBatch(batch.collectionId, batch.batchId);
      toast(t.contribute.retried(counts.announced, counts.missingBytes));
      this.emit('retried', undefined);
    } catch (failure) {
      toastProblem(t.contribute.retryFailed, failure);
    }
  }

  override render(): TemplateResult | typeof nothing {
    const words = t.contribute;
    const groups = this.#groups();
    const all = [...groups.values()].reduce((sum, it) => sum + it.length, 0);
    if (all === 0) return nothing;
    const total = Math.max(all, (this.batch?.rejected ?? 0) + (this.batch?.deadLettered ?? 0));
    return html`<h2>${words.failures(total)}</h2><p class="hint">${words.failuresHint}</p>
      ${this.#retryable > 0 ? html`<p><button @click=${() => void this.#retry()}>${icon('undo')}${words.retryAll} <kbd>r</kbd></button></p>` : nothing}
      ${[...groups].sort((a, b) => b[1].length - a[1].length).map(([code, failures]) => this.#group(code, failures))}`;
  }

  #group(code: string, failures: readonly Failure[]): TemplateResult {
    const words = t.contribute;
    const [title, remedy] = words.reasons[code] ?? [problemTitle(code) ?? words.otherReason(code), words.otherRemedy];
    return html`<details ?open=${failures.length <= 5}><summary><strong>${title}</strong> · ${t.word.photographs(failures.length)}<br>${remedy}</summary>
      <ul>${failures.slice(0, SHOWN).map((it) => html`<li><div>${it.name}<br><span class="hint">${serverTexts(it.sentences)}</span></div>
        ${it.retryable && it.imageId ? html`<button class="small" aria-label=${words.retryOne(it.name)} @click=${() => void this.#retry(it.imageId)}>${t.app.retry}</button>` : nothing}</li>`)}</ul>
      ${failures.length > SHOWN ? html`<p class="hint">${words.andMore(failures.length - SHOWN)}</p>` : nothing}
    </details>`;
  }

  /** Groups by reason code the failures that the server counts, and those that only this browser has. */
  #groups(): Map<string, Failure[]> {
    const groups = new Map<string, Failure[]>();
    const put = (code: string, failure: Failure) => groups.set(code, [...(groups.get(code) ?? []), failure]);
    const counted = new Set<string>();
    for (const it of this.failures) {
      counted.add(it.identifier ?? it.imageId);
      put(it.reasonCode ?? it.stage, { name: it.identifier ?? it.imageId, sentences: it.sentence ? [englishText(it.sentence)] : [], imageId: it.imageId, retryable: isRetryable(it) });
    }
    for (const it of this.sending) {
      if (it.problem && it.state === 'refused' && !counted.has(it.statement.identifier)) put(it.problem.code, { name: it.statement.identifier, sentences: problemText(it.problem).detail, retryable: false });
    }
    return groups;
  }
}

/** Whether processing the photograph again may succeed; not where the photograph itself has a fault. */
function isRetryable(it: FailedItem): boolean {
  return it.stage === 'dead-lettered' || !(it.reasonCode && ['empty', 'unsupported-format', 'truncated', 'damaged', 'too-small', 'too-large', 'too-many-pixels', 'too-many-frames', 'digest-mismatch', 'malware-found', 'too-large-to-scan', 'malformed-request'].includes(it.reasonCode));
}
