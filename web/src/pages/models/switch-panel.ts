import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { beginReprocessing, changeProfile, type Profile, type ServedModel } from '../../api/profiles.js';
import { Problem } from '../../api/problem.js';
import { icon } from '../../elements/icons.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { toast } from '../../shell/toasts.js';
import { whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import { currentEndpointOf, patchOf, type ModelChoice } from './profile-change.js';
import { endpointText } from './serving-table.js';

/**
 * Form that switches a model on, after a preview. Where photographs would become unsearchable, it warns first. Emits
 * `changed`.
 */
@customElement('switch-panel')
export class SwitchPanel extends VitrineElement {
  static override styles = [shared, css`
    .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr)); gap: var(--gap); margin-block: 0.75rem; }
    .fields > * { min-width: 0; } select, input { width: 100%; } input[type="checkbox"] { width: auto; }
    .actions { margin-top: 1rem; } label.row { margin-block: 0.75rem; } .notice { margin-bottom: 0; }
  `];

  @property({ attribute: false }) accessor profile: Profile | undefined;
  /** ETag of the shown profile. */
  @property() accessor tag: string | undefined;
  @property({ attribute: false }) accessor models: readonly ServedModel[] = [];
  @state() private accessor choice: ModelChoice = { purpose: 'embedder', attribute: '', model: '' };
  @state() private accessor reprocessesImages = false;
  @state() private accessor problem: Problem | undefined;
  @state() private accessor busy = false;

  constructor() {
    super();
    new Keys(this, () => [{ keys: 'm', label: t.models.keys.switch, run: () => this.renderRoot.querySelector<HTMLElement>('#model')?.focus() }]);
  }

  /** Fills the form with a model, and guesses its purpose from its task and name. */
  use(model: ServedModel): void {
    const embedder = model.task === 'embedding';
    const stated = model.modelName.replace(/^.*-/, '');
    this.#set({ purpose: embedder ? 'embedder' : 'attribute', model: model.modelName, task: model.task, attribute: embedder ? '' : stated });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#model')?.focus());
  }

  #set(change: Partial<ModelChoice>): void {
    const model = change.model === undefined ? undefined : this.models.find((it) => it.modelName === change.model);
    this.choice = { ...this.choice, ...change, ...(model ? { task: model.task } : {}) };
    this.problem = undefined;
  }

  /** @param reprocess whether the photographs are processed again, by the new embedder */
  async #apply(reprocess: boolean): Promise<void> {
    const profile = this.profile;
    const patch = profile && patchOf(profile, this.choice);
    if (!profile || !patch || this.busy) return;
    this.busy = true;
    this.problem = undefined;
    try {
      const changed = await changeProfile(profile.collectionId, patch, this.tag, reprocess);
      let begun = changed.reprocessing !== undefined;
      if (this.choice.purpose === 'attribute' && this.reprocessesImages) {
        await beginReprocessing(profile.collectionId);
        begun = true;
      }
      toast([begun ? t.models.reprocessBegun : t.models.applied, ...(changed.warnings ?? [])].join(' '));
      this.choice = { purpose: 'embedder', attribute: '', model: '' };
    } catch (failure) {
      this.problem = Problem.from(failure);
    } finally {
      this.busy = false;
    }
    // Also after a refusal, because the profile may differ from the shown one.
    if (this.problem?.code !== 'embedder-in-use') this.emit('changed', undefined);
  }

  override render(): TemplateResult | typeof nothing {
    const profile = this.profile;
    if (!profile) return nothing;
    const words = t.models;
    return html`<form @submit=${(event: Event) => { event.preventDefault(); void this.#apply(false); }}>
      <p class="hint">${words.switchHint}</p>
      <div class="fields">
        <label class="field"><span>${words.purpose}</span><select @change=${(event: Event) => this.#set({ purpose: (event.target as HTMLSelectElement).value as ModelChoice['purpose'] })}>
          ${(['embedder', 'attribute'] as const).map((it) => html`<option value=${it} .selected=${it === this.choice.purpose}>${words.purposes[it]}</option>`)}</select></label>
        ${this.choice.purpose === 'attribute' ? html`<label class="field"><span>${words.attributeName}</span>
          <input list="attributes" maxlength="200" .value=${this.choice.attribute} @input=${(event: Event) => this.#set({ attribute: (event.target as HTMLInputElement).value.trim() })}></label>
          <datalist id="attributes">${Object.keys(profile.attributes).map((it) => html`<option value=${it}></option>`)}</datalist>` : nothing}
        <label class="field"><span>${words.whichModel}</span>
          <input id="model" list="models" maxlength="63" autocomplete="off" .value=${this.choice.model} @input=${(event: Event) => this.#set({ model: (event.target as HTMLInputElement).value.trim() })}></label>
        <datalist id="models">${this.models.filter((it) => (it.task === 'embedding') === (this.choice.purpose === 'embedder')).map((it) => html`<option value=${it.modelName}></option>`)}</datalist>
      </div>
      ${this.choice.purpose === 'attribute' ? html`<label class="row"><input type="checkbox" .checked=${this.reprocessesImages} @change=${(event: Event) => (this.reprocessesImages = (event.target as HTMLInputElement).checked)}>${words.again}</label>` : nothing}
      ${this.#preview(profile)}
      ${this.#refused(profile)}
    </form>`;
  }

  #preview(profile: Profile): TemplateResult | typeof nothing {
    const words = t.models;
    const { choice: wish } = this;
    if (!wish.model || (wish.purpose === 'attribute' && !wish.attribute)) return nothing;
    if (!patchOf(profile, wish)) return html`<p role="status">${words.noChange}</p>`;
    const former = currentEndpointOf(profile, wish);
    const what = wish.purpose === 'embedder' ? words.embedder : words.attribute(wish.attribute);
    return html`<table><caption>${words.preview}</caption>
        <thead><tr><th scope="col">${words.task}</th><th scope="col">${words.before}</th><th scope="col">${words.after}</th></tr></thead>
        <tbody><tr><th scope="row">${what}</th><td>${former ? endpointText(former) : words.none}</td><td><strong>${wish.model}</strong></td></tr></tbody></table>
      ${wish.purpose === 'attribute' ? html`<p class="hint">${this.reprocessesImages ? words.ofAll : words.ofNew}</p>` : nothing}
      ${this.problem?.code === 'embedder-in-use' ? nothing : html`<div class="actions"><button class="primary" ?disabled=${this.busy}>${icon('check')}${words.apply}</button></div>`}`;
  }

  #refused(profile: Profile): TemplateResult | typeof nothing {
    const refusal = this.problem;
    const words = t.models;
    if (!refusal) return nothing;
    if (refusal.code !== 'embedder-in-use') return html`<problem-panel .problem=${refusal}></problem-panel>`;
    const photographs = Number(refusal.more['photographs'] ?? 0);
    return html`<div class="notice unsure" role="alert"><h3>${words.inUse}</h3>
      <p>${words.inUseDetail(whole(photographs), profile.embedder.endpoint, this.choice.model)}</p>
      <div class="row actions"><button type="button" class="primary" ?disabled=${this.busy} @click=${() => void this.#apply(true)}>${words.reprocess}</button>
        <button type="button" @click=${() => this.#set({ model: '' })}>${t.app.cancel}</button></div></div>`;
  }
}
