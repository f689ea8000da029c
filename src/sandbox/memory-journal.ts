import type { PostbackRecord, SandboxJournal, TransactionRecord } from './sandbox-journal.ts';

/** A journal that lasts as long as the process. */
export function memoryJournal(): SandboxJournal {
  const transactions = new Map<string, TransactionRecord>();
  const postbacks = new Map<string, PostbackRecord>();
  const usedNumbers = new Set<string>();
  const keyOf = (kind: TransactionRecord['kind'], orderId: string): string => `${kind}:${orderId}`;

  return {
    addTransaction(transaction, planned) {
      const key = keyOf(transaction.kind, transaction.orderId);
      if (transactions.has(key)) return 'order_used';
      if (transaction.usedNumber !== null) {
        if (usedNumbers.has(transaction.usedNumber)) return 'number_used';
        usedNumbers.add(transaction.usedNumber);
      }
      transactions.set(key, transaction);
      for (const postback of planned) postbacks.set(postback.id, postback);
      return 'added';
    },
    addPostback(postback) {
      postbacks.set(postback.id, postback);
    },
    findTransaction: (kind, orderId) => transactions.get(keyOf(kind, orderId)),
    findPostback: (id) => postbacks.get(id),
    updatePostback(postback) {
      postbacks.set(postback.id, postback);
    },
    undelivered: (limit) =>
      [...postbacks.values()]
        .filter(({ deliveredAtMs }) => deliveredAtMs === null)
        .sort((a, b) => a.dueAtMs - b.dueAtMs)
        .slice(0, limit),
    transactions: () => [...transactions.values()],
    postbacks: () => [...postbacks.values()],
  };
}
