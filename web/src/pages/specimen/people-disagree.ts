import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Decided } from '../../api/types.js';
import { VitrineElement } from '../../elements/vitrine-element.js';
import { dateTime, propertyName } from '../../strings/format.js';
import { t } from '../../strings/index.js';

/** Shows contradicting decisions of people, and which of them is in effect. */
@customElement('people-disagree')
export class PeopleDisagree extends VitrineElement {
  @property({ attribute: false }) accessor conflicts: Decided['conflicts'] = [];

  override render(): TemplateResult | typeof nothing {
    if (this.conflicts.length === 0) return nothing;
    return html`<div class="notice unsure"><h2>${t.records.disagree}</h2>
      <ul>${this.conflicts.map((it) => html`<li>${aboutName(it.about)}: ${t.records.counts(it.counts.value || '–', it.counts.person.name ?? t.word.person, dateTime(it.counts.at))}
        ${t.records.against(it.against.value || '–', it.against.person.name ?? t.word.person, dateTime(it.against.at))}</li>`)}</ul></div>`;
  }
}

/** Returns the subject of a conflict (item, side, region, angle, label:NAME or attribute:NAME) in words. */
export function aboutName(about: string): string {
  const [kind, name] = [about.slice(0, about.indexOf(':')), about.slice(about.indexOf(':') + 1)];
  if (kind === 'label') return `${t.word.label} ${name}`;
  if (kind === 'attribute') return propertyName(name);
  return about === 'item' ? t.titles.item : propertyName(about);
}
