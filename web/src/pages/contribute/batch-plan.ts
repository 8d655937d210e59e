import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../../elements/icons.js';
import { loadingText } from '../../elements/loading.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { institution, rememberInstitution } from '../../shell/institution.js';
import { Keys } from '../../shell/keys.js';
import { bytes, whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import { MAX_FILES, sorted, type ChosenFile } from './chosen-files.js';
import './column-mapping.js';
import './file-intake.js';
import { emptyPlan, guessedRoles, planOfFiles, planOfTable, type Place, type Plan, type PlanProblem, type Role } from './plan.js';
import type { OpenBatch } from './remembered.js';
import { isSlug, slugOf } from './statement-rules.js';
import { MAX_TABLE_BYTES, readTable, type Table } from './table.js';

const SHOWN_PROBLEMS = 100;
const SHOWN_NAMES = 3;

/** The batch that the user confirmed: its photographs, institution and title. */
export interface Confirmed { plan: Plan; institution: string; title: string }

/**
 * Panel that shows, before anything is sent, which photographs will be sent, and which not and why. Emits `confirmed`
 * (Confirmed) or `cleared`.
 */
@customElement('batch-plan')
export class BatchPlan extends VitrineElement {
  static override styles = [shared, css`
    .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: var(--gap); margin-block: 1rem; align-items: start; }
    .panel { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
    .wide { overflow-x: auto; max-height: 24rem; }
    .wide table { min-width: 30rem; }
    .sum { font-size: 1.1rem; font-weight: 600; margin: 0; }
    label.field > .sub { color: var(--ink-2); font-size: 0.85rem; font-weight: 400; }
    .row h2 { margin: 0; }
    .notice { margin: 0; }
  `];

  @property({ attribute: false }) accessor files: readonly ChosenFile[] = [];
  /** The unfinished batch that is continued, where there is one. */
  @property({ attribute: false }) accessor continued: OpenBatch | undefined;
  @state() private accessor table: Table | undefined;
  @state() private accessor columns: readonly Role[] = [];
  @state() private accessor plan: Plan = emptyPlan();
  /** Whether a table is being read, so that it is not known yet what will be sent. */
  @state() private accessor reading = false;
  @state() private accessor notes: readonly string[] = [];
  @state() private accessor institutionName = institution() ?? '';
  @state() private accessor name = '';
  @state() private accessor submitted = false;
  #tableFile: File | undefined;

  constructor() {
    super();
    new Keys(this, () => (this.#ready ? [{ keys: 's', label: t.contribute.keys.send, run: () => this.#send() }] : []));
  }

  get #ready(): boolean {
    return !this.reading && this.plan.photographs.length > 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('files')) void this.#read();
  }

  async #read(): Promise<void> {
    const words = t.contribute;
    const { files } = this;
    const { photographs, tables, others } = sorted(files);
    const notes: string[] = [];
    if (this.files.length > MAX_FILES) notes.push(words.tooMany(whole(MAX_FILES)));
    if (others.length > 0) notes.push(words.others(others.length, names(others)));
    const last = tables.at(-1);
    if (tables.length > 1) notes.push(words.tablesAtOnce(last!.path));
    if (last && last.file.size > MAX_TABLE_BYTES) notes.push(words.tableTooLarge(last.path, bytes(MAX_TABLE_BYTES)));
    else if (last && last.file !== this.#tableFile) {
      this.#tableFile = last.file;
      this.reading = true;
      try {
        const table = await readTable(last.file);
        if (this.#tableFile !== last.file) return; // The user chose another table in the meantime.
        this.table = table;
        this.columns = guessedRoles(table.header);
      } finally {
        if (this.#tableFile === last.file) this.reading = false;
      }
    }
    if (photographs.length === 0) notes.push(words.noPhotographs);
    // Files that the user added in the meantime have notes of their own.
    if (files === this.files) this.notes = notes;
    this.#plan();
  }

  #plan(): void {
    const photographs = this.files.length > MAX_FILES ? [] : sorted(this.files).photographs;
    if (!this.table) this.plan = planOfFiles(photographs);
    else if (this.columns.includes('file')) this.plan = planOfTable(this.table, this.columns, photographs);
    else this.plan = emptyPlan();
  }

  #send(): void {
    if (!this.#ready) return;
    this.submitted = true;
    const slug = this.#slug;
    if (!isSlug(slug)) {
      this.renderRoot.querySelector<HTMLInputElement>('#who')?.focus();
      return;
    }
    if (!this.continued) rememberInstitution(slug);
    this.emit<Confirmed>('confirmed', { plan: this.plan, institution: slug, title: this.name.trim() });
  }

  get #slug(): string {
    return this.continued?.institution ?? slugOf(this.institutionName);
  }

  override render(): TemplateResult {
    const words = t.contribute;
    const { photographs, unnamed, repeats } = this.plan;
    const size = photographs.reduce((sum, it) => sum + it.file.size, 0);
    return html`<section class="panel" aria-label=${words.check}>
      <div class="row spread"><h2>${words.check}</h2><button class="quiet" @click=${() => this.emit('cleared', undefined)}>${words.clear}</button></div>
      <file-intake compact></file-intake>
      ${this.notes.map((it) => html`<p class="notice unsure">${it}</p>`)}
      ${this.reading ? loadingText() : this.table ? html`<column-mapping .table=${this.table} .columns=${this.columns} @columns=${(event: CustomEvent<Role[]>) => { this.columns = event.detail; this.#plan(); }}></column-mapping>` : this.#listed(photographs)}
      ${this.reading ? nothing : this.#problems()}
      ${!this.reading && this.table && unnamed.length > 0 ? html`<p class="hint">${words.unnamed(unnamed.length, names(unnamed))}</p>` : nothing}
      ${!this.reading && repeats.length > 0 ? html`<p class="hint">${words.repeats(places(repeats))}</p>` : nothing}
      ${this.continued ? html`<p>${words.continues(this.continued.title ?? this.continued.batchId)}</p>` : this.#fields()}
      <p class="sum" role="status">${this.reading ? '' : photographs.length > 0 ? words.willSend(photographs.length, bytes(size)) : words.nothingToSend}</p>
      ${this.reading ? nothing : html`<div><button class="primary" ?disabled=${!this.#ready} @click=${this.#send}>${icon('arrowRight')}${words.send(photographs.length)} <kbd>s</kbd></button></div>`}
    </section>`;
  }

  #listed(photographs: Plan['photographs']): TemplateResult | typeof nothing {
    return photographs.length === 0 ? nothing : html`<p class="hint break">${photographs.slice(0, SHOWN_NAMES).map((it) => it.path).join(', ')}${photographs.length > SHOWN_NAMES ? ` ${t.contribute.andMore(photographs.length - SHOWN_NAMES)}` : ''}</p>`;
  }

  #fields(): TemplateResult {
    const words = t.contribute;
    const wrong = this.submitted && !isSlug(this.#slug);
    return html`<div class="fields">
      <label class="field"><span>${words.who}</span>
        <input id="who" autocomplete="organization" maxlength="200" .value=${this.institutionName} aria-invalid=${wrong} aria-describedby="who-hint" @input=${(event: Event) => (this.institutionName = (event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => { if (event.key === 'Enter') this.#send(); }}>
        <span id="who-hint" class="sub">${wrong ? words.whoWrong : isSlug(this.#slug) ? words.whoHint(this.#slug) : words.whoAsk}</span></label>
      <label class="field"><span>${words.batchTitle}</span>
        <input maxlength="200" .value=${this.name} @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => { if (event.key === 'Enter') this.#send(); }}><span class="sub">${words.batchTitleHint}</span></label>
    </div>`;
  }

  #problems(): TemplateResult | typeof nothing {
    const words = t.contribute;
    const { problems } = this.plan;
    if (problems.length === 0) return nothing;
    return html`<div class="notice bad"><h3>${words.problems(problems.length)}</h3><p>${words.problemsHint}</p>
      <div class="wide" tabindex="0" role="group" aria-label=${words.problems(problems.length)}><table>
        <thead><tr><th scope="col">${words.line}</th><th scope="col">${words.field}</th><th scope="col">${words.value}</th><th scope="col">${words.remedy}</th></tr></thead>
        <tbody>${problems.slice(0, SHOWN_PROBLEMS).map((it) => html`<tr><td class="number">${it.line ?? '–'}</td><td>${words.roles[it.field] ?? it.field}</td><td>${it.value || (it.file ?? '–')}</td><td>${remedy(it)}</td></tr>`)}</tbody>
      </table></div>
      ${problems.length > SHOWN_PROBLEMS ? html`<p>${words.andMore(problems.length - SHOWN_PROBLEMS)}</p>` : nothing}
    </div>`;
  }
}

/** Returns what to do about a problem, with all places of a conflict. */
function remedy({ rule, conflict }: PlanProblem): string {
  const words = t.contribute;
  return conflict ? `${words.rules[rule]} ${words.conflict(places(conflict))}` : words.rules[rule]!;
}

function places(all: readonly Place[]): string {
  const words = t.contribute;
  const shown = all.slice(0, SHOWN_NAMES).map((it) => (it.line === undefined ? it.file : words.lineOf(it.line))).join(', ');
  return all.length > SHOWN_NAMES ? `${shown} ${words.andMore(all.length - SHOWN_NAMES)}` : shown;
}

function names(files: readonly ChosenFile[]): string {
  const shown = files.slice(0, SHOWN_NAMES).map((it) => it.path).join(', ');
  return files.length > SHOWN_NAMES ? `${shown} ${t.contribute.andMore(files.length - SHOWN_NAMES)}` : shown;
}
