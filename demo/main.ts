import '../src/define.ts';
import './app/demo-app.ts';
import './page/framed-return.ts';

/** With the payment window in a frame, its return URL brings this page into that frame. */
const isFramed = window.parent !== window;

document.body.append(document.createElement(isFramed ? 'framed-return' : 'demo-app'));
