/**
 * Words that stand beside numbers in payment messages, as sources of regular expressions: English, as banks and
 * wallets write it, Bengali, Sinhala and Tamil. A Latin word must stand alone; the others may carry endings.
 */
const words = (latin: string, others: string): string =>
  String.raw`(?:(?<![a-z])(?:${latin})|(?:${others})(?:(?![a-z])[\p{L}\p{M}])*)`;

/** "The transaction". */
export const transactionWords = words(
  'transactions?|txn|trxn?|tx|trans|tran',
  'ট্রানজেকশন|ট্রানজ্যাকশন|ট্র্যানজেকশন|ট্রান্সজেকশন|লেনদেন|ග[නණ]ුදෙනු|பரிவர்த்தனை|பரிமாற்ற',
);

/** "The reference": maybe the transaction's, maybe somebody else's. */
export const referenceWords = words(
  'reference|ref|receipt|voucher|confirmation|slip',
  'রেফারেন্স|রসিদ|যাচাই|යොමු|විමර්ශන|රිසිට්පත|குறிப்பு|பற்றுச்சீட்டு|ரசீது|மேற்கோள்',
);

/** What may stand between such a word and its number. */
export const fillers = String.raw`(?:[\s:.#=()\[\]'"’*_–—\-]|(?:numbers?|num|nos?|id|code|ref|is)(?![a-z])|(?:নম্বর|নাম্বার|নং|আইডি|হলো|হল|අංක|එක|එන|எண்|இலக்க|ஐடி)(?:(?![a-z])[\p{L}\p{M}])*)*`;

export const currencyWords = String.raw`(?:(?<![a-z])(?:lkr|rs|slr|inr|bdt|tk|taka|usd|rupees?)(?![a-z])|[৳₹₨$]|টাকা|রুপি|රුපියල්|රු|ரூபாய்|ரூபா|ரூ)`;

/** "Amount", "balance", "date", and whose numbers else are no transaction's though nothing about them says so. */
export const otherWords = words(
  'amount|amt|balance|bal|fees?|charges?|total|vat|commission|dated?|time',
  'পরিমাণ|ব্যালেন্স|ব্যালান্স|স্থিতি|ফি|চার্জ|তারিখ|সময়|මුදල|ශේෂය|ගාස්තුව|දිනය|වේලාව|தொகை|இருப்பு|கட்டணம்|மீதி|திகதி|தேதி|நேரம்',
);

/** Accounts, cards, secrets and telephones: after these comes "number", often. */
export const accountWords = words(
  String.raw`a\/c|acc?t?|accounts?|card|nic|otp|pin|branch|tel|telephone|phone|mobile|mob|msisdn|hotline|helpline|call|dial|whatsapp|contact|fax|sender`,
  'অ্যাকাউন্ট|একাউন্ট|হিসাব|কার্ড|ওটিপি|পিন|ফোন|মোবাইল|হটলাইন|হেল্পলাইন|কল|প্রেরক|ගිණුම|කාඩ්පත|දුරකථන|ජංගම|ඇමතුම්|அட்டை|கணக்க|தொலைபேசி|கைபேசி|அலைபேசி|அழைக்க',
);

export const numberWords = String.raw`(?:(?:numbers?|num|nos?|is|of)(?![a-z])|(?:নম্বর|নাম্বার|নং|අංක|எண்|இலக்க)(?:(?![a-z])[\p{L}\p{M}])*)`;
