import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Decided, SubjectReference } from '../../api/types.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { itemAddress, specimenAddress } from '../../shell/addresses.js';
import { t } from '../../strings/index.js';

/** Lists how people related a specimen to others: the same object, the same die, other objects, and other items. */
@customElement('decided-relations')
export class DecidedRelations extends VitrineElement {
  static override styles = [shared, css`
    dl { margin: 0.75rem 0 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.3rem 1rem; }
    dt { color: var(--ink-2); }
    dd { margin: 0; overflow-wrap: anywhere; }
  `];

  @property() accessor collectionId = '';
  @property({ attribute: false }) accessor decided: Decided | undefined;

  override render(): TemplateResult | typeof nothing {
    const { decided } = this;
    if (!decided) return nothing;
    const relations: [string, TemplateResult[]][] = [
      [t.specimen.sameObject, this.#specimens(decided.sameSpecimens)],
      [t.specimen.sameDie, this.#specimens(decided.sameDies)],
      [t.specimen.otherObject, this.#specimens(decided.notSpecimens)],
      [t.specimen.otherItem, decided.notItems.map((it) => html`<a href=${itemAddress(this.collectionId, it)}>${it}</a>`)],
    ];
    const shown = relations.filter(([, links]) => links.length > 0);
    return shown.length === 0 ? nothing : html`<dl>${shown.map(([name, links]) => html`<dt>${name}</dt><dd>${links.map((it, at) => html`${at > 0 ? ', ' : ''}${it}`)}</dd>`)}</dl>`;
  }

  #specimens(subjects: readonly SubjectReference[]): TemplateResult[] {
    return subjects.flatMap(({ institutionId, specimenId }) => institutionId === undefined || specimenId === undefined ? []
      : [html`<a href=${specimenAddress(this.collectionId, institutionId, specimenId)}>${specimenId}</a>`]);
  }
}
