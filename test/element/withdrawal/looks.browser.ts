import { withdrawalShots } from '../../../demo/stories/recorded/withdrawal-shots.ts';
import { requested } from '../../../demo/stories/recorded/withdrawal-views.ts';
import { describeLooks } from '../looks-suite.ts';
import { WithdrawalHarness } from './withdrawal-harness.ts';

describeLooks({
  name: 'withdrawal',
  shots: withdrawalShots,
  languages: ['en', 'bn', 'si', 'ta'],
  create: (attributes) => WithdrawalHarness.create(attributes),
  loaded: requested(),
});
