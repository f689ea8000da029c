/**
 * Messages as payers paste them. No sample of iPay's own was to be had: those are written after what wallets and
 * banks of Sri Lanka and Bangladesh send.
 */
export interface Sample {
  readonly name: string;
  readonly message: string;
  /** A number: taken. Several: offered, best first. None: nothing found. */
  readonly gives: string | readonly string[];
}

export const samples: readonly Sample[] = [
  // Like a wallet's own message, in each language.
  {
    name: 'wallet, en',
    message:
      'iPay: You have sent LKR 2,500.00 to 073 423 4201 (K. Perera). Transaction No: 48291736. Balance LKR 12,340.50. 24/11/2026 10:15 AM',
    gives: '48291736',
  },
  {
    name: 'wallet, en, in lines',
    message:
      'Payment successful\nAmount\nLKR 2,500.00\nTo\n0734234201\nTransaction ID\n4829 1736\nDate\n24 Nov 2026, 10:15',
    gives: '48291736',
  },
  {
    name: 'wallet, en, the number first',
    message:
      '48291736 is your iPay transaction number for Rs.2500/=. Do not share your PIN. Help: 0112 462 462',
    gives: '48291736',
  },
  {
    name: 'wallet, bn',
    message:
      'আপনি ২,৫০০.০০ টাকা পাঠিয়েছেন ০১৭১২৩৪৫৬৭৮ নম্বরে। ফি ০.০০ টাকা। ব্যালেন্স ১,২৩৪.৫০ টাকা। ট্রানজেকশন নম্বর: ৪৮২৯১৭৩৬। ২৪/১১/২০২৬ ১০:১৫',
    gives: '48291736',
  },
  {
    name: 'wallet, bn, with endings and ASCII digits',
    message: 'আপনার লেনদেনের আইডি হলো 48291736। পরিমাণ 2500 টাকা, প্রেরক 01712-345678।',
    gives: '48291736',
  },
  {
    name: 'wallet, si',
    message:
      'ඔබ රු. 2,500.00 ක් 0734234201 වෙත යවා ඇත. ගනුදෙනු අංකය: 48291736. ශේෂය රු. 12,340.50. 2026-11-24 10:15',
    gives: '48291736',
  },
  {
    name: 'wallet, si, with endings',
    message: 'ඔබේ ගනුදෙනුවේ අංකය 4829-1736 වේ. දිනය 20261124. දුරකථන 0112462462',
    gives: '48291736',
  },
  {
    name: 'wallet, ta',
    message:
      'நீங்கள் ரூ. 2,500.00 ஐ 0734234201 க்கு அனுப்பியுள்ளீர்கள். பரிவர்த்தனை எண்: 48291736. இருப்பு ரூ. 12,340.50. 24/11/2026 10:15',
    gives: '48291736',
  },
  {
    name: 'wallet, ta, Tamil digits and an ending',
    message: 'உங்கள் பரிவர்த்தனையின் எண் ௪௮௨௯௧௭௩௬. தொலைபேசி 0112 462 462',
    gives: '48291736',
  },
  // In Sri Lanka a number is இலக்கம், as a digit is.
  {
    name: 'wallet, ta, as Sri Lanka writes it, the telephone first',
    message: 'தொலைபேசி இலக்கம் 71234567. பரிவர்த்தனை இலக்கம் 48291736',
    gives: '48291736',
  },
  {
    name: 'wallet, ta, as Sri Lanka writes it, from an account',
    message: 'கணக்கு இலக்கம் 10023456 இலிருந்து ரூ. 2,500 செலுத்தப்பட்டது. பரிவர்த்தனை இலக்கம்: 48291736',
    gives: '48291736',
  },
  {
    name: 'wallet, ta, number and account in one word',
    message: 'கணக்கிலக்கம் 10023456. பரிவர்த்தனை இலக்கம் 48291736. குறிப்பு 55501234',
    gives: '48291736',
  },
  {
    name: 'wallet, si, as wallets spell it',
    message: 'යොමු අංකය 55501234. ගණුදෙනු අංකය 48291736',
    gives: '48291736',
  },
  {
    name: 'wallet, ta, a transfer',
    message: 'குறிப்பு எண் 55501234. பரிமாற்ற இலக்கம் 48291736',
    gives: '48291736',
  },
  {
    name: 'mixed si and en',
    message: 'iPay ගෙවීම සාර්ථකයි. Txn Ref: 48291736, Rs 2500, ගිණුම 12345678, 24-Nov-2026 10.15',
    gives: '48291736',
  },
  {
    name: 'mixed ta and en, in WhatsApp’s bold',
    message: 'iPay மூலம் செலுத்தியது *TrxID 48291736* amount 2500.00 mobile 0771234567',
    gives: '48291736',
  },
  // bKash-like.
  {
    name: 'bKash-like, a number of letters and digits',
    message:
      'You have received Tk 500.00 from 01712345678. Fee Tk 0.00. Balance Tk 1,234.50. TrxID DDD14QS409 at 13/04/2026 11:17',
    gives: [],
  },
  {
    name: 'bKash-like, 8 digits, the amount right after',
    message: 'Send Money Tk 2,500.00 to 01712-345678 successful. Ref 1. Fee Tk 5. TrxID 48291736 Tk 2500',
    gives: '48291736',
  },
  {
    name: 'bKash-like, the word glued on',
    message: 'Cash Out TK500 TrxID48291736 13/04/26',
    gives: '48291736',
  },
  // Banks.
  {
    name: 'bank, no number',
    message:
      'LKR 10,025.00 debited to Ac No:13802XXXXX50 on 04/08/26 11:57:03 REF-ATM Bal:LKR 405,757.29 Hotline 0112462462',
    gives: [],
  },
  {
    name: 'bank, account of 8 digits',
    message:
      'Dear Customer, A/C 03405138 credited with LKR 2,500 on 24/11/26. Avl Bal 405,757.29. Ref No 48291736.',
    gives: '48291736',
  },
  {
    name: 'bank, account and card, hidden',
    message:
      'Purchase at IPAY COLOMBO by card xxxx xxxx xxxx 4829, a/c ****48291736, Rs 2,500.00. Call 011 2 462462',
    gives: [],
  },
  {
    name: 'bank, reference and transaction',
    message: 'CEFT transfer Rs 2500.00 Ref: 11112222 Transaction No: 48291736',
    gives: '48291736',
  },
  // Several, and doubtful ones.
  {
    name: 'two that no word names',
    message: 'iPay 48291736, 55501234 done',
    gives: ['48291736', '55501234'],
  },
  {
    name: 'two transactions',
    message: 'Txn 48291736 LKR 2,500.00\nTxn 55501234 LKR 1,000.00',
    gives: ['48291736', '55501234'],
  },
  { name: 'the same one twice', message: 'Txn 48291736 done. Keep 48291736.', gives: '48291736' },
  { name: 'one that reads as a date', message: 'TrxID 20261124 ok', gives: ['20261124'] },
  { name: 'a year and a time', message: 'paid 24 Nov 2026 1015 hrs', gives: ['20261015'] },
  { name: 'a date without marks', message: 'Date: 20261124 Time: 101500', gives: [] },
  // Numbers that are something else.
  { name: 'a phone alone', message: 'Call me: 0771234567', gives: [] },
  {
    name: 'phones with prefixes',
    message: '+94 77 123 4567, 0094771234567, 94 77 1234567, +8801712345678',
    gives: [],
  },
  { name: 'a hotline of 8 digits', message: 'Hotline 96161616', gives: [] },
  { name: 'a card', message: 'Card 4829 1736 4829 1736', gives: [] },
  { name: 'a one-time password', message: 'Your OTP is 48291736. Do not share it.', gives: [] },
  {
    name: 'an amount of 8 digits',
    message: 'Balance: 48291736 LKR, fee Rs 48291736, paid 48291736/=',
    gives: [],
  },
  { name: 'a number in a link', message: 'See https://ipay.example/r/48291736?x=48291736', gives: [] },
  { name: '11 digits', message: 'Transaction ID 23936218009', gives: [] },
  { name: '7 digits', message: 'Transaction ID 4829173', gives: [] },
  { name: 'a code', message: 'Ref FT48291736AB', gives: [] },
  { name: 'nothing', message: '', gives: [] },
  // The other side of each: a number beside such a one.
  { name: 'a phone before', message: '+94771234567 48291736', gives: '48291736' },
  { name: 'an amount after, no currency', message: 'ipay 00123456 5000', gives: '00123456' },
  { name: 'one that begins like a country code', message: 'TrxID 94123456 5000', gives: '94123456' },
  { name: 'a fee that is none before', message: 'No fee. Ref: 48291736', gives: '48291736' },
  { name: 'invisible marks inside', message: 'Txn: 4829\u200b1736\u200e', gives: '48291736' },
  { name: 'an ending right after', message: 'নম্বরটি 48291736-এর', gives: '48291736' },
];
