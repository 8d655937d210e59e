import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { answered, api, request } from '../../api/client.js';
import { Problem, isAbort } from '../../api/problem.js';
import { inOrder, search, type Asked } from '../../api/search.js';
import type { Collection, Hit, ImageView } from '../../api/types.js';
import { knownInstitution, proposedSpecimen, type Named } from '../../decide/new-specimen.js';
import { decideOn } from '../../decide/query-decision.js';
import type { Choice } from '../../elements/decision-bar.js';
import '../../elements/decision-bar.js';
import '../../elements/facet-panel.js';
import { icon } from '../../elements/icons.js';
import '../../elements/image-card.js';
import '../../elements/problem-panel.js';
import '../../elements/specimen-name.js';
import '../../elements/statements-table.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { entryId, go, parameters, restoreScroll, router, setParameters } from '../../shell/router.js';
import { t } from '../../strings/index.js';
import './answer-verdict.js';
import { comparedBy } from './answer-verdict.js';
import './example-photographs.js';
import './photo-intake.js';
import './predicted-filters.js';
import './query-photograph.js';
import type { Stated } from './query-photograph.js';
import { digest, keep, sessionOf, type Session } from './session.js';

const LEAST_HITS = 4;
const MOST_HITS = 100;
const HITS = 8;
const CHOICES = [4, 8, 16, 32, 64, 100];
const fresh = (): Session => ({ photographs: [], images: [], chosen: 0, at: 0 });

/** Find: photographs in, candidates out. The address keeps collection, filters, text and number of results; the session beside it the rest. */
@customElement('page-find')
export class FindPage extends VitrineElement {
  static override styles = [shared, css`
    .start { display: grid; gap: 1rem; }
    .found { display: grid; grid-template-columns: minmax(17rem, 21rem) minmax(0, 1fr); gap: clamp(1rem, 2.5vw, 2rem); margin-top: 1rem; align-items: start; }
    .asked, .answer { display: grid; gap: 0.9rem; min-width: 0; }
    .answer { scroll-margin-top: 1rem; }
    .wanted { display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: center; }
    .wanted input { flex: 1 1 12rem; min-width: 0; }
    .wanted label { display: flex; align-items: center; gap: 0.5rem; }
    .waiting { min-height: 12rem; display: grid; place-items: center; }
    image-card .tools { display: flex; gap: 0.4rem; flex-wrap: wrap; }
    .decide { position: sticky; bottom: 0; z-index: 3; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius) var(--radius) 0 0; padding: 0.7rem; }
    .how { padding-left: 0; list-style: none; counter-reset: how; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: var(--gap); margin: 0; }
    .how li { counter-increment: how; padding-left: 2.6rem; position: relative; color: var(--ink-2); }
    .how li::before { content: counter(how); position: absolute; left: 0; top: 0.1rem; width: 1.8rem; line-height: 1.7rem; text-align: center; border: 1px solid var(--brass); color: var(--brass); border-radius: 50%; font-family: var(--serif); }
    .how strong { display: block; color: var(--ink); }
    @media (max-width: 52rem) { .found { grid-template-columns: minmax(0, 1fr); } .asked { display: contents; } .answer { order: 1; } photo-intake, facet-panel, details { order: 2; } }
  `];

  @property({ attribute: false }) accessor collection: Collection | undefined;
  @state() private accessor session: Session = fresh();
  @state() private accessor running = false;
  @state() private accessor failure: Problem | undefined;
  @state() private accessor editing = false;
  @state() private accessor subject: ImageView | undefined;
  /** Where the specimen belongs by a decision of this visit. */
  @state() private accessor attachedTo: string | undefined;
  /** Candidates that a person said are not the same, by image. */
  @state() private accessor refused: ReadonlySet<string> = new Set();
  #search: AbortController | undefined;
  #entry = '';

