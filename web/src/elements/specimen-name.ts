import { html, css, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SpecimenIdentity } from '../decide/new-specimen.js';
import { t } from '../strings/index.js';
import { VitrineElement, shared } from './vitrine-element.js';

/**
 * Fields for institution and number of the specimen that a query photograph becomes when the user decides about it.
 * Emits `named` (SpecimenIdentity).
 */
@customElement('specimen-name')
export class SpecimenName extends VitrineElement {
  static override styles = [shared, css`
    :host { display: block; margin-bottom: 0.5rem; }
    .fields { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; font-size: 0.9rem; }
    .fields label { display: flex; align-items: center; gap: 0.5rem; flex: 1 1 14rem; }
    .fields input { min-height: 2.1rem; padding-block: 0.15rem; flex: 1; min-width: 0; }
    .hint { margin: 0 0 0.4rem; }
  `];

  @property({ attribute: false }) accessor named: SpecimenIdentity = { institutionId: '', specimenId: '' };

  override render(): TemplateResult {
    const field = (label: string, key: keyof SpecimenIdentity) => html`<label>${label}<input maxlength="200" required .value=${this.named[key]}
      @change=${(event: Event) => this.emit('named', { ...this.named, [key]: (event.target as HTMLInputElement).value.trim() })}></label>`;
    return html`<p class="hint">${t.find.notInCollection}</p><div class="fields">${field(t.word.institution, 'institutionId')}${field(t.find.specimenName, 'specimenId')}</div>`;
  }
}
