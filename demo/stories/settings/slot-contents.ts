import type { SlotName } from './story-settings.ts';

/** What a page might put into each slot, as text. */
export const slotContents: Readonly<Record<SlotName, string>> = {
  header: 'Ceylon Tea House',
  success: 'Your tea ships tomorrow.',
  help: 'Call us: 011 234 5678',
  footer: 'Order 1001',
};
