import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SearchAnswer } from '../../api/types.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { likelihood, percent, propertyName, whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';

/**
 * Verdict on an answer (confident, ambiguous or no match), with the properties that distinguish items with close
 * scores.
 */
@customElement('answer-verdict')
export class AnswerVerdict extends VitrineElement {
  static override styles = [shared, css`.notice { margin-block: 0; } table { width: auto; margin-top: 0.5rem; } td, th { padding-right: 1.2rem; }`];

  @property({ attribute: false }) accessor answer: SearchAnswer | undefined;
  @property({ type: Boolean }) accessor filtered = false;

  override render(): TemplateResult | typeof nothing {
    const answer = this.answer;
    if (!answer) return nothing;
    const { title, text, sure, next } = this.#words(answer);
    return html`<div class="notice ${sure ? 'sure' : 'unsure'}"><h2>${title}</h2><p>${text}</p>
      ${answer.ambiguous ? html`<p>${ambiguityText(answer.ambiguous)}</p>${this.#separated(answer.ambiguous)}` : nothing}
      ${next ? html`<p class="hint">${t.find.verdict.next}</p>` : nothing}</div>`;
  }

  /** Returns the words of the verdict. `next`: whether to show what the user can do. */
  #words(answer: SearchAnswer): { title: string; text: string; sure: boolean; next?: boolean } {
    const words = t.find.verdict;
    const best = answer.hits[0];
    if (!best) return { title: words.nothing, text: this.filtered ? words.nothingFiltered : words.nothingThere, sure: false };
    const name = best.itemId ?? best.specimenId;
    if (answer.confident && best.score !== undefined) return { title: words.confident(likelihood(best.score), name), text: words.confidentHint(percent(best.score)), sure: true };
    if (answer.doubt?.code.startsWith('no-object')) return { title: words.doubt, text: words.doubts[answer.doubt.code] ?? answer.doubt.detail, sure: false };
    if (best.score === undefined) return { title: words.nearest, text: words.nearestHint(answer.query.model?.name ?? ''), sure: false, next: true };
    const none = answer.score?.none === undefined ? '' : ` ${words.none(percent(answer.score.none))}`;
    return { title: words.doubt, text: words.doubtHint(percent(best.score)) + none, sure: false, next: true };
  }

  #separated({ separatedBy }: NonNullable<SearchAnswer['ambiguous']>): TemplateResult | typeof nothing {
    if (separatedBy.length === 0) return nothing;
    const items = [...new Set(separatedBy.flatMap((it) => Object.keys(it.values)))];
    return html`<table><thead><tr><td></td>${items.map((it) => html`<th scope="col">${it}</th>`)}</tr></thead>
      <tbody>${separatedBy.map((it) => html`<tr><th scope="row">${propertyName(it.name)}</th>${items.map((item) => html`<td>${it.values[item] ?? '–'}</td>`)}</tr>`)}</tbody></table>`;
  }
}

function ambiguityText({ items, separatedBy }: NonNullable<SearchAnswer['ambiguous']>): string {
  return t.find.verdict.ambiguous(items.length, separatedBy.map((it) => propertyName(it.name)).join(', '));
}

/**
 * Returns a text with the model of the search, its time, the number of re-ranked candidates and the fit of the score.
 */
export function comparedBy(answer: SearchAnswer): string {
  const { verification, query, score } = answer;
  const model = query.model ? t.find.comparedBy(`${query.model.name} ${query.model.version}`, whole(Math.round(answer.tookMs))) : '';
  const verified = verification && verification.candidates > 0 ? t.find.verified(whole(verification.compared), whole(verification.candidates)) : '';
  const fit = score?.fit ? t.find.fit(score.fit, score.on ? whole(score.on) : '') : '';
  return [model, verified, fit].filter(Boolean).join(' ');
}
