import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { undoLast } from '../decide/decide.js';
import type { DieSide } from '../decide/die-side.js';
import { Keys } from '../shell/keys.js';
import { t } from '../strings/index.js';
import { icon } from './icons.js';
import { VitrineElement, shared } from './vitrine-element.js';

/** The user's choice; the page creates a decision from it, with subjects and evidence. */
export type Choice = { kind: 'attach' } | { kind: 'open-item'; title: string } | { kind: 'none-of-these' } | { kind: 'not-same' } | { kind: 'same-specimen' } | { kind: 'same-die'; side: DieSide };

/**
 * Buttons for the decisions about a candidate: attach, new item, none of these, not the same, undo, and where `relatable`
 * same specimen and same die; also by the keys a, n, x, d, u, t, k. Emits `choice` (Choice).
 */
@customElement('decision-bar')
export class DecisionBar extends VitrineElement {
  static override styles = [shared, css`
    .bar { display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; }
    .bar button { padding-inline: 0.6rem; gap: 0.4rem; }
    form { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; margin-top: 0.6rem; }
    form label { flex: 1 1 16rem; }
    form input { width: 100%; }
    .hint { flex-basis: 100%; margin: 0; }
    @media (max-width: 40rem) { .bar button { flex: 1 1 auto; min-height: 2.6rem; padding-inline: 0.4rem; font-size: 0.85rem; } .bar svg, kbd { display: none; } .bar .quiet svg { display: block; } .bar .quiet { flex: 0 0 2.6rem; } .bar .quiet span { position: absolute; clip-path: inset(50%); } }
  `];

  /** Name of the candidate; where absent, only "new item" and "none of these" can be chosen. */
  @property() accessor candidate: string | undefined;
  /** Whether the candidate belongs to an item, so that the specimen can be attached to it. */
  @property({ type: Boolean }) accessor attachable = false;
  /** Whether the specimen can be related to that of the candidate: the same specimen, or struck with the same die. */
  @property({ type: Boolean }) accessor relatable = false;
  /** Side of which both pictures can show the same die; undefined where they show no such side. */
  @property({ attribute: false }) accessor dieSide: DieSide | undefined;
  /** Reason why no decision is possible, which is shown instead of the buttons; absent where one is possible. */
  @property() accessor blocked: string | undefined;
  /** Proposed title of a new item. */
  @property() accessor proposedTitle = '';
  @state() private accessor titling = false;
  @query('input') private accessor field!: HTMLInputElement | null;

  constructor() {
    super();
    new Keys(this, () => this.blocked ? [] : [
      ...(this.attachable ? [{ keys: 'a', label: this.#attachLabel(), run: () => this.#choose({ kind: 'attach' }) }] : []),
      { keys: 'n', label: t.decide.newItem, run: () => void this.#title() },
      { keys: 'x', label: t.decide.noneOfThese, run: () => this.#choose({ kind: 'none-of-these' }) },
      ...(this.candidate ? [{ keys: 'd', label: t.decide.notSame, run: () => this.#choose({ kind: 'not-same' }) }] : []),
      ...(this.relatable ? [{ keys: 't', label: t.review.sameSpecimen, run: () => this.#choose({ kind: 'same-specimen' }) }] : []),
      ...(this.relatable && this.dieSide ? [{ keys: 'k', label: this.#dieLabel(), run: () => this.#chooseDie() }] : []),
    ]);
  }

  #attachLabel(): string {
    return this.candidate ? t.decide.attachTo(this.candidate) : t.decide.attach;
  }

  #dieLabel(): string {
    return this.dieSide ? t.decide.sameDieOf(t.word[this.dieSide]) : t.decide.sameDie;
  }

  #chooseDie(): void {
    if (this.dieSide) this.#choose({ kind: 'same-die', side: this.dieSide });
  }

  #choose(choice: Choice): void {
    this.titling = false;
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

  override render(): TemplateResult {
    if (this.blocked !== undefined) return html`<p class="hint">${this.blocked}</p>`;
    return html`<div class="bar" role="group" aria-label=${t.decide.title}>
        <button class="primary small" ?disabled=${!this.attachable} @click=${() => this.#choose({ kind: 'attach' })}>${icon('check')}<span>${this.#attachLabel()}</span> <kbd>A</kbd></button>
        <button class="small" aria-expanded=${this.titling} @click=${() => void this.#title()}><span>${t.decide.newItem}</span> <kbd>N</kbd></button>
        <button class="small" @click=${() => this.#choose({ kind: 'none-of-these' })}><span>${t.decide.noneOfThese}</span> <kbd>X</kbd></button>
        <button class="small" ?disabled=${!this.candidate} @click=${() => this.#choose({ kind: 'not-same' })}><span>${t.decide.notSame}</span> <kbd>D</kbd></button>
        ${this.relatable ? html`<button class="small" @click=${() => this.#choose({ kind: 'same-specimen' })}><span>${t.review.sameSpecimen}</span> <kbd>T</kbd></button>
          <button class="small" ?disabled=${!this.dieSide} @click=${() => this.#chooseDie()}><span>${this.#dieLabel()}</span> <kbd>K</kbd></button>` : nothing}
        <button class="small quiet" @click=${() => void undoLast()}>${icon('undo')}<span>${t.app.undo}</span> <kbd>U</kbd></button>
      </div>
      ${this.titling ? html`<form @submit=${this.#open} @keydown=${this.#escape}>
        <label class="field"><span>${t.decide.itemTitle}</span><input required maxlength="500" .value=${this.proposedTitle} aria-describedby="hint"></label>
        <button class="primary">${t.decide.open}</button>
        <button type="button" @click=${() => (this.titling = false)}>${t.app.cancel}</button>
        <p class="hint" id="hint">${t.decide.itemTitleHint}</p>
      </form>` : nothing}`;
  }

  #escape(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.titling = false;
  }
}
