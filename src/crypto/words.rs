//! Makes a passphrase of five common words, to be read out over the phone.
//!
//! The words are the English list of BIP 39 (2,048 common words of three to eight letters, no two with
//! the same first four), without those that nobody should have to read out to a worried family and
//! those that are easily written down wrong.

use super::Passphrase;
use bip39::Language;

/// How many words a made passphrase has.
pub const WORDS: usize = 5;

/// Of violence, drugs, illness, sex, crime and insults; also of fear and of failing.
const UNKIND: &str = "\
    abandon absurd abuse accident accuse acid addict adult afraid alcohol alien anger angry \
    anxiety armed army arrest arrow assault asthma attack awful awkward bachelor battle betray \
    bitter blame blast bleak blind blood bomb boring broken bullet bunker burden burst cage \
    cancel cannon casino cheap cigar clinic clown crack crash crawl crazy crime critic crouch \
    cruel crumble crush cry damage danger debris decline defy demise denial deny despair destroy \
    diet dirt disagree disease dismiss disorder divorce dizzy donkey dose drastic drink dumb \
    dust dwarf endless enemy erode erupt escape evil exclude execute exhaust exile exotic expire \
    expose fade faint false fat fatal fatigue fault female fever fire flee foil force forget \
    fragile frown furnace fury gasp ghost gloom gorilla gossip grab grass grief grunt guilt gun \
    hammer harsh hazard horror hospital hungry hunt hurdle hurt idle ignore ill illegal illness \
    immune impose infant inflict inhale inject injury inmate insane insect isolate jealous junk \
    kick kidney kiss knife lawsuit lazy liar lonely lottery mad maid mandate mercy misery miss \
    mistake monkey monster mosquito mule naive nasty negative neglect nerve nothing nuclear nut \
    obey obscure organ orphan panic patient patrol peasant penalty pig pill pipe pistol pledge \
    pole police poverty prison problem punch race raw razor rebel refuse regret reject resist \
    retreat rifle riot risk rude sad sadness scare scatter scissors scorpion scrap shadow \
    sheriff shiver shock shoot shove shrug shy sick siege silly siren skull slab slam slim slow \
    smoke snake sniff sorry spawn special spider spike spoil spy squeeze sting strike struggle \
    stumble suffer suspect swamp swear sword symptom tackle tattoo tobacco toilet tongue tornado \
    toss tragic trap trash tribe trick trigger trouble ugly unable unaware unfair unhappy \
    unknown upset useless vacant vague vicious virus void warfare warrior wasp waste weapon \
    weasel weird whip wild wine wink witness worry wreck wrestle wrong";

/// Sound like another word, have another spelling in Britain, or are hard to spell.
const MISHEARD: &str = "\
    advice air aisle all allow armor artefact aunt base beach bean bid blue board border boy \
    bread buyer candy canvas capital cash catalog caught cause ceiling cereal check choose close \
    color congress coral core course crew cruise current cushion cycle deer defense desert \
    device dial draft draw earn eight elevator enroll essence ethics eye eyebrow favorite \
    federal fiber find flavor flower garbage gate gauge genre great guard guess gym hair harbor \
    hole horse hour humor key knee knock know labor law lesson license load loan lyrics mail \
    main march maze meat medal merry metal mind minor mom morning muscle mystery myth need \
    nephew nose odor off one pact pair pause peace pear phone photo phrase physical piece pigeon \
    pitch place plate please poet practice praise price pride prize profit program quit quiz \
    quote raccoon rail rain raise rare real rhythm right ring road rose rough route royal sail \
    satoshi sauce scene scheme science sea sell sense series shed shoe sight sign size sort soul \
    sound source stairs steak steel step story style suit sun sunny sweet symbol syrup tail team \
    then there they throw tide time tip toast toe toward tuna twin two valley vapor very vital \
    wage wait way wear weather whale what wheat wheel when where wire wish wood wrap write you";

