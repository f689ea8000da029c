import type { WindowOutcome } from '../../contract/payment-window-link.ts';
import type { TransactionNumberProblem } from '../../contract/transaction-number.ts';

/** The gateway's page lists en and bn for the window's `lang`; anything else is shown in English. */
export type WindowLanguage = 'en' | 'bn';

/** Everything the window says in one language. */
export interface WindowText {
  readonly title: string;
  readonly amount: string;
  readonly wallet: string;
  readonly howTo: string;
  readonly number: string;
  readonly hint: string;
  readonly confirm: string;
  readonly sandbox: string;
  readonly choose: string;
  readonly outcomes: Readonly<Record<WindowOutcome, string>>;
  readonly numberProblems: Readonly<Record<TransactionNumberProblem['reason'], string>>;
  readonly numberUsed: string;
  readonly orderUsed: string;
  readonly results: Readonly<Record<WindowOutcome, { readonly heading: string; readonly body: string }>>;
  readonly linkBroken: string;
  readonly linkMissing: string;
  readonly linkInvalid: string;
}

const en: WindowText = {
  title: 'Pay with iPay',
  amount: 'Amount to pay',
  wallet: 'iPay number to pay',
  howTo: 'Open iPay and send this amount to the number above.',
  number: 'Transaction number (8 digits)',
  hint: "It's on your iPay receipt or message.",
  confirm: 'Confirm payment',
  sandbox: 'This is a sandbox: no real money moves.',
  choose: 'Or choose an outcome:',
  outcomes: { success: 'Success', fail: 'Fail', pending: 'Pending' },
  numberProblems: {
    empty: 'Enter the transaction number.',
    characters: 'Use digits only.',
    phone: 'That looks like a phone number. Enter the transaction number.',
    length: 'It must have 8 digits.',
  },
  numberUsed: 'This number was already used. Please check it.',
  orderUsed: 'This payment was already handed in. Do not pay again.',
  results: {
    success: { heading: 'Payment received', body: 'You can close this window.' },
    fail: {
      heading: "We couldn't confirm the payment",
      body: "Check the transaction number and try again. If money left your wallet, don't pay again. Contact us.",
    },
    pending: {
      heading: "We're checking your payment",
      body: "This may take longer than usual. We have your transaction number. Don't pay again.",
    },
  },
  linkBroken: 'This payment link does not work',
  linkMissing: 'Missing:',
  linkInvalid: 'Not valid:',
};

const bn: WindowText = {
  title: 'iPay দিয়ে পেমেন্ট করুন',
  amount: 'পেমেন্টের পরিমাণ',
  wallet: 'যে iPay নম্বরে পাঠাবেন',
  howTo: 'iPay খুলে উপরের নম্বরে এই পরিমাণ টাকা পাঠান।',
  number: 'ট্রানজেকশন নম্বর (৮ সংখ্যা)',
  hint: 'এটি iPay-এর রসিদ বা মেসেজে আছে।',
  confirm: 'পেমেন্ট নিশ্চিত করুন',
  sandbox: 'এটি পরীক্ষামূলক: আসল টাকা লেনদেন হয় না।',
  choose: 'অথবা একটি ফলাফল বেছে নিন:',
  outcomes: { success: 'সফল', fail: 'ব্যর্থ', pending: 'যাচাই চলছে' },
  numberProblems: {
    empty: 'ট্রানজেকশন নম্বরটি দিন।',
    characters: 'শুধু সংখ্যা লিখুন।',
    phone: 'এটি ফোন নম্বর বলে মনে হচ্ছে। ট্রানজেকশন নম্বরটি দিন।',
    length: 'নম্বরটি ৮ সংখ্যার হতে হবে।',
  },
  numberUsed: 'এই নম্বরটি আগেই ব্যবহার করা হয়েছে। মিলিয়ে দেখুন।',
  orderUsed: 'এই পেমেন্টটি আগেই জমা দেওয়া হয়েছে। আবার টাকা পাঠাবেন না।',
  results: {
    success: { heading: 'পেমেন্ট পাওয়া গেছে', body: 'আপনি এই উইন্ডোটি বন্ধ করতে পারেন।' },
    fail: {
      heading: 'পেমেন্ট নিশ্চিত করা যায়নি',
      body: 'ট্রানজেকশন নম্বরটি মিলিয়ে আবার চেষ্টা করুন। টাকা কেটে গিয়ে থাকলে আবার টাকা পাঠাবেন না। আমাদের সাথে যোগাযোগ করুন।',
    },
    pending: {
      heading: 'আপনার পেমেন্ট যাচাই করা হচ্ছে',
      body: 'এতে স্বাভাবিকের চেয়ে বেশি সময় লাগতে পারে। আপনার ট্রানজেকশন নম্বর আমরা পেয়েছি। আবার টাকা পাঠাবেন না।',
    },
  },
  linkBroken: 'এই পেমেন্ট লিংকটি কাজ করছে না',
  linkMissing: 'যা নেই:',
  linkInvalid: 'যা সঠিক নয়:',
};

const texts: Readonly<Record<WindowLanguage, WindowText>> = { en, bn };

export function windowLanguage(lang: string | null): WindowLanguage {
  return lang === 'bn' ? 'bn' : 'en';
}

export function windowText(language: WindowLanguage): WindowText {
  return texts[language];
}
