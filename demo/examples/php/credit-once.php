<?php
declare(strict_types=1);

// The merchant's side of the webhook, as ../credit-once.ts is. Events come at least once, and again after every
// doubt; each is credited once, because its id and the money are written in one transaction.

require __DIR__ . '/take-payout-event.php';

const TOLERANCE_SECONDS = 300;

/** Whether the proxy signed these very bytes, and did it now: https://www.standardwebhooks.com */
function is_signed(string $body, string $id, string $timestamp, string $signatures, string $secret): bool
{
    $key = base64_decode(substr($secret, strlen('whsec_')), true);
    if (!str_starts_with($secret, 'whsec_') || $key === false || strlen($key) < 24) {
        throw new RuntimeException('IPAY_WEBHOOK_SECRET must be the whsec_… that the proxy has.');
    }
    if (!preg_match('/^\d{1,12}$/D', $timestamp) || abs(time() - (int) $timestamp) > TOLERANCE_SECONDS) {
        return false;
    }
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
    foreach (explode(' ', $signatures) as $signature) {
        if (hash_equals($expected, $signature)) {
            return true;
        }
    }
    return false;
}

function credit_event(PDO $database, array $event): void
{
    if ($event['type'] !== 'deposit.credited') {
        return;
    }
    ['label' => $label, 'credited' => $credited] = $event['data'];
    $database->exec('begin immediate');
    try {
        $seen = $database->prepare('insert into seen_event values (?) on conflict do nothing');
        $seen->execute([$event['id']]);
        if ($seen->rowCount() === 1) {
            $database->prepare(
                'insert into balance values (?, ?, ?)
                 on conflict do update set amount_minor = amount_minor + excluded.amount_minor'
            )->execute([$label, $credited['currency'], $credited['amountMinor']]);
        }
        $database->exec('commit');
    } catch (Throwable $error) {
        $database->exec('rollback');
        throw $error;
    }
}

// Until the money is written the answer is 500, whatever goes wrong: the event comes again. PHP by itself answers
// 200 to a request that failed, where it displays errors.
http_response_code(500);
$body = file_get_contents('php://input');
$is_signed = is_signed(
    $body,
    $_SERVER['HTTP_WEBHOOK_ID'] ?? '',
    $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '',
    $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '',
    getenv('IPAY_WEBHOOK_SECRET') ?: '',
);
if (!$is_signed) {
    http_response_code(401);
    exit('The signature does not hold.');
}
$database = new PDO('sqlite:' . (getenv('SHOP_DATABASE_FILE') ?: 'shop.db'), null, null, [
    PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
    PDO::ATTR_TIMEOUT => 5,
]);
$database->exec(
    'create table if not exists seen_event (id text primary key);
     create table if not exists balance (
       label text, currency text, amount_minor integer not null, primary key (label, currency)
     );' . PAYOUT_TABLE
);
$event = json_decode($body, true, 16, JSON_THROW_ON_ERROR);
credit_event($database, $event);
take_payout_event($database, $event);
http_response_code(204);
