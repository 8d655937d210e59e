import { html, css, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ImageView, Region } from '../../api/types.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { t } from '../../strings/index.js';
import '../find/placement-editor.js';

/**
 * Panel in which the user sets region and angle of a photograph, or draws the box of a label. Emits `placed` ({region,
 * angleDegrees}) or `closed`.
 */
@customElement('placement-panel')
export class PlacementPanel extends VitrineElement {
  static override styles = [shared, css`
    figure { margin: 0; padding-bottom: 6rem; background: var(--sunk); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; }
    .shot { position: relative; display: block; width: fit-content; margin-inline: auto; }
    img { display: block; max-height: min(30rem, 60vh); }
  `];

  @property({ attribute: false }) accessor image: ImageView | undefined;
  @property({ type: Boolean }) accessor boxOnly = false;

  override render(): TemplateResult {
    const { image } = this;
    if (!image?.links.access) return html`<p class="hint">${t.app.noPicture}</p>`;
    const region = image.decided?.region ?? image.region;
    const initialAngle = image.decided?.angleDegrees ?? image.steps.find((it) => it.measured?.['turnDegrees'] !== undefined)?.measured?.['turnDegrees'] ?? 0;
    return html`<p class="hint">${this.boxOnly ? t.image.boxHint : t.image.placeHint}</p><figure><div class="shot"><img src=${image.links.access} alt=${image.identifier}>
      <placement-editor .region=${this.boxOnly ? middle(region) : region} .angleDegrees=${initialAngle} .widthPx=${image.widthPx} .heightPx=${image.heightPx} ?regionOnly=${this.boxOnly} .action=${this.boxOnly ? t.image.useBox : t.app.save}></placement-editor></div></figure>`;
  }
}

/** Returns the initial box of a label: centred in the region, with half its width and height. */
function middle({ left, top, width, height }: Region): Region {
  return { left: Math.round(left + width / 4), top: Math.round(top + height / 4), width: Math.max(1, Math.round(width / 2)), height: Math.max(1, Math.round(height / 2)) };
}
