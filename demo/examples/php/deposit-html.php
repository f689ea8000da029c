<?php
declare(strict_types=1);

/** The element with its first screen, for your page. Without one, as when the gateway is slow, it asks for itself. */
function deposit_html(array $session, string $lang): string
{
    $url = getenv('PAY_URL') . '/deposits/' . rawurlencode($session['depositId']) . '/rendered?lang=' . rawurlencode($lang);
    $answer = @file_get_contents($url, false, stream_context_create(['http' => [
        'header' => 'Authorization: Bearer ' . getenv('IPAY_API_KEY'),
        'timeout' => 2,
        'follow_location' => 0,
    ]]));
    $rendered = json_decode($answer ?: '{}', true);
    return sprintf(
        '<ipay-deposit proxy="/pay" session="%s" lang="%s" view="%s">%s</ipay-deposit>',
        htmlspecialchars($session['token']),
        htmlspecialchars($lang),
        htmlspecialchars($rendered['view'] ?? ''), // escaped
        $rendered['html'] ?? '', // as it is
    );
}

// From a shell: php deposit-html.php payer-42 2500 order-1001 bn
if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    require __DIR__ . '/begin-deposit.php';
    echo deposit_html(begin_deposit($argv[1], $argv[2], $argv[3]), $argv[4]), "\n";
}
