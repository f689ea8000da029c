<?php
declare(strict_types=1);

// The part of ../pay-out-once.ts that books how payouts end. `reserved` is what the shop took out of the balance, and
// `asked` what ask-for-payout.php had an answer for.

const PAYOUT_TABLE = "
    create table if not exists payout (
      id text primary key, label text not null, rupees integer not null check (rupees > 0),
      state text not null default 'reserved' check (state in ('reserved', 'asked', 'paid', 'returned')),
      look_at text
    );
";

/** Gives reserved money back, once: whoever comes second finds no open payout any more. */
function give_back(PDO $database, string $id): void
{
    $database->exec('begin immediate');
    try {
        $returned = $database->prepare(
            "update payout set state = 'returned' where id = ? and state in ('reserved', 'asked') returning label, rupees"
        );
        $returned->execute([$id]);
        foreach ($returned->fetchAll(PDO::FETCH_ASSOC) as ['label' => $label, 'rupees' => $rupees]) {
            $database->prepare(
                "update balance set amount_minor = amount_minor + ? where label = ? and currency = 'LKR'"
            )->execute([$rupees * 100, $label]);
        }
        $database->exec('commit');
    } catch (Throwable $error) {
        $database->exec('rollback');
        throw $error;
    }
}

function take_payout_event(PDO $database, array $event): void
{
    $id = $event['data']['reference'] ?? '';
    switch ($event['type']) {
        case 'withdrawal.refused':
        case 'withdrawal.failed':
            give_back($database, $id);
            break;
        case 'withdrawal.succeeded':
            $database->prepare("update payout set state = 'paid' where id = ? and state in ('reserved', 'asked')")
                ->execute([$id]);
            break;
        case 'withdrawal.needs_review':
        case 'withdrawal.conflict':
            // No money moves: it may be on its way. Somebody asks the gateway's support.
            $database->prepare('update payout set look_at = ? where id = ?')->execute([$event['type'], $id]);
    }
}
