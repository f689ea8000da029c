import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { locales, translationsIn } from './translations.ts';
import type { Locale } from './translations.ts';

interface Phrase extends Readonly<Record<Locale, RegExp>> {
  readonly english: RegExp;
}

/** What decides about money is said in the same words on every screen: who has read it once knows it again. */
const phrases: readonly Phrase[] = [
  {
    english: /pay again/,
    bn: /আবার টাকাও? পাঠাবেন না/,
    si: /නැවත නොගෙවන්න/,
    ta: /மீண்டும் செலுத்த வேண்டாம்/,
  },
  {
    english: /If you(?:'| ha)ve paid/,
    bn: /পেমেন্ট করে থাকলে/,
    si: /ඔබ ගෙවා ඇත්නම්/,
    ta: /நீங்கள் செலுத்தியிருந்தால்/,
  },
  {
    // It has left or has not: never "should it leave", which reads as what the next try may do.
    english: /If money left your wallet/,
    bn: /টাকা কেটে গিয়ে থাকলে/,
    si: /මුදල් අඩු වී ඇත්නම්/,
    ta: /பணம் கழிக்கப்பட்டிருந்தால்/,
  },
  {
    english: /won't be paid twice/,
    bn: /দুবার পাঠানো হবে না/,
    si: /දෙවරක් යවන්නේ නැත/,
    ta: /இருமுறை அனுப்பப்படாது/,
  },
  {
    english: /longer than usual/,
    bn: /স্বাভাবিকের চেয়ে বেশি সময়/,
    si: /වෙනදාට වඩා වැඩි කාලයක්/,
    ta: /வழமையை விட அதிக நேரம்/,
  },
  {
    english: /account with us/,
    bn: /আমাদের কাছে থাকা আপনার অ্যাকাউন্টে/,
    si: /අප සමඟ ඇති ඔබේ ගිණුම/,
    ta: /எங்களிடம் உள்ள உங்கள் கணக்கி/,
  },
  {
    english: /Check the status/,
    bn: /অবস্থা দেখুন/,
    si: /තත්ත්වය බලන්න/,
    ta: /நிலையைப் பாருங்கள்/,
  },
  {
    english: /[Tt]ry again/,
    bn: /আবার চেষ্টা করুন/,
    si: /නැවත උත්සාහ කරන්න/,
    ta: /மீண்டும் முயலுங்கள்/,
  },
  { english: /Contact us/, bn: /যোগাযোগ করুন/, si: /අප අමතන්න/, ta: /தொடர்பு கொள்ளுங்கள்/ },
  {
    // Never "your number", which is a telephone's, or "check the number", which may be the one to pay to.
    english: /transaction number/i,
    bn: /ট্রানজেকশন নম্বর/,
    si: /ගනුදෙනු අංක/,
    ta: /பரிவர்த்தனை எண்/,
  },
  {
    english: /(?:adding it|added) to your account/,
    bn: /আপনার অ্যাকাউন্টে জমা/,
    si: /ඔබේ ගිණුමට බැර/,
    ta: /உங்கள் கணக்கில் வரவு வைக்க/,
  },
  { english: /[Hh]elp|support/, bn: /সাহায্য/, si: /උදව්/, ta: /உதவி/ },
  { english: /screenshot/, bn: /স্ক্রিনশট/, si: /තිර රුව/, ta: /ஸ்கிரீன்ஷாட்/ },
  { english: /withdrawal/, bn: /টাকা তোলা/, si: /මුදල් ගැනීම|ඉල්ලීම/, ta: /பண மீளப்பெறுத|கோரிக்கை/ },
  { english: /[Cc]hoose/, bn: /বেছে নিন/, si: /තෝරන්න/, ta: /தெரிவுசெய்யுங்கள்/ },
];

for (const locale of locales) {
  describe(`the same thing is said in the same words in ${locale}`, () => {
    for (const phrase of phrases) {
      it(`for ${phrase.english.source}`, async () => {
        const saying = (await translationsIn(locale)).filter(({ english }) => phrase.english.test(english));
        assert.ok(saying.length > 1);
        const words = new RegExp(phrase[locale].source.normalize('NFC'), 'u');
        for (const { id, text } of saying) assert.match(text, words, id);
      });
    }
  });
}
