/** Short names for what the sandbox can play; its own names are for programs. */
const outcomeNames: Readonly<Record<string, string>> = {
  ok: 'Paid',
  ok_less: 'Another amount',
  pending_then_ok: 'Pending, then paid',
  pending_for_ever: 'Pending for ever',
  possible_then_ok: 'Not found, then paid',
  fail: 'Rejected',
  time_out: 'No answer, then paid',
  html_500: 'Server error (500)',
  cut_json: 'Answer cut short',
  reset: 'Connection reset',
  not_found: 'Not found (404)',
  slow: 'Slow answer',
  ok_no_postback: 'Accepted, no money',
  possible_for_ever: 'Never found',
  time_out_no_postback: 'No answer, no money',
  postback_thrice: 'Paid, told 3 times',
  credited_twice: 'Two payments',
};

/** The name of an outcome for people; one this page does not know keeps its own. */
export function outcomeName(outcome: string): string {
  return outcomeNames[outcome] ?? outcome.replaceAll('_', ' ');
}
