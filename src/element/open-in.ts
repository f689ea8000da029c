/** How the gateway's payment window opens: a new tab, a small window, this page, or a frame inside the element. */
export type OpenIn = 'tab' | 'popup' | 'self' | 'frame';
