import { playStories } from './play-stories.ts';
import { mainStories } from './stories.ts';

playStories('en', mainStories);
