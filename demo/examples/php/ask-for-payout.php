<?php
declare(strict_types=1);

/**
 * Asks the proxy for a payout that is reserved. The id is the shop's own, for good: asked again with it, it is paid once.
 *
 * - 'asked': an event says how it ends, whatever its state is now
 * - 'again': nobody knows what was begun; the money stays reserved: ask again, as each minute, with the same id
 * - 'never': nothing was begun; give the money back
 * - 'look': a mistake in the shop, such as an id that came before with other words; the money stays reserved
 */
function ask_for_payout(string $id, string $label, string $amount, array $account): string
{
    $answer = @file_get_contents(getenv('PAY_URL') . '/withdrawals', false, stream_context_create(['http' => [
        'method' => 'POST',
        'header' => [
            'Authorization: Bearer ' . getenv('IPAY_API_KEY'),
            'Content-Type: application/json',
            "Idempotency-Key: $id",
        ],
        'content' => json_encode(['reference' => $id, 'label' => $label, 'amount' => $amount] + $account),
        'timeout' => 40, // the gateway is waited for
        'follow_location' => 0,
        'ignore_errors' => true, // so that an error's body is read too
    ]]));
    $told = json_decode($answer ?: 'null', true);
    if (isset($told['state'])) {
        return $told['state'] === 'requested' ? 'again' : 'asked';
    }
    return match ($told['code'] ?? '') {
        'amount_not_whole', 'amount_out_of_limits', 'account_number_invalid', 'account_name_invalid',
        'bank_invalid', 'withdrawals_not_configured' => 'never',
        'invalid_request', 'idempotency_key_reused' => 'look',
        default => 'again',
    };
}

// From a shell: php ask-for-payout.php payout-7 payer-42 2500 03405138 "Test Name Acc" "Bank of Ceylon"
if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    [, $id, $label, $amount, $number, $name, $bank] = $argv;
    $account = ['accountNumber' => $number, 'accountName' => $name, 'bank' => $bank];
    echo ask_for_payout($id, $label, $amount, $account), "\n";
}
