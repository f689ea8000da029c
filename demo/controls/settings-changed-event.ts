import type { DemoSettings } from '../settings/demo-settings.ts';

/** The reader changed a control. */
export class SettingsChangedEvent extends Event {
  static readonly eventName = 'settings-changed';
  readonly settings: DemoSettings;

  constructor(settings: DemoSettings) {
    super(SettingsChangedEvent.eventName);
    this.settings = settings;
  }
}
