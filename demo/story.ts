import '../src/define.ts';
import '../src/define-withdrawal.ts';
import { keepFocusOut } from './stories/frame/keep-focus-out.ts';
import { answerFromRecords } from './stories/frame/recorded-fetch.ts';
import './stories/frame/story-canvas.ts';
import { pointWithMouse } from './stories/recorded/point-with-mouse.ts';

// Before any element asks: this page of its own has no other network than the recorded proxy.
answerFromRecords();
pointWithMouse();
// Alone in a tab, a story is a page as any other.
if (window.parent !== window) keepFocusOut();
const main = document.createElement('main');
main.append(document.createElement('story-canvas'));
document.body.append(main);
