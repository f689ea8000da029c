/**
 * Takes every device for one with a mouse: a phone is not offered to go on by phone, and a headless browser has
 * neither. Runs inside the page, alone.
 */
export function pointWithMouse(): void {
  const matchMedia = window.matchMedia.bind(window);
  window.matchMedia = (query) => {
    const answer = matchMedia(query);
    if (query === '(pointer: fine)') Object.defineProperty(answer, 'matches', { value: true });
    return answer;
  };
}
