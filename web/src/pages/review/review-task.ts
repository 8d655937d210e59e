import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { undoLast } from '../../decide/decide.js';
import { icon } from '../../elements/icons.js';
import { serverText } from '../../elements/server-text.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { contributeAddress, imageAddress, specimenAddress } from '../../shell/addresses.js';
import { Keys } from '../../shell/keys.js';
import { t } from '../../strings/index.js';
import { englishText, problemTitle, reasonTexts } from '../../strings/server-texts.js';
import { optionsOf, type Option, type ReviewChoice } from './choice.js';
import './task-candidates.js';
import { optionText } from './task-options.js';
import './task-photographs.js';
import './task-zoom.js';
import type { HeldTask } from './task-session.js';

const KEYS = 8;

/** Shows one review task with the possible decisions. Emits `choice` (ReviewChoice) or `skip`. */
@customElement('review-task')
export class ReviewTaskView extends VitrineElement {
  static override styles = [shared, css`
    .task { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: clamp(0.75rem, 2vw, 1.5rem); align-items: start; }
    .task > * { min-width: 0; }
    .what { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: baseline; margin: 0 0 0.4rem; }
    h2 { margin: 0; font-size: 1.15rem; overflow-wrap: anywhere; }
    ul.reasons { margin: 0.5rem 0 0; padding-left: 1.1rem; color: var(--ink-2); font-size: 0.92rem; overflow-wrap: anywhere; }
    .acts { position: sticky; bottom: 0; z-index: 3; margin-top: 0.75rem; padding: 0.6rem; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius) var(--radius) 0 0; display: flex; flex-wrap: wrap; gap: 0.5rem; }
    .acts form { flex: 1 1 100%; display: flex; flex-wrap: wrap; gap: 0.5rem; }
    .acts form input { flex: 1 1 12rem; min-width: 0; }
    .suspects { display: grid; grid-template-columns: 1fr; gap: 0.5rem; }
    @media (max-width: 40rem) {
      .task { grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
      .what .hint { margin: 0; }
      .acts { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0.4rem; padding: 0.4rem; margin-inline: -0.4rem; }
      .acts button { min-height: 2.9rem; padding-inline: 0.3rem; font-size: 0.85rem; line-height: 1.15; }
      .acts form { grid-column: 1 / -1; } .acts kbd { display: none; }
    }
  `];

  @property() accessor collectionId = '';
  @property({ attribute: false }) accessor task: HeldTask | undefined;
  /** Position of the selected candidate, from 0. */
  @state() private accessor chosen = 0;
  @state() private accessor refused: ReadonlySet<number> = new Set();
  @state() private accessor titling = false;
  @state() private accessor zoomed = false;
  @query('input') private accessor field!: HTMLInputElement | null;

  constructor() {
    super();
    new Keys(this, () => this.#keys());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('task') || changed.get('task')?.taskId === this.task?.taskId) return;
    this.chosen = 0;
    this.refused = new Set();
    this.titling = false;
    this.zoomed = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('task') && changed.get('task') && changed.get('task')?.taskId !== this.task?.taskId) scrollTo({ top: 0 });
  }

  /** Marks a candidate as not the same, or removes the mark. */
  refuse(place: number, refused: boolean): void {
    const now = new Set(this.refused);
    if (refused) now.add(place);
    else now.delete(place);
    this.refused = now;
    const next = this.#candidates().findIndex((_, at) => !now.has(at));
    if (refused && this.chosen === place && next >= 0) this.chosen = next;
  }

