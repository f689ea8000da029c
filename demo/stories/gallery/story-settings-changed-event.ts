import type { StorySettings } from '../settings/story-settings.ts';

/** The reader changed a control of the story. */
export class StorySettingsChangedEvent extends Event {
  static readonly eventName = 'story-settings-changed';
  readonly settings: StorySettings;

  constructor(settings: StorySettings) {
    super(StorySettingsChangedEvent.eventName);
    this.settings = settings;
  }
}
