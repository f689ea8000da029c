<?php
declare(strict_types=1);

/** Asks the proxy for a session. Answers the token for <ipay-deposit session="…">, and the depositId. */
function begin_deposit(string $label, string $amount, string $reference): array
{
    $answer = file_get_contents(getenv('PAY_URL') . '/sessions', false, stream_context_create(['http' => [
        'method' => 'POST',
        'header' => ['Authorization: Bearer ' . getenv('IPAY_API_KEY'), 'Content-Type: application/json'],
        'content' => json_encode(['label' => $label, 'amount' => $amount, 'reference' => $reference]),
        'timeout' => 10,
        'follow_location' => 0,
        'ignore_errors' => true, // so that an error's body is read too
    ]]));
    if ($answer === false) {
        throw new RuntimeException('The proxy cannot be reached.');
    }
    $session = json_decode($answer, true);
    return isset($session['token'])
        ? $session
        : throw new RuntimeException($session['detail'] ?? 'The proxy did not answer.');
}

// From a shell: php begin-deposit.php payer-42 2500 order-1001
if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    try {
        echo begin_deposit($argv[1], $argv[2], $argv[3])['token'], "\n";
    } catch (RuntimeException $error) {
        fwrite(STDERR, $error->getMessage() . "\n");
        exit(1);
    }
}
