import { cpSync } from 'node:fs';

// `tsc` leaves what is a declaration already where it is. These are, as the frameworks that they extend are not
// installed here.

cpSync('src/frameworks/types', 'dist/types/frameworks/types', { recursive: true });
