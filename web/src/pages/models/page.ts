import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import { costsOf, profileOf, servedModels, type Costs, type Profile, type ServedModel, type ServedModels } from '../../api/profiles.js';
import { Problem } from '../../api/problem.js';
import type { AccuracyPart } from '../../api/review.js';
import type { Collection } from '../../api/types.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { scrollRestorer } from '../../shell/router.js';
import { t } from '../../strings/index.js';
import './costs-table.js';
import './reprocess-progress.js';
import './served-models.js';
import './serving-table.js';
import './switch-panel.js';
import type { SwitchPanel } from './switch-panel.js';
import './train-command.js';

/** Page Models: the models of a collection, their quality and costs, and how to train and switch on other models. */
@customElement('page-models')
export class ModelsPage extends VitrineElement {
  static override styles = [shared, css`
    .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: var(--gap); align-items: start; margin-top: var(--gap); }
    .two > * { min-width: 0; }
    .panel h2 { margin-top: 0; }
    .whole { margin-top: var(--gap); }
  `];

  @property({ attribute: false }) accessor collection: Collection | undefined;
  @state() private accessor profile: Profile | undefined;
  @state() private accessor tag: string | undefined;
  /** Null where no model-server is configured; undefined until it is read. */
  @state() private accessor models: ServedModels | null | undefined;
  /** Accuracy of answers by model; empty until it is read, and where it cannot be read. */
  @state() private accessor byModel: readonly AccuracyPart[] = [];
  /** Null where costs are not available; undefined until they are read. */
  @state() private accessor costs: Costs | null | undefined;
  @state() private accessor failure: Problem | undefined;
  @state() private accessor modelsFailure: Problem | undefined;
  @state() private accessor costsFailure: Problem | undefined;
  @query('switch-panel') private accessor switcher!: SwitchPanel;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('collection') || !this.collection) return;
    Object.assign(this, { profile: undefined, tag: undefined, failure: undefined, byModel: [], costs: undefined, costsFailure: undefined });
    void this.#readAll(this.collection.collectionId).then(scrollRestorer());
  }

  async #readAll(collectionId: string): Promise<void> {
    void import('../review/accuracy-panel.js');
    await Promise.all([this.#read(collectionId), this.#readModels(), this.#readAccuracy(collectionId), this.#readCosts(collectionId)]);
    await this.updateComplete;
  }

  async #read(collectionId: string): Promise<void> {
    try {
      const { profile, tag } = await profileOf(collectionId);
      if (collectionId !== this.collection?.collectionId) return;
      this.profile = profile;
      this.tag = tag;
      this.failure = undefined;
    } catch (failure) {
      if (collectionId === this.collection?.collectionId) this.failure = Problem.from(failure);
    }
  }

  async #readModels(): Promise<void> {
    try {
      this.models = (await servedModels()) ?? null;
      this.modelsFailure = undefined;
    } catch (failure) {
      this.modelsFailure = Problem.from(failure);
    }
  }

  async #readAccuracy(collectionId: string): Promise<void> {
    try {
      const { byModel } = bodyOf(await api.GET('/v1/collections/{collectionId}/accuracy', { params: { path: { collectionId }, query: {} } }));
      if (collectionId === this.collection?.collectionId) this.byModel = byModel;
    } catch {
      // The section of the accuracy shows the problem; the list then has the figures of the cards alone.
    }
  }

  async #readCosts(collectionId: string): Promise<void> {
    try {
      const costs = (await costsOf(collectionId)) ?? null;
      if (collectionId !== this.collection?.collectionId) return;
      this.costs = costs;
      this.costsFailure = undefined;
    } catch (failure) {
      if (collectionId === this.collection?.collectionId) this.costsFailure = Problem.from(failure);
    }
  }

  override render(): TemplateResult {
    const words = t.models;
    const collection = this.collection;
    if (!collection) return html`<h1>${words.title}</h1>${loadingText()}`;
    const { collectionId } = collection;
    const profileLoading = this.profile || this.failure ? nothing : loadingText();
    const retry = () => void this.#readAll(collectionId);
    const names = [...new Set([...(this.profile ? Object.keys(this.profile.attributes) : []), ...collection.facets, 'side', 'material'])];
    return html`<h1>${words.title}</h1><p class="lede">${words.lede}</p>
      <div @changed=${() => void this.#read(collectionId)}>
        ${this.failure ? html`<problem-panel .problem=${this.failure} retry @retry=${retry}></problem-panel>` : nothing}
        <reprocess-progress .collectionId=${collectionId} .since=${this.profile?.reprocessing?.startedAt ?? ''}></reprocess-progress>
        <div class="two">
          <section class="panel"><h2>${words.serves}</h2>${profileLoading}<serving-table .profile=${this.profile}></serving-table></section>
          <section class="panel"><h2>${words.switch}</h2>${profileLoading}<switch-panel .profile=${this.profile} .tag=${this.tag} .models=${this.models?.models ?? []}></switch-panel></section>
        </div>
        <section class="panel whole"><h2>${words.available}</h2>
          ${this.modelsFailure ? html`<problem-panel .problem=${this.modelsFailure} retry @retry=${retry}></problem-panel>`
            : this.models === null ? html`<p>${words.notConfigured}</p>`
            : this.models ? html`<served-models .models=${this.models} .byModel=${this.byModel} @use=${(event: CustomEvent<ServedModel>) => this.switcher.use(event.detail)}></served-models>` : loadingText()}
        </section>
        <section class="whole"><h2>${words.accuracy}</h2><accuracy-panel .collectionId=${collectionId}></accuracy-panel></section>
        <div class="two">
          <section class="panel"><h2>${words.train}</h2><train-command .collectionId=${collectionId} .names=${names}></train-command></section>
          <section class="panel"><h2>${words.costs}</h2>
            ${this.costsFailure ? html`<problem-panel .problem=${this.costsFailure} retry @retry=${retry}></problem-panel>`
              : this.costs === undefined ? loadingText() : html`<costs-table .costs=${this.costs ?? undefined} .budget=${this.profile?.budget}></costs-table>`}
          </section>
        </div>
      </div>`;
  }
}
