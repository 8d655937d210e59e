import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Collection } from '../../api/types.js';
import { VitrineElement } from '../../elements/vitrine-element.js';
import { t } from '../../strings/index.js';

@customElement('page-compare')
export class ComparePage extends VitrineElement {
  @property({ attribute: false }) accessor collection: Collection | undefined;
  override render(): TemplateResult { return html`<h1>${t.titles.compare}</h1>`; }
}