  constructor() {
    super();
    new Keys(this, () => [
      { keys: '/', label: t.find.textField, run: () => this.renderRoot.querySelector<HTMLInputElement>('#text')?.focus() },
      ...(this.session.images.length > 0 ? [{ keys: 'r', label: t.find.adjust, run: () => (this.editing = !this.editing) }] : []),
      ...(this.#hits().length > 0 ? [
        { keys: 'ArrowRight', label: t.find.nextCandidate, run: () => this.#choose(this.session.chosen + 1) },
        { keys: 'ArrowLeft', label: t.find.previousCandidate, run: () => this.#choose(this.session.chosen - 1) },
        { keys: 'c', label: t.find.compare, run: () => go(this.#compareAddress(this.#hits()[this.session.chosen]!)) },
      ] : []),
      ...(this.session.photographs.length > 0 ? [{ keys: 's', label: t.find.startOver, run: () => this.#startOver() }] : []),
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    router.addEventListener('change', this.#arrive);
    void this.#arrive();
  }

  override disconnectedCallback(): void {
    router.removeEventListener('change', this.#arrive);
    this.#search?.abort();
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('collection') && changed.get('collection') && this.session.photographs.length > 0) void this.#run();
    else if (changed.has('collection') && this.collection) void this.#continue();
  }

  /** Shows what belongs to this entry of the history. */
  readonly #arrive = async () => {
    if (location.pathname !== '/') return;
    this.#entry = entryId();
    const kept = await sessionOf(this.#entry);
    this.#search?.abort();
    this.session = kept ?? fresh();
    this.failure = undefined;
    this.subject = undefined;
    this.attachedTo = undefined;
    this.refused = new Set();
    await this.#continue();
  };

  /** Searches where the address and the session do not agree. */
  async #continue(): Promise<void> {
    if (!this.collection) return;
    try {
      await this.#loadSubject(parameters().get('image') ?? undefined);
    } catch (failure) {
      this.failure = Problem.from(failure);
      return;
    }
    if (this.session.photographs.length === 0) return;
    if (this.session.answer && this.session.asked === this.#asked()) {
      await this.updateComplete;
      restoreScroll();
    } else await this.#run();
  }

  async #loadSubject(imageId: string | undefined): Promise<void> {
    if (!imageId || this.subject?.imageId === imageId) return;
    this.subject = answered(await api.GET('/v1/images/{imageId}', { params: { path: { imageId } } }));
    if (this.session.imageId === imageId) return;
    const file = await (await request(this.subject.links.access ?? this.subject.links.prepared ?? this.subject.links.image)).blob();
    this.session = { ...fresh(), photographs: [{ file, name: this.subject.identifier }], imageId };
  }

  #filters(): string[] {
    return parameters().getAll('filter');
  }

  #k(): number {
    const k = Number(parameters().get('k') ?? HITS);
    return Number.isInteger(k) ? Math.min(MOST_HITS, Math.max(LEAST_HITS, k)) : HITS;
  }

  /** What is asked beside the photographs; they are new objects whenever they change. */
  #asked(): string {
    return JSON.stringify([this.collection?.collectionId, this.#filters(), parameters().get('q') ?? '', this.#k(), this.session.photographs.map(({ file: _, ...it }) => it)]);
  }

  async #run(): Promise<void> {
    const collection = this.collection;
    if (!collection || this.session.photographs.length === 0) return;
    this.#search?.abort();
    const mine = new AbortController();
    this.#search = mine;
    this.running = true;
    this.failure = undefined;
    const entry = this.#entry;
    const photographs = inOrder(this.session.photographs);
    const text = parameters().get('q') ?? '';
    const asked = this.#asked();
    try {
      for await (const event of search(collection.collectionId, photographs, { k: this.#k(), filters: this.#filters(), ...(text ? { text } : {}) }, mine.signal)) {
        if (mine.signal.aborted) return;
        if (event.type === 'answer') {
          const { answer } = event;
          this.session = { ...this.session, images: answer.query.images, answer, asked, chosen: 0, at: Date.now() };
        } else {
          const images = [...this.session.images];
          images[event.photograph] = { ...(event.type === 'described' ? images[event.photograph] : {}), ...event.image };
          this.session = { ...this.session, images };
        }
      }
      const sha256 = this.session.sha256 ?? (await digest(photographs[0]!.file));
      this.session = { ...this.session, ...(sha256 ? { sha256 } : {}) };
      const named = this.#named();
      if (named.institutionId) this.session = { ...this.session, named };
      await keep(entry, this.session);
    } catch (failure) {
      if (!isAbort(failure) && !mine.signal.aborted) this.failure = Problem.from(failure);
    } finally {
      if (this.#search === mine) this.running = false;
    }
  }

  #photographs(photographs: Asked[]): void {
    this.session = { ...fresh(), photographs };
    this.subject = undefined;
    this.attachedTo = undefined;
    this.editing = false;
    this.refused = new Set();
    setParameters({ image: undefined });
    if (photographs.length > 0) void this.#run();
    else this.#startOver();
  }

  #startOver(): void {
    go(this.collection ? `/?c=${encodeURIComponent(this.collection.collectionId)}` : '/');
  }

  #stated(place: number, stated: Stated): void {
    const photographs = inOrder(this.session.photographs).map(({ file, name, ...was }, at) => at === place ? { file, name, ...stated }
      : stated.side && was.side === stated.side ? { file, name } : { file, name, ...was }); // An object has each side once.
    const ordered = inOrder(photographs);
    this.editing = false;
    this.session = { ...this.session, photographs, images: ordered.map((it) => this.session.images[photographs.indexOf(it)] ?? {}) };
    void this.#run();
  }

  #filter(filters: readonly string[]): void {
    setParameters({ filter: filters });
    void this.#run();
  }

  #hits(): Hit[] {
    const { answer } = this.session;
    const { subject } = this;
    // A specimen is no candidate for itself.
    return (answer?.hits ?? []).filter((it) => !subject || it.specimenId !== subject.specimenId || it.institutionId !== subject.institutionId);
  }

  #choose(place: number): void {
    const chosen = Math.min(this.#hits().length - 1, Math.max(0, place));
    this.session = { ...this.session, chosen };
    void keep(this.#entry, this.session);
    void this.updateComplete.then(() => this.renderRoot.querySelectorAll('image-card')[chosen]?.scrollIntoView({ block: 'nearest' }));
  }

  #compareAddress(hit: Hit): string {
    const query = this.session.imageId ?? `s-${this.#entry}`;
    return `/compare?${new URLSearchParams({ c: this.collection?.collectionId ?? '', image: hit.imageId, query, from: this.#entry })}`;
  }

  /** As stated, or as proposed. */
  #named(): Named {
    const { named, photographs, sha256, answer } = this.session;
    const institutions = [...new Set((answer?.hits ?? []).map((it) => it.institutionId))];
    return named ?? { institutionId: knownInstitution() ?? (institutions.length === 1 ? institutions[0]! : ''), specimenId: photographs[0] ? proposedSpecimen(photographs[0], sha256) : '' };
  }

  #name(named: Named): void {
    this.session = { ...this.session, named };
    void keep(this.#entry, this.session);
  }

  #decide({ detail: choice }: CustomEvent<Choice>): void {
    const { subject, session, refused } = this;
    if (!this.collection) return;
    const hits = this.#hits();
    const hit = hits[session.chosen];
    const inQuestion = { collectionId: this.collection.collectionId, subject, named: this.#named(), photographs: inOrder(session.photographs), hits, chosen: session.chosen, answer: session.answer, sha256: session.sha256 };
    const entry = this.#entry;
    void decideOn(inQuestion, choice, {
      apply: () => {
        if (choice.kind === 'attach' && hit?.itemId) this.attachedTo = hit.itemId;
        if (choice.kind === 'open-item') this.attachedTo = choice.title;
        if (choice.kind === 'not-same' && hit) this.refused = new Set([...refused, hit.imageId]);
        if (choice.kind === 'none-of-these') this.refused = new Set(hits.map((it) => it.imageId));
      },
      revert: () => {
        this.attachedTo = undefined;
        this.refused = refused;
      },
      added: (image) => {
        if (this.#entry !== entry) return;
        this.subject = image;
        this.session = { ...this.session, imageId: image.imageId };
        void keep(entry, this.session);
      },
    });
  }

  override render(): TemplateResult {
    const intake = html`<photo-intake ?large=${this.session.photographs.length === 0} .photographs=${inOrder(this.session.photographs)} .places=${this.#sides().length > 0 ? 2 : 1}
      @photographs=${(event: CustomEvent<Asked[]>) => this.#photographs(event.detail)} @refused=${(event: CustomEvent<string[]>) => this.#notPictures(event.detail)}>
      ${this.session.photographs.length > 0 ? html`<button class="small quiet" @click=${this.#startOver}>${t.find.startOver}</button>` : nothing}</photo-intake>`;
    const problem = this.failure ? html`<problem-panel .problem=${this.failure} ?retry=${this.failure.status === 0 || this.failure.status >= 500} @retry=${() => void this.#run()}></problem-panel>` : nothing;
    return this.session.photographs.length === 0 ? this.#start(intake, problem) : this.#found(intake, problem);
  }

  #sides(): string[] {
    return (this.collection?.sides ?? []).filter((it) => it === 'obverse' || it === 'reverse');
  }

  #notPictures(names: readonly string[]): void {
    this.failure = new Problem({ title: t.find.notAPicture, detail: t.find.notAPictureDetail(names.join(', ')), status: 415, code: 'not-a-picture' });
  }

  #start(intake: TemplateResult, problem: unknown): TemplateResult {
    return html`<h1>${t.find.title}</h1><p class="lede">${t.find.lede}</p>
      ${problem}
      <div class="start panel">${intake}<p class="hint">${t.find.hint}</p></div>
      <example-photographs .collection=${this.collection}></example-photographs>
      <h2>${t.find.how.title}</h2>
      <ol class="how">${t.find.how.steps.map(([title, text]) => html`<li><strong>${title}</strong>${text}</li>`)}</ol>
      ${this.collection ? nothing : html`<p>${t.app.noCollections}</p>`}`;
  }

  #found(intake: TemplateResult, problem: unknown): TemplateResult {
    const { session } = this;
    const filters = this.#filters();
    return html`<h1 class="hidden-text">${t.find.title}</h1>
      <div class="found">
        <section class="asked" aria-label=${t.find.query}>
          ${inOrder(session.photographs).map((it, at) => html`<query-photograph .asked=${it} .image=${session.images[at]} .sides=${this.#sides()} .busy=${this.running} .editing=${this.editing && at === 0}
            @stated=${(event: CustomEvent<Stated>) => this.#stated(at, event.detail)}></query-photograph>`)}
          ${intake}
          <predicted-filters .images=${session.images} .filters=${filters} .names=${Object.keys(session.answer?.facets ?? {})} @filters=${(event: CustomEvent<string[]>) => this.#filter(event.detail)}></predicted-filters>
          ${session.answer ? html`<facet-panel .facets=${session.answer.facets} .filters=${filters} @filters=${(event: CustomEvent<string[]>) => this.#filter(event.detail)}></facet-panel>
            <details><summary>${t.find.machines}</summary>${session.images.map((it) => html`<statements-table .heading=${t.find.machines} .statements=${it.attributes ?? []} .labels=${it.labels ?? []}></statements-table>`)}
              <p class="hint">${comparedBy(session.answer)}</p></details>` : nothing}
        </section>
        <section class="answer" aria-label=${t.find.results} aria-busy=${this.running}>
          <div role="status" class="hidden-text">${this.running ? t.find.running : session.answer ? t.word.candidates(this.#hits().length) : ''}</div>
          ${problem}
          ${this.#wanted()}
          ${session.answer ? this.#answer() : this.failure ? nothing : html`<p class="waiting hint">${t.find.running}</p>`}
        </section>
      </div>`;
  }

  #wanted(): TemplateResult {
    return html`<form class="wanted" role="search" @submit=${this.#text}>
      <input id="text" type="search" .value=${parameters().get('q') ?? ''} placeholder=${t.find.text} aria-label=${t.find.textField} maxlength="200" @change=${this.#text}>
      <label>${t.find.shown}<select @change=${(event: Event) => { setParameters({ k: (event.target as HTMLSelectElement).value }); void this.#run(); }}>
        ${[...new Set([...CHOICES, this.#k()])].sort((a, b) => a - b).map((it) => html`<option ?selected=${it === this.#k()}>${it}</option>`)}</select></label>
    </form>`;
  }

  #text(event: Event): void {
    event.preventDefault();
    const text = this.renderRoot.querySelector<HTMLInputElement>('#text')?.value.trim() ?? '';
    if (text === (parameters().get('q') ?? '')) return;
    setParameters({ q: text });
    void this.#run();
  }

  #answer(): TemplateResult {
    const { session, subject } = this;
    const hits = this.#hits();
    const hit = hits[session.chosen];
    const belongs = this.attachedTo ?? subject?.itemId;
    const named = this.#named();
    const complete = subject !== undefined || (named.institutionId !== '' && named.specimenId !== '');
    return html`<answer-verdict .answer=${session.answer && { ...session.answer, hits }} .filtered=${this.#filters().length > 0}></answer-verdict>
      ${subject ? html`<p>${t.find.about(subject.specimenId)} ${belongs ? t.find.belongs(belongs) : t.find.belongsNowhere}</p>` : nothing}
      <ol class="cards" aria-label=${t.find.results}>${hits.map((it, at) => html`<li><image-card .image=${it} .rank=${at + 1} .href=${this.#compareAddress(it)} ?selected=${at === session.chosen} ?dimmed=${this.refused.has(it.imageId)}>
        <div slot="actions" class="tools"><button class="small" aria-pressed=${at === session.chosen} @click=${() => this.#choose(at)}>${icon('check')}${t.find.pick}</button></div>
      </image-card></li>`)}</ol>
      ${hits.length > 0 ? html`<div class="decide">${subject ? nothing : html`<specimen-name .named=${named} @named=${(event: CustomEvent<Named>) => this.#name(event.detail)}></specimen-name>`}
        <decision-bar .candidate=${hit?.itemId ?? hit?.specimenId} ?attachable=${hit?.itemId !== undefined} .blocked=${complete ? undefined : t.find.nameFirst} .proposedTitle=${(subject ?? named).specimenId} @choice=${this.#decide}></decision-bar></div>` : nothing}`;
  }
}
