import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { languageOptions, named, themeOptions, windowPlaceOptions } from '../../controls/control-options.ts';
import { selectField } from '../../controls/select-field.ts';
import { baseStyles } from '../../styles/base-styles.ts';
import { cardStyles } from '../../styles/card-styles.ts';
import { controlStyles } from '../../styles/control-styles.ts';
import { StorySettingsChangedEvent } from '../gallery/story-settings-changed-event.ts';
import type { StoryPlace } from '../settings/page-address.ts';
import {
  comparisons,
  corners,
  defaultStorySettings,
  densities,
  fonts,
  looks,
  slotNames,
} from '../settings/story-settings.ts';
import type { SlotName, StorySettings } from '../settings/story-settings.ts';
import { accentOfLook } from '../settings/story-tokens.ts';
import { storyControlsStyles } from './story-controls-styles.ts';
import './width-control.ts';
import type { WidthPickedEvent } from './width-control.ts';

const lookOptions = named(looks, { own: 'Default', paper: 'Paper', lagoon: 'Lagoon', orchid: 'Orchid' });
const densityOptions = named(densities, { comfortable: 'Comfortable', compact: 'Compact' });
const fontOptions = named(fonts, { own: 'Default', serif: 'Serif', mono: 'Monospace' });
const cornerOptions = named(corners, {
  own: 'Default',
  '0': 'Square',
  '0.5rem': 'Small',
  '1.5rem': 'Round',
});
const compareOptions = named(comparisons, {
  nothing: 'Nothing',
  languages: 'Languages',
  looks: 'Themes',
  schemes: 'Light and dark',
});

/**
 * Everything that can be changed about a story.
 *
 * @fires story-settings-changed - {@link StorySettingsChangedEvent}
 */
@customElement('story-controls')
export class StoryControls extends LitElement {
  static override readonly styles = [baseStyles, cardStyles, controlStyles, storyControlsStyles];

  @property({ attribute: false }) place!: StoryPlace;

  protected override render(): TemplateResult {
    const { settings } = this.place;
    return html`<section class="card" aria-labelledby="heading">
      <div class="head">
        <h2 id="heading">Controls</h2>
        <button type="button" class="small" @click=${() => this.#change(defaultStorySettings)}>Reset</button>
      </div>
      <width-control
        .width=${settings.width}
        @width-picked=${({ width }: WidthPickedEvent) => this.#change({ width })}
      ></width-control>
      <div class="fields">
        ${this.#select('language', 'Language', languageOptions)} ${this.#select('look', 'Theme', lookOptions)}
        ${this.#select('scheme', 'Scheme', themeOptions)}
        ${this.#select('density', 'Density', densityOptions)}
        ${this.#select('corners', 'Corners', cornerOptions)} ${this.#select('font', 'Font', fontOptions)}
        ${
          this.place.element === 'deposit'
            ? this.#select('openIn', 'Window opens in', windowPlaceOptions)
            : nothing
        }
        ${this.place.state ? this.#select('compare', 'Side by side', compareOptions) : nothing}
      </div>
      ${this.#accentTemplate()}
      <fieldset>
        <legend>Slots and help</legend>
        ${slotNames.map((name) => this.#chip(`slot-${name}`, name, settings.slots.includes(name), () => this.#toggleSlot(name)))}
        ${this.#chip('support', 'support-url', settings.support === 'yes', () =>
          this.#change({ support: settings.support === 'yes' ? 'no' : 'yes' }),
        )}
      </fieldset>
    </section>`;
  }

  #select<
    Name extends 'language' | 'look' | 'scheme' | 'density' | 'corners' | 'font' | 'openIn' | 'compare',
  >(name: Name, label: string, options: readonly (readonly [StorySettings[Name], string])[]): TemplateResult {
    const value = this.place.settings[name];
    return selectField({
      id: `story-${name}`,
      label,
      value,
      options,
      picked: (picked) => this.#change({ [name]: picked }),
    });
  }

  #accentTemplate(): TemplateResult {
    const { accent, look } = this.place.settings;
    const pick = ({ target }: Event): void => {
      if (target instanceof HTMLInputElement) this.#change({ accent: target.value });
    };
    return html`<div class="accent">
      <label for="accent">Accent</label>
      <input
        id="accent"
        type="color"
        data-testid="story-accent"
        .value=${accent || accentOfLook[look]}
        @input=${pick}
      />
      <button type="button" class="small" ?disabled=${!accent} @click=${() => this.#change({ accent: '' })}>
        Theme's own
      </button>
    </div>`;
  }

  #chip(id: string, label: string, checked: boolean, toggle: () => void): TemplateResult {
    return html`<label class="chip">
      <input type="checkbox" data-testid=${id} .checked=${checked} @change=${toggle} />
      ${label}
    </label>`;
  }

  #toggleSlot(name: SlotName): void {
    const { slots } = this.place.settings;
    const isOn = slots.includes(name);
    this.#change({ slots: slotNames.filter((each) => (each === name ? !isOn : slots.includes(each))) });
  }

  #change(changes: Partial<StorySettings>): void {
    this.dispatchEvent(new StorySettingsChangedEvent({ ...this.place.settings, ...changes }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-controls': StoryControls;
  }
}
