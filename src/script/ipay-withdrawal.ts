import '../define-withdrawal.ts';

export { loadBeside } from './load-beside.ts';
