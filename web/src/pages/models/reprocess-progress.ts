import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { cancelReprocessing, reprocessingOf, type Reprocessing } from '../../api/profiles.js';
import { Problem } from '../../api/problem.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { toast, toastProblem } from '../../shell/toasts.js';
import { whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';

const POLL_INTERVAL_MS = 2_000;

/**
 * Progress of reprocessing the photographs of a collection, with a button that cancels it. Emits `changed` when it has
 * ended or was cancelled.
 */
@customElement('reprocess-progress')
export class ReprocessProgress extends VitrineElement {
  static override styles = [shared, css`progress { width: 100%; height: 0.7rem; accent-color: var(--accent); display: block; margin-block: 0.5rem; }`];

  @property() accessor collectionId = '';
  /** When this value changes, the progress is requested again. */
  @property() accessor since = '';
  @state() private accessor progress: Reprocessing | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override reconnected(): void {
    void this.#refresh();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('collectionId')) this.progress = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('collectionId') || changed.has('since')) void this.#refresh();
  }

  async #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    const { collectionId, progress: before } = this;
    if (!collectionId) return;
    try {
      const now = await reprocessingOf(collectionId);
      if (collectionId !== this.collectionId) return;
      this.progress = now;
    } catch (failure) {
      // The server may be unavailable for a moment; the request is repeated. The page itself shows problems of its own
      // requests.
      if (!(failure instanceof Problem)) throw failure;
    }
    if (before && before.state !== 'idle' && this.progress?.state === 'idle') {
      toast(t.models.reprocessedDone);
      this.emit('changed', undefined);
    }
    if (this.isConnected && this.progress?.state !== 'idle') this.#timer = setTimeout(() => void this.#refresh(), POLL_INTERVAL_MS);
  }

  async #cancel(): Promise<void> {
    try {
      await cancelReprocessing(this.collectionId);
      toast(t.models.stopped);
      this.emit('changed', undefined);
    } catch (failure) {
      toastProblem(t.models.refusedTitle, failure);
    }
  }

  override render(): TemplateResult | typeof nothing {
    const now = this.progress;
    if (!now || now.state === 'idle') return nothing;
    const words = t.models;
    const done = now.done ?? 0;
    const total = done + (now.remaining ?? 0);
    return html`<div class="notice sure"><h2>${words.reprocessing}</h2>
      ${now.nextEmbedder ? html`<p>${words.replaces(now.nextEmbedder, now.embedder)}</p>` : nothing}
      <p role="status">${now.state === 'counting' ? words.counting : words.reprocessed(whole(done), whole(total))}</p>
      ${now.state === 'counting' ? html`<progress aria-label=${words.reprocessing}></progress>` : html`<progress aria-label=${words.reprocessing} max=${Math.max(1, total)} .value=${done}></progress>`}
      <p><button class="small" @click=${() => void this.#cancel()}>${words.stop}</button></p></div>`;
  }
}
