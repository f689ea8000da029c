import '../define.ts';

export { loadBeside } from './load-beside.ts';
