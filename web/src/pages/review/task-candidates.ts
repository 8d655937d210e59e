import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReviewCandidate } from '../../api/review.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { decimals, percent } from '../../strings/format.js';
import { t } from '../../strings/index.js';

const FACTS = 2;

/**
 * List of the candidates of a task, with the keys that attach the specimen to each. Emits `attach` or `chosen`
 * (position from 0).
 */
@customElement('task-candidates')
export class TaskCandidates extends VitrineElement {
  static override styles = [shared, css`
    ol { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 0.5rem; }
    li { position: relative; min-width: 0; display: flex; flex-direction: column; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; background: var(--surface); }
    li.chosen { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
    li.off { opacity: 0.55; }
    li.off .name { text-decoration: line-through; }
    button.shot { padding: 0; min-height: 0; border: 0; border-radius: 0; background: var(--sunk); display: block; width: 100%; }
    img, .none { display: grid; place-items: center; width: 100%; aspect-ratio: 1; object-fit: contain; }
    .text { padding: 0.35rem 0.5rem; font-size: 0.82rem; line-height: 1.3; flex: 1; overflow-wrap: anywhere; color: var(--ink-2); }
    .name { display: block; color: var(--ink); font-weight: 600; }
    .facts { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
    button.attach { border-width: 1px 0 0; border-color: var(--line); border-radius: 0; min-height: 2.5rem; padding: 0 0.3rem; font-weight: 600; color: var(--accent); background: none; width: 100%; font-size: 0.9rem; }
    button.attach:disabled { color: var(--ink-2); font-weight: 400; }
    @media (max-width: 64rem) { ol { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
    @media (max-width: 40rem) { ol { gap: 0.35rem; } .text { padding: 0.25rem 0.35rem; font-size: 0.78rem; } .facts { -webkit-line-clamp: 1; } button.attach { min-height: 2.9rem; font-size: 0.85rem; } }
  `];

  @property({ attribute: false }) accessor candidates: readonly ReviewCandidate[] = [];
  @property({ type: Number }) accessor chosen = 0;
  /** Positions of the candidates that the user decided are not the same. */
  @property({ attribute: false }) accessor refused: ReadonlySet<number> = new Set();
  /** Probability that none of the candidates is right, in [0, 1]. */
  @property({ type: Number }) accessor none: number | undefined;
  /** Whether the digit keys attach the specimen to the candidates. */
  @property({ type: Boolean }) accessor keyed = false;

  override render(): TemplateResult {
    if (this.candidates.length === 0) return html`<p class="hint">${t.review.noProposal}</p>`;
    return html`<ol aria-label=${t.find.results}>${this.candidates.map((it, at) => this.#candidate(it, at))}</ol>
      ${this.none === undefined ? nothing : html`<p class="hint">${t.find.verdict.none(percent(this.none))}</p>`}`;
  }

  #candidate(it: ReviewCandidate, at: number): TemplateResult {
    const name = it.itemId ?? it.specimenId ?? '';
    const facts = Object.values(it.metadata ?? {}).slice(0, FACTS).join(' · ');
    return html`<li class="${at === this.chosen ? 'chosen' : ''} ${this.refused.has(at) ? 'off' : ''}">
      <button class="shot" aria-label=${t.review.choose(name)} aria-pressed=${at === this.chosen} @click=${() => this.emit('chosen', at)}>
        ${it.links?.thumbnail ? html`<img src=${it.links.thumbnail} alt="">` : html`<span class="none hint">${t.app.noPicture}</span>`}</button>
      <div class="text"><span class="name">${name}</span><span class="number">${it.score === undefined ? t.word.similarity(decimals(it.similarity, 3)) : percent(it.score)}</span>
        <span class="facts">${facts}</span></div>
      <button class="attach" ?disabled=${it.itemId === undefined} aria-label=${`${this.keyed ? `${at + 1} ` : ''}${t.decide.attach}${it.itemId === undefined ? '' : `: ${name}`}`} @click=${() => this.emit('attach', at)}>${this.keyed ? html`<kbd>${at + 1}</kbd> ` : nothing}${it.itemId === undefined ? t.review.noItem : t.decide.attach}</button>
    </li>`;
  }
}
