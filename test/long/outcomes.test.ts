import { playStories } from '../e2e/play-stories.ts';
import { mainStories, moreStories } from '../e2e/stories.ts';

playStories('en', moreStories);
playStories('bn', [...mainStories, ...moreStories]);
