import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { dropLetters, previewReplay, replayLetters, type LetterAnswer, type LetterGroup, type LetterRequest } from '../../api/dead-letters.js';
import { Problem } from '../../api/problem.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { requirePerson } from '../../shell/person.js';
import { t } from '../../strings/index.js';
import './drop-form.js';
import type { ConfirmedDrop } from './drop-form.js';
import { DEFAULT_RATE, isContinuable, newRun, proceed, type Run, type Work } from './letter-run.js';
import './replay-form.js';
import './run-report.js';

/** What a run was ordered to do; it continues with the same after a stop or a failure. */
interface Order {
  group: string;
  /** Open letters of the group when the run began. */
  open: number;
  /** Letters a second of a replay. */
  rate: number;
  send: (letters: LetterRequest) => Promise<LetterAnswer>;
}

/**
 * Preview, replay and drop of the open letters of a group, one at a time, with progress and outcome. Emits `changed`
 * when letters may have changed.
 */
@customElement('group-actions')
export class GroupActions extends VitrineElement {
  static override styles = [shared, css`
    .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: var(--gap); align-items: start; }
    .two > * { min-width: 0; }
    .preview { margin-block: 0.5rem 1rem; }
  `];

  @property({ attribute: false }) accessor group: LetterGroup | undefined;
  @state() private accessor order: Order | undefined;
  @state() private accessor run: Run | undefined;
  @state() private accessor failure: Problem | undefined;
  @state() private accessor busy = false;
  #stop = new AbortController();

  constructor() {
    super();
    new Keys(this, () => (this.group && this.group.open > 0 ? [{ keys: 'p', label: t.operate.keys.preview, run: () => void this.#preview() }] : []));
  }

  override disconnectedCallback(): void {
    this.#stop.abort();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('group') || changed.get('group')?.group === this.group?.group) return;
    this.#stop.abort();
    Object.assign(this, { order: undefined, run: undefined, failure: undefined });
  }

  #preview(): Promise<void> {
    return this.#begin('preview', this.group?.open ?? 0, DEFAULT_RATE, () => previewReplay);
  }

  #replay({ detail: rate }: CustomEvent<number>): void {
    void this.#begin('replay', this.group?.open ?? 0, rate, (by) => (letters) => replayLetters({ ...letters, by }));
  }

  #drop({ detail: { reason, letters: confirmed } }: CustomEvent<ConfirmedDrop>): void {
    void this.#begin('drop', confirmed, DEFAULT_RATE, (by) => (letters) => dropLetters({ ...letters, by }, reason));
  }

  async #begin(work: Work, open: number, rate: number, sender: (by: string) => Order['send']): Promise<void> {
    const group = this.group?.group;
    if (!group || open === 0) return;
    await this.#once(async () => {
      this.run = undefined; // The outcome of the run before is no progress of this one.
      const by = work === 'preview' ? '' : await requirePerson();
      if (by === undefined || !this.isConnected || this.group?.group !== group) return;
      this.order = { group, open, rate, send: sender(by) };
      this.run = newRun(work, open);
      await this.#proceed(this.order, this.run);
    });
  }

  async #continue(): Promise<void> {
    const { order, run } = this;
    if (order && run) await this.#once(() => this.#proceed(order, run));
  }

  /** Runs an action unless another one runs; it is busy before the first wait, so that a second click sends nothing. */
  async #once(action: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = undefined;
    try {
      await action();
    } finally {
      this.busy = false;
    }
  }

  /** Sends the requests that are left of a run, until it ends, fails or is stopped. */
  async #proceed({ group, rate, send }: Order, run: Run): Promise<void> {
    this.#stop = new AbortController();
    const effects = {
      send: (letters: Omit<LetterRequest, 'group'>) => send({ ...letters, group }),
      pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
      now: () => performance.now(),
      stop: this.#stop.signal,
    };
    try {
      for await (const progress of proceed(run, rate, effects)) {
        if (this.group?.group === group) this.run = progress;
      }
    } catch (failure) {
      if (this.group?.group === group) this.failure = Problem.from(failure);
    }
    if (run.work !== 'preview') this.emit('changed', undefined);
  }

  override render(): TemplateResult | typeof nothing {
    const { group, busy } = this;
    if (!group) return nothing;
    const words = t.operate;
    return html`${group.unconfirmed > 0 ? html`<p class="hint">${words.unconfirmedHint(group.unconfirmed)}</p>` : nothing}
      ${group.open === 0 ? html`<p>${words.noneOpen}</p>` : html`
        <div class="preview"><button ?disabled=${busy} @click=${() => void this.#preview()}>${words.preview} <kbd>p</kbd></button><p class="hint">${words.previewHint}</p></div>
        <div class="two"><replay-form .open=${group.open} .busy=${busy} @replay-letters=${this.#replay}></replay-form>
          <drop-form .open=${group.open} .busy=${busy} @drop-letters=${this.#drop}></drop-form></div>`}
      <run-report .run=${this.run} .running=${busy} .open=${this.order?.open ?? 0}></run-report>
      ${this.#interrupted()}`;
  }

  /** The button that stops a run, or the reason why it ended early and the button that continues it. */
  #interrupted(): TemplateResult | typeof nothing {
    const words = t.operate;
    const { run, failure } = this;
    if (!run) return nothing;
    if (this.busy) return html`<p><button class="small" @click=${() => this.#stop.abort()}>${words.stop}</button></p>`;
    if (failure) {
      return html`<problem-panel .problem=${failure}></problem-panel>
        ${isContinuable(run, failure) ? html`<p><button @click=${() => void this.#continue()}>${words.carryOn}</button></p>` : html`<p class="hint">${words.unanswered}</p>`}`;
    }
    if (run.ended || run.done >= run.total) return nothing;
    return html`<p role="status">${words.stopped}</p><p><button @click=${() => void this.#continue()}>${words.carryOn}</button></p>`;
  }
}