  #candidates() {
    return (this.task?.proposal?.candidates ?? []).slice(0, KEYS);
  }

  /** Returns the values to choose from; only in the queues `disagreement` and `conflict`. */
  #options() {
    const { task } = this;
    return task && (task.queue === 'disagreement' || task.queue === 'conflict') ? optionsOf(task.disagreements).slice(0, KEYS) : [];
  }

  #isPair(): boolean {
    return this.task?.suspect !== undefined && (this.task.queue === 'duplicate' || this.task.queue === 'same-specimen');
  }

  #keys() {
    const { task } = this;
    if (!task || task.failure) return [];
    const options = this.#options();
    const candidates = this.#candidates();
    const digits = options.length > 0 ? options.map((it, at) => ({ keys: String(at + 1), label: t.review.take(optionText(it)), run: () => this.#take(it) }))
      : this.#isPair() ? [] : candidates.flatMap((it, at) => it.itemId === undefined ? [] : [{ keys: String(at + 1), label: t.decide.attachTo(it.itemId), run: () => this.#choose({ kind: 'attach', place: at }) }]);
    const suspected = [
      { keys: 't', label: this.#same(), run: () => this.#choose({ kind: 'same' }) },
      { keys: 'd', label: t.decide.notSame, run: () => this.#choose({ kind: 'different' }) },
    ];
    const attached = [
      { keys: 'x', label: t.decide.noneOfThese, run: () => this.#choose({ kind: 'none-of-these' }) },
      { keys: 'n', label: t.decide.newItem, run: () => void this.#title() },
      ...(candidates.length > 0 ? [
        { keys: 'd', label: t.decide.notSame, run: () => this.#choose({ kind: 'not-same', place: this.chosen }) },
        { keys: 'Enter', label: t.review.attachChosen, run: () => this.#choose({ kind: 'attach', place: this.chosen }) },
        { keys: 'ArrowRight', label: t.find.nextCandidate, run: () => this.#step(1) },
        { keys: 'ArrowLeft', label: t.find.previousCandidate, run: () => this.#step(-1) },
      ] : []),
    ];
    return [
      ...digits, ...(this.#isPair() ? suspected : attached),
      { keys: 'z', label: t.review.zoom, run: () => (this.zoomed = !this.zoomed) },
      ...(this.zoomed ? [{ keys: 'Escape', label: t.app.close, run: () => (this.zoomed = false) }] : []),
    ];
  }

  #take({ about, value, rejected }: Option): void {
    this.#choose({ kind: 'value', about, value, ...(rejected ? { rejected } : {}) });
  }

  #same(): string {
    return this.task?.queue === 'duplicate' ? t.review.duplicate : t.review.sameSpecimen;
  }

  #step(by: number): void {
    const { length } = this.#candidates();
    this.chosen = Math.min(length - 1, Math.max(0, this.chosen + by));
  }

  #choose(choice: ReviewChoice): void {
    this.titling = false;
    if (choice.kind === 'attach' && this.#candidates()[choice.place]?.itemId === undefined) return;
    this.emit('choice', choice);
  }

  async #title(): Promise<void> {
    this.titling = true;
    await this.updateComplete;
    this.field?.focus();
    this.field?.select();
  }

  #open(event: Event): void {
    event.preventDefault();
    const title = this.field?.value.trim();
    if (title) this.#choose({ kind: 'open-item', title });
  }

  override render(): TemplateResult | typeof nothing {
    const { task } = this;
    if (!task) return nothing;
    if (task.failure) return this.#failed(task);
    const { specimen } = task;
    const candidates = this.#candidates();
    const options = this.#options();
    const candidate = this.#isPair() ? task.suspect : candidates[this.chosen];
    return html`
      ${task.lost ? html`<div class="notice unsure" role="status"><p>${t.review.lost}</p></div>` : nothing}
      ${this.zoomed ? html`<task-zoom .task=${task} .other=${candidate} .collectionId=${this.collectionId} @closed=${() => (this.zoomed = false)}></task-zoom>` : html`<div class="task">
        <section aria-label=${t.review.specimen}>
          <div class="what"><h2>${specimen ? html`<a href=${specimenAddress(this.collectionId, specimen.institutionId, specimen.specimenId)}>${t.word.specimen(specimen.specimenId)}</a>` : nothing}</h2><span class="hint">${specimen?.institutionId}</span></div>
          <task-photographs .images=${task.images} .label=${specimen?.specimenId ?? ''} @zoom=${() => (this.zoomed = true)}></task-photographs>
          ${task.reasons.length > 0 ? html`<ul class="reasons" aria-label=${t.review.why}>${reasonTexts(task).map((it) => html`<li>${serverText(it)}</li>`)}</ul>` : nothing}
        </section>
        <section aria-label=${t.find.results}>
          ${options.length > 0 ? html`<task-options .options=${options} @take=${(event: CustomEvent<number>) => { const it = options[event.detail]; if (it) this.#take(it); }}></task-options>` : nothing}
          ${this.#isPair() ? html`<div class="what"><h2><a href=${imageAddress(task.suspect!)}>${t.review.suspect(task.suspect!.specimenId)}</a></h2></div>
            <task-photographs .images=${[task.suspect!]} .label=${task.suspect!.specimenId} @zoom=${() => (this.zoomed = true)}></task-photographs>`
            : html`<task-candidates .candidates=${candidates} .chosen=${this.chosen} .refused=${this.refused} .none=${task.proposal?.none} ?keyed=${options.length === 0}
              @attach=${(event: CustomEvent<number>) => this.#choose({ kind: 'attach', place: event.detail })} @chosen=${(event: CustomEvent<number>) => (this.chosen = event.detail)}></task-candidates>`}
        </section>
      </div>`}
      ${this.#actions(candidates.length > 0)}`;
  }

  #actions(hasCandidates: boolean): TemplateResult {
    return html`<div class="acts" role="group" aria-label=${t.decide.title}>
      ${this.#isPair() ? html`
        <button class="primary" @click=${() => this.#choose({ kind: 'same' })}><span>${this.#same()}</span> <kbd>T</kbd></button>
        <button @click=${() => this.#choose({ kind: 'different' })}><span>${t.decide.notSame}</span> <kbd>D</kbd></button>` : html`
        <button @click=${() => this.#choose({ kind: 'none-of-these' })}><span>${t.decide.noneOfThese}</span> <kbd>X</kbd></button>
        <button aria-expanded=${this.titling} @click=${() => void this.#title()}><span>${t.decide.newItem}</span> <kbd>N</kbd></button>
        <button ?disabled=${!hasCandidates} @click=${() => this.#choose({ kind: 'not-same', place: this.chosen })}><span>${t.review.notSameAs(this.chosen + 1)}</span> <kbd>D</kbd></button>`}
      <button @click=${() => this.emit('skip', undefined)}><span>${t.review.skip}</span> <kbd>S</kbd></button>
      <button @click=${() => (this.zoomed = !this.zoomed)} aria-pressed=${this.zoomed}><span>${t.review.zoom}</span> <kbd>Z</kbd></button>
      <button @click=${() => void undoLast()}><span>${t.app.undo}</span> <kbd>U</kbd></button>
      ${this.titling ? html`<form @submit=${this.#open} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') this.titling = false; }}>
        <input required maxlength="500" aria-label=${t.decide.itemTitle} placeholder=${t.decide.itemTitle} .value=${this.task?.specimen?.specimenId ?? ''}>
        <button class="primary">${t.decide.open}</button><button type="button" @click=${() => (this.titling = false)}>${t.app.cancel}</button></form>` : nothing}
    </div>`;
  }

  #failed(task: HeldTask): TemplateResult {
    const failure = task.failure!;
    const title = failure.reasonCode && problemTitle(failure.reasonCode);
    return html`<section class="panel task-failed"><h2>${failure.identifier ?? failure.imageId}</h2>
      ${title ? html`<p><strong>${title}</strong></p>` : nothing}<p class="break">${failure.sentence ? serverText(englishText(failure.sentence)) : (failure.reasonCode ?? t.review.noReason)}</p>
      <p class="hint break">${t.review.failedAt(failure.stage)}${failure.reasonCode ? ` · ${t.app.code(failure.reasonCode)}` : ''}</p>
      <p class="row"><a class="button primary" href=${contributeAddress(this.collectionId)}>${icon('upload')}${t.review.sendAgain}</a>
        <button @click=${() => this.emit('skip', undefined)}>${t.review.skip} <kbd>S</kbd></button></p></section>`;
  }
}
