import type { TemplateResult } from 'lit';
import type { FirstScreen } from '../screen.ts';
import { loadingScreen } from './loading.ts';
import { notLoadedScreen } from './not-loaded.ts';
import { payScreen } from './pay.ts';
import type { FirstContext } from './screen-context.ts';

/** The template of a first screen. */
export function firstTemplate(context: FirstContext, screen: FirstScreen): TemplateResult {
  switch (screen.kind) {
    case 'loading':
      return loadingScreen(context);
    case 'pay':
      return payScreen(context, { amount: screen.view.amount, wallet: screen.wallet });
    case 'not_loaded':
      return notLoadedScreen(context);
  }
}
