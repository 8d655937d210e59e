import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { likelihood, percent } from '../strings/format.js';
import { t } from '../strings/index.js';
import { VitrineElement, shared } from './vitrine-element.js';

/** Match score in words, as a percentage and as a bar. */
@customElement('score-badge')
export class ScoreBadge extends VitrineElement {
  static override styles = [shared, css`
    p { display: flex; justify-content: space-between; gap: 0.5rem; font-size: 0.9rem; margin: 0 0 0.15rem; }
    b { font-weight: 600; }
    .number { white-space: nowrap; }
  `];

  /** Match score, a probability in [0, 1]. */
  @property({ type: Number }) accessor score: number | undefined;
  /** Name of the item or specimen that has the score. */
  @property() accessor of = '';

  override render(): TemplateResult | typeof nothing {
    if (this.score === undefined) return nothing;
    return html`<p><b>${likelihood(this.score)}</b><span class="number">${percent(this.score)}</span></p>
      <meter min="0" max="1" low="0.4" high="0.7" optimum="1" .value=${this.score} aria-label=${t.word.scoreOf(this.of)}></meter>`;
  }
}