/// The words that a passphrase is made of.
fn words() -> Vec<&'static str> {
    let out = |word: &str| [UNKIND, MISHEARD].iter().any(|list| has(list, word));
    let all = Language::English.word_list().iter().copied();
    all.filter(|word| !out(word)).collect()
}

fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

/// How hard a made passphrase is to guess, in bits: a little under 53. Somebody who knows the list and
/// tries ten thousand a second at our work factor, on many machines, needs some 13,000 years on average.
#[allow(
    clippy::cast_precision_loss,
    reason = "there are fewer words than an f64 can count"
)]
pub fn phrase_bits() -> f64 {
    (words().len() as f64).log2() * WORDS as f64
}

/// Makes a passphrase; `draw` fills bytes at random. Each word is as likely as any other.
pub fn make_phrase(draw: &mut dyn FnMut(&mut [u8])) -> Option<Passphrase> {
    let words = words();
    let mut phrase = zeroize::Zeroizing::new(String::with_capacity(WORDS * 9));
    for number in 0..WORDS {
        if number > 0 {
            phrase.push(' ');
        }
        phrase.push_str(words.get(below(words.len(), draw))?);
    }
    Passphrase::new(&phrase)
}

/// A number below `count` (at most 65,536). What would make some numbers likelier is drawn again.
fn below(count: usize, draw: &mut dyn FnMut(&mut [u8])) -> usize {
    const ALL: usize = 1 << 16;
    let fair = ALL - ALL % count;
    loop {
        let mut drawn = [0; 2];
        draw(&mut drawn);
        let number = usize::from(u16::from_be_bytes(drawn));
        if number < fair {
            return number % count;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn listed(list: &str) -> Vec<&str> {
        list.split(' ').collect()
    }

    #[test]
    fn what_is_left_out_is_in_the_list_of_the_crate_and_named_once() {
        let mut all = listed(UNKIND);
        all.extend(listed(MISHEARD));
        for word in &all {
            assert!(Language::English.find_word(word).is_some(), "{word}");
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert_eq!(words().len(), 2048 - count);
    }

    #[test]
    fn nobody_has_to_read_out_an_unkind_word() {
        let words = words();
        for word in [
            "abuse", "suffer", "stumble", "drug", "weapon", "blood", "fat", "slow",
        ] {
            assert!(!words.contains(&word), "{word}");
        }
        for word in ["colour", "color", "flower", "sea", "write"] {
            assert!(!words.contains(&word), "{word}");
        }
        for word in ["apple", "river", "kitchen"] {
            assert!(words.contains(&word), "{word}");
        }
    }

    #[test]
    fn five_words_are_drawn_one_after_another() {
        let mut next = 0_u16;
        let phrase = make_phrase(&mut |bytes| {
            bytes.copy_from_slice(&next.to_be_bytes());
            next += 1;
        });
        let words = words();
        assert_eq!(phrase.unwrap().tidy(), words[..WORDS].join(" "));
    }

    #[test]
    fn every_number_is_as_likely_as_any_other() {
        let count = words().len();
        let mut times = vec![0_u32; count];
        let mut drawn = 0_u32;
        while drawn < 1 << 16 {
            // All numbers once; those that would favour some are followed by the next.
            let number = below(count, &mut |bytes| {
                bytes.copy_from_slice(&u16::try_from(drawn.min(0xffff)).unwrap_or(0).to_be_bytes());
                drawn = if drawn == 0xffff { 1 << 17 } else { drawn + 1 };
                if drawn > 1 << 17 {
                    bytes.fill(0);
                }
            });
            if drawn <= 1 << 16 {
                times[number] += 1;
            }
        }
        assert!(
            times.iter().all(|time| time.abs_diff(times[0]) <= 1),
            "{times:?}"
        );
    }

    #[test]
    fn a_made_passphrase_is_as_strong_as_it_says() {
        assert!((52.0..53.0).contains(&phrase_bits()), "{}", phrase_bits());
    }
}
