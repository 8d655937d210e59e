import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import '../elements/problem-panel.js';
import './key-map.js';
import './person-dialog.js';
import './settings-menu.js';
import type { KeyMap } from './key-map.js';
import { Problem } from '../api/problem.js';
import type { Collection } from '../api/types.js';
import { undoLast } from '../decide/decide.js';
import { icon } from '../elements/icons.js';
import { loadingText } from '../elements/loading.js';
import { VitrineElement, shared } from '../elements/vitrine-element.js';
import { strings, t } from '../strings/index.js';
import { chooseCollection, chosenCollection, collections } from './collections.js';
import { Keys } from './keys.js';
import { router } from './router.js';
import { pageAt, pages, type Page } from './routes.js';

/** Frame of every page: bar, page, footer and dialogs. */
@customElement('vitrine-app')
export class VitrineApp extends VitrineElement {
  static override styles = [shared, css`
    :host { display: flex; flex-direction: column; }
    header, main, footer { width: min(82rem, 100%); margin-inline: auto; padding-inline: clamp(0.9rem, 3vw, 2rem); }
    header { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.5rem; padding-block: 0.5rem; border-bottom: 1px solid var(--line); }
    main { flex: 1; padding-bottom: 3rem; min-width: 0; }
    main:focus { outline: none; }
    footer { border-top: 1px solid var(--line); padding-block: 1rem; color: var(--ink-2); font-size: 0.875rem; }
    .wordmark { display: flex; align-items: center; gap: 0.6rem; font: 600 1.4rem/1 var(--serif); color: var(--ink); text-decoration: none; }
    nav ul { display: flex; flex-wrap: wrap; gap: 0 clamp(0.75rem, 2vw, 1.5rem); list-style: none; margin: 0; padding: 0; }
    nav a { display: block; padding: 0.5rem 0.1rem; color: var(--ink-2); text-decoration: none; border-bottom: 2px solid transparent; }
    nav a:hover { color: var(--ink); }
    @media (max-width: 26rem) { nav ul { gap: 0 0.55rem; } nav a { font-size: 0.9rem; } }
    nav a[aria-current] { color: var(--ink); border-color: var(--accent); font-weight: 600; }
    .tools { display: flex; align-items: center; gap: 0.4rem; margin-left: auto; min-width: 0; }
    .tools select { min-width: 0; min-height: 2.3rem; padding-block: 0.2rem; max-width: min(16rem, 45vw); }
    .skip { position: absolute; left: 1rem; top: -4rem; background: var(--accent); color: var(--on-accent); z-index: 10; }
    .skip:focus { top: 0.5rem; }
    @media (max-width: 40rem) { .wordmark { font-size: 1.15rem; } .tools { margin-left: 0; width: 100%; } .tools select { flex: 1; max-width: none; } }
  `];

  /** Page of the address; undefined where the address is of no page, or its code is not loaded yet. */
  @state() private accessor page: Page | undefined;
  /** Whether the code of a page was loaded, or the address is of no page. */
  @state() private accessor started = false;
  @state() private accessor failure: unknown;
  /** Undefined until they are read. */
  @state() private accessor allCollections: readonly Collection[] | undefined;
  @state() private accessor chosen: Collection | undefined;

  constructor() {
    super();
    new Keys(this, () => [
      { keys: 'Shift+?', label: t.keys.help, run: () => this.keyMap?.toggle() },
      { keys: 'u', label: t.keys.undo, run: () => void undoLast() },
    ]);
  }

  private get keyMap(): KeyMap | null {
    return this.renderRoot.querySelector('key-map');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    router.addEventListener('change', this.#show);
    strings.addEventListener('change', this.#updateTitle);
    void this.#show();
  }

  readonly #updateTitle = () => {
    document.title = `${this.page?.title() ?? t.app.notFound} · ${t.app.name}`;
  };

  readonly #show = async () => {
    const page = pageAt(location.pathname);
    let failure: unknown;
    try {
      await page?.load();
    } catch (thrown) {
      failure = thrown;
    }
    // The user went to another page while the code of this one was loaded. The event of that page shows it.
    if (page !== pageAt(location.pathname)) return;
    this.failure = failure;
    const moved = this.page !== undefined && this.page !== page;
    this.page = page;
    this.started = true;
    this.#updateTitle();
    await this.#collections();
    await this.updateComplete;
    if (moved) this.renderRoot.querySelector('main')?.focus({ preventScroll: true });
  };

  async #collections(): Promise<void> {
    try {
      const [allCollections, chosen] = await Promise.all([collections(), chosenCollection()]);
      Object.assign(this, { allCollections, chosen });
    } catch (failure) {
      this.failure = failure;
    }
  }

  #choose(event: Event): void {
    chooseCollection((event.target as HTMLSelectElement).value);
    router.dispatchEvent(new Event('change'));
  }

  #address(page: Page): string {
    return page.ofCollection && this.chosen ? `${page.path}?c=${encodeURIComponent(this.chosen.collectionId)}` : page.path;
  }

  override render(): TemplateResult {
    return html`
      <header>
        <button class="skip" @click=${() => this.renderRoot.querySelector<HTMLElement>('main')?.focus()}>${t.app.skip}</button>
        <a class="wordmark" href="/"><img src="/icon.svg" alt="" width="28" height="28">${t.app.name}</a>
        <nav aria-label=${t.app.pages}>
          <ul>${pages.filter((it) => it.inBar).map((it) => html`<li><a href=${this.#address(it)} aria-current=${it === this.page ? 'page' : nothing}>${it.title()}</a></li>`)}</ul>
        </nav>
        <div class="tools">
          ${this.allCollections?.length ? html`<select aria-label=${t.app.collection} @change=${this.#choose}>
            ${this.allCollections.map((it) => html`<option value=${it.collectionId} ?selected=${it === this.chosen}>${it.title || it.collectionId}</option>`)}
          </select>` : nothing}
          <button class="icon small" aria-label=${t.app.keys} title="${t.app.keys} (?)" @click=${() => this.keyMap?.toggle()}>${icon('keyboard')}</button>
          <settings-menu></settings-menu>
        </div>
      </header>
      <main id="main" tabindex="-1">${this.#content()}</main>
      <footer>${t.app.footer}</footer>
      <key-map></key-map>
      <person-dialog></person-dialog>`;
  }

  #content(): unknown {
    if (this.failure) return html`<problem-panel .problem=${Problem.from(this.failure)} retry @retry=${() => location.reload()}></problem-panel>`;
    if (!this.started) return loadingText();
    if (!this.page) return html`<h1>${t.app.notFound}</h1><p>${t.app.notFoundHint}</p>`;
    if (this.page.ofCollection && this.allCollections?.length === 0) return html`<h1>${this.page.title()}</h1><p>${t.app.noCollections}</p>`;
    const tag = unsafeStatic(this.page.tag);
    return staticHtml`<${tag} .collection=${this.chosen}></${tag}>`;
  }
}
