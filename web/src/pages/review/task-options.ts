import { html, css, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { dateTime, propertyValue } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import { aboutName } from '../specimen/people-disagree.js';
import type { Option } from './choice.js';

/** Buttons for the differing values of a property, each with its source and a key. Emits `take` (position from 0). */
@customElement('task-options')
export class TaskOptions extends VitrineElement {
  static override styles = [shared, css`
    :host { display: block; margin-bottom: 1rem; }
    h3 { margin: 0.6rem 0 0.3rem; }
    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr)); gap: 0.5rem; }
    button { flex-direction: column; align-items: start; gap: 0.1rem; padding: 0.6rem 0.8rem; text-align: left; min-height: 3.5rem; overflow-wrap: anywhere; }
    .value { font-weight: 600; }
    small { color: var(--ink-2); }
  `];

  @property({ attribute: false }) accessor options: readonly Option[] = [];

  override render(): TemplateResult {
    const abouts = [...new Set(this.options.map((it) => it.about))];
    return html`<div class="panel"><h2>${t.review.whichIsRight}</h2>
      ${abouts.map((about) => html`<h3>${aboutName(about)}</h3><div class="pair">${this.options.map((it, at) => it.about !== about ? '' : html`<button @click=${() => this.emit('take', at)}>
        <span class="value"><kbd>${at + 1}</kbd> ${optionText(it)}</span><small>${sourceText(it)}</small></button>`)}</div>`)}</div>`;
  }
}

/** Returns the value of an option for display. */
export function optionText({ about, value, rejected }: Option): string {
  const text = about.startsWith('label:') ? (t.statements.verdict[value] ?? value) : propertyValue(about, value);
  return rejected ? t.review.not(text) : text;
}

function sourceText(option: Option): string {
  return [option.person ?? t.word[option.who], option.at ? dateTime(option.at) : ''].filter(Boolean).join(', ');
}
