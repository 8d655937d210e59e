import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { VitrineElement } from '../../elements/vitrine-element.js';
import { parameters, router, scrollRestorer } from '../../shell/router.js';
import { t } from '../../strings/index.js';
import './group-table.js';
import './group-view.js';

const PATH = '/operate';

/** Page Operate: dead letters of all collections in groups, and one group with its letters, replay and drop. */
@customElement('page-operate')
export class OperatePage extends VitrineElement {
  /** Parameter `group` of the address; empty for the list of groups. */
  @state() private accessor groupId = '';
  #restoreScroll = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    router.addEventListener('change', this.#navigated);
    this.#navigated();
  }

  override disconnectedCallback(): void {
    router.removeEventListener('change', this.#navigated);
    super.disconnectedCallback();
  }

  readonly #navigated = () => {
    // The address already names another page where the code of that page is still being loaded.
    if (location.pathname !== PATH) return;
    this.groupId = parameters().get('group') ?? '';
    this.#restoreScroll = scrollRestorer();
  };

  #drawn(): void {
    this.#restoreScroll();
    this.#restoreScroll = () => {}; // What is read again later does not move the page.
  }

  override render(): TemplateResult {
    const words = t.operate;
    if (this.groupId) return html`<group-view .groupId=${this.groupId} @drawn=${this.#drawn}></group-view>`;
    return html`<h1>${words.title}</h1><p class="lede">${words.lede}</p><group-table @drawn=${this.#drawn}></group-table>`;
  }
}
