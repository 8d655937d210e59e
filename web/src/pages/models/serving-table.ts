import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Endpoint, Profile } from '../../api/profiles.js';
import { VitrineElement } from '../../elements/vitrine-element.js';
import { percent, propertyName, sentence } from '../../strings/format.js';
import { t } from '../../strings/index.js';

/** Table of the models and endpoints that a collection uses for each purpose, from its profile. */
@customElement('serving-table')
export class ServingTable extends VitrineElement {
  @property({ attribute: false }) accessor profile: Profile | undefined;

  override render(): TemplateResult | typeof nothing {
    const profile = this.profile;
    if (!profile) return nothing;
    const words = t.models;
    const labels = profile.labels;
    const rows: [string, string | TemplateResult][] = [
      [words.embedder, endpointText(profile.embedder)],
      ...(profile.nextEmbedder ? [[words.next, endpointText(profile.nextEmbedder)] as [string, TemplateResult]] : []),
      ...Object.entries(profile.attributes).map(([name, it]): [string, TemplateResult] => [words.attribute(propertyName(name)), endpointText(it)]),
      [words.labels, labels?.enabled === false || !labels ? words.labelsOff : html`${labels.customLabelsArn ?? 'Rekognition'} <span class="hint">${words.labelsOn(percent(labels.minConfidence ?? 0), labels.maxLabels ?? 0)}</span>`],
      ...profile.steps.map((step): [string, string | TemplateResult] => [words.step(words.steps[step] ?? sentence(step)), profile.stepEndpoints?.[step] ? endpointText(profile.stepEndpoints[step]) : words.builtIn]),
      ...(profile.rerank === undefined ? [] : [[words.rerank, profile.rerank ? words.on : words.off] as [string, string]]),
    ];
    return html`<table><caption class="hidden-text">${words.serves}</caption>
      <thead><tr><th scope="col">${words.task}</th><th scope="col">${words.model}</th></tr></thead>
      <tbody>${rows.map(([task, model]) => html`<tr><th scope="row">${task}</th><td>${model}</td></tr>`)}</tbody></table>`;
  }
}

/** Returns the name of an endpoint, with variant, target model and inference component. */
export function endpointText(it: Endpoint): TemplateResult {
  const parts = [it.variant, it.targetModel, it.inferenceComponent].filter((part) => part);
  return html`<strong>${it.endpoint}</strong>${parts.length > 0 ? html` <span class="hint">${parts.join(', ')}</span>` : nothing}`;
}
