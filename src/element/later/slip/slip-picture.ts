import type { SlipFact } from './slip-facts.ts';

/** As wide as phones show a picture without making it smaller. */
const width = 720;
const margin = 40;
const type = { title: 36, label: 24, value: 30 } as const;
const leading = 1.6;

interface Line {
  readonly text: string;
  readonly look: keyof typeof type;
}

/** Breaks at blanks, or anywhere in what is longer than a line. */
function wrap(drawing: CanvasRenderingContext2D, text: string): readonly string[] {
  const fits = (part: string) => drawing.measureText(part).width <= width - 2 * margin;
  const lines: string[] = [];
  let rest = text;
  while (!fits(rest)) {
    let end = rest.length;
    while (end > 1 && !fits(rest.slice(0, end))) end--;
    const blank = rest.lastIndexOf(' ', end);
    if (blank > 0) end = blank;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}

/**
 * The slip as a picture, dark on white: what phones keep where people look for it, and chats show at once.
 *
 * @param font the families the element is written in
 * @returns a PNG as a data URL
 * @throws {Error} where the browser draws nothing
 */
export function slipPicture(title: string, facts: readonly SlipFact[], font: string): string {
  const canvas = document.createElement('canvas');
  const drawing = canvas.getContext('2d');
  if (!drawing) throw new Error('There is nothing to draw on.');
  const fontOf = (look: Line['look']) => `${look === 'label' ? 400 : 700} ${type[look]}px ${font}`;
  const lines = [
    { text: title, look: 'title' } as const,
    ...facts.flatMap(({ label, value, time }): readonly Line[] => [
      { text: label, look: 'label' },
      { text: value, look: 'value' },
      ...(time === undefined ? [] : [{ text: time, look: 'label' } as const]),
    ]),
  ].flatMap(({ text, look }): readonly Line[] => {
    drawing.font = fontOf(look);
    return wrap(drawing, text).map((part) => ({ text: part, look }));
  });

  canvas.width = width;
  canvas.height = Math.ceil(lines.reduce((sum, { look }) => sum + type[look] * leading, 2 * margin));
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  let y = margin;
  for (const { text, look } of lines) {
    y += type[look] * leading;
    drawing.font = fontOf(look);
    drawing.fillStyle = look === 'label' ? '#4a505a' : '#15181e';
    drawing.fillText(text, margin, y - type[look] / 2);
  }
  return canvas.toDataURL('image/png');
}
