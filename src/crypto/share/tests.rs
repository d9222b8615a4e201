//! Bad input of every kind. Most files here are sealed with hardly any work, so that there can be
//! thousands; `tests/share.rs` does the same as the app.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use super::*;
use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;

const EASY: u8 = 1;
const WORDS: &str = "I like it when Miss Okafor sits next to me. \u{1f600}";

fn pass(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap()
}

fn sealed(plain: &[u8]) -> String {
    seal_at(EASY, &pass("a b c"), plain).unwrap()
}

fn opened(sealed: &[u8]) -> Result<Vec<u8>, ShareError> {
    open(&pass("a b c"), sealed)
}

/// The same file without its armour.
fn binary(sealed: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    armour::read(armour::find(sealed.as_bytes()).unwrap())
        .read_to_end(&mut bytes)
        .unwrap();
    bytes
}

/// Any bytes, sealed as they are.
fn age_of(inside: &[u8]) -> Vec<u8> {
    let mut recipient = scrypt::Recipient::new(secret("a b c"));
    recipient.set_work_factor(EASY);
    let encryptor =
        Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut cipher = encryptor.wrap_output(Vec::new()).unwrap();
    io::Write::write_all(&mut cipher, inside).unwrap();
    cipher.finish().unwrap()
}

fn with_factor(factor: &str) -> Vec<u8> {
    let file = binary(&sealed(b"words"));
    let line = file.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let end = line + file[line..].iter().position(|byte| *byte == b'\n').unwrap();
    let start = end - 1;
    [&file[..start], factor.as_bytes(), &file[end..]].concat()
}

/// Bytes that do not compress.
fn noise(len: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    (0..len).map(|_| next()).collect()
}

#[test]
fn what_is_sealed_opens_with_and_without_armour() {
    let sealed = sealed(WORDS.as_bytes());
    assert_eq!(opened(sealed.as_bytes()).unwrap(), WORDS.as_bytes());
    assert_eq!(opened(&binary(&sealed)).unwrap(), WORDS.as_bytes());
    assert!(sealed.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"));
    assert!(sealed.ends_with("-----END AGE ENCRYPTED FILE-----\n"));
}

#[test]
fn the_length_tells_little() {
    let lengths: Vec<usize> = (0..60).map(|n| sealed(&noise(n * 50)).len()).collect();
    assert!(lengths.iter().all(|len| *len == lengths[0]), "{lengths:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_and_any_passphrase_come_back(
        plain in proptest::collection::vec(any::<u8>(), 0..200_000),
        typed in "\\PC{1,40}",
    ) {
        if let Some(passphrase) = Passphrase::new(&typed) {
            let sealed = seal_at(EASY, &passphrase, &plain).unwrap();
            prop_assert_eq!(open(&passphrase, sealed.as_bytes()), Ok(plain));
        }
    }

    #[test]
    fn any_bytes_at_all_are_refused_in_peace(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(opened(&bytes).is_err());
        let dressed = [MAGIC, b"-> scrypt ", &bytes].concat();
        prop_assert!(opened(&dressed).is_err());
        let armoured = [armour::BEGIN, &bytes, armour::END].concat();
        prop_assert!(opened(&armoured).is_err());
    }
}

#[test]
fn one_flipped_bit_anywhere_is_noticed() {
    let file = binary(&sealed(&noise(70_000)));
    let header = MAGIC.len();
    let places = (0..400).chain((400..file.len()).step_by(997));
    for (at, bit) in places.zip((0..8).cycle()) {
        let mut bytes = file.clone();
        bytes[at] ^= 1 << bit;
        let found = opened(&bytes).unwrap_err();
        let known = match found {
            ShareError::NotAShareFile => at < header,
            ShareError::WrongPassphrase | ShareError::KeyFile | ShareError::TooMuchWork { .. } => {
                at >= header && at < 200
            }
            ShareError::CutShort => (header..250).contains(&at),
            ShareError::Damaged => at >= header,
            _ => false,
        };
        assert!(known, "byte {at}, bit {bit}: {found:?}");
    }
}

#[test]
fn one_changed_sign_of_the_armour_is_noticed() {
    let file = sealed(&noise(9_000));
    for at in (0..file.len()).step_by(61) {
        let mut bytes = file.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let result = opened(&bytes);
        // The end of a line carries nothing, but a letter in its place does.
        assert!(result.is_err(), "sign {at}");
    }
}

#[test]
fn a_file_cut_anywhere_is_noticed() {
    let file = sealed(&noise(70_000));
    let last = file.trim_end().len();
    for len in (14..last)
        .step_by(701)
        .chain(14..300)
        .chain(last - 40..last)
    {
        let found = opened(&file.as_bytes()[..len]);
        assert_eq!(found, Err(ShareError::CutShort), "{len} of {last}");
    }
    let bytes = binary(&file);
    for len in (5..bytes.len()).step_by(499).chain(5..300) {
        let found = opened(&bytes[..len]).unwrap_err();
        let edge = matches!(found, ShareError::CutShort);
        assert!(edge || found == ShareError::Damaged, "{len}: {found:?}");
        assert!(edge || len > 150, "{len}: {found:?}");
    }
    let missing_start = &file.as_bytes()[100..];
    assert_eq!(opened(missing_start), Err(ShareError::CutShort));
}

#[test]
fn what_mail_does_to_text_does_no_harm() {
    let file = sealed(WORDS.as_bytes());
    let lines = file.lines().flat_map(|line| [" >> ", line, " \r\n"]);
    let indented: String = lines.collect();
    for text in [
        format!("\u{feff}{file}"),
        file.replace('\n', "\r\n"),
        format!("Dear Dad,\n\nhere it is -----\n{file}\n\n-- \nSent from my phone"),
        format!("> On Monday Mum wrote:\n{indented}"),
        file.replace('\n', " "),
    ] {
        assert_eq!(opened(text.as_bytes()).unwrap(), WORDS.as_bytes(), "{text}");
    }
}

#[test]
fn other_files_are_not_share_files() {
    for other in [
        &b""[..],
        b"Dear Mum",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"{\"version\":1}",
        b"age",
        b"\x1f\x8b\x08",
        b"age-encryption.org/v2\n-> scrypt ",
    ] {
        assert_eq!(opened(other), Err(ShareError::NotAShareFile), "{other:?}");
    }
    let armoured =
        b"-----BEGIN AGE ENCRYPTED FILE-----\naGVsbG8=\n-----END AGE ENCRYPTED FILE-----";
    assert_eq!(opened(armoured), Err(ShareError::Damaged));
}

#[test]
fn another_passphrase_does_not_open_it() {
    let file = sealed(b"words");
    for other in ["a b d", "a b", "abc", "á b c", "A B C D"] {
        let found = open(&pass(other), file.as_bytes());
        assert_eq!(found, Err(ShareError::WrongPassphrase), "{other}");
    }
}

#[test]
fn what_a_phone_makes_of_the_words_opens_it() {
    let file = seal_at(EASY, &pass("apple river stone"), b"words").unwrap();
    for typed in [
        "Apple river stone ",
        "APPLE  RIVER STONE",
        "Apple-River. Stone",
    ] {
        assert_eq!(
            open(&pass(typed), file.as_bytes()).unwrap(),
            b"words",
            "{typed}"
        );
    }
}

#[test]
fn a_chosen_passphrase_keeps_its_capitals_and_signs() {
    let file = seal_at(EASY, &pass(" Émile  & Zoë: 7 "), b"words").unwrap();
    let open = |typed| open(&pass(typed), file.as_bytes());
    assert_eq!(open("Émile & Zoë: 7").unwrap(), b"words");
    assert_eq!(open("Émile   & Zoë: 7").unwrap(), b"words");
    assert_eq!(open("émile & zoë: 7"), Err(ShareError::WrongPassphrase));
}

#[test]
fn a_file_of_the_tool_with_two_spaces_in_its_passphrase_opens() {
    let mut recipient = scrypt::Recipient::new(secret("A  b"));
    recipient.set_work_factor(EASY);
    let encryptor =
        Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let file = write(encryptor, b"words").unwrap();
    assert_eq!(open(&pass("A  b"), &file).unwrap(), b"words");
    assert_eq!(open(&pass("A b"), &file), Err(ShareError::WrongPassphrase));
}

#[test]
fn more_work_than_we_do_is_refused_with_its_number() {
    for (factor, expected) in [
        ("19", ShareError::TooMuchWork { factor: 19 }),
        ("22", ShareError::TooMuchWork { factor: 22 }),
        ("63", ShareError::TooMuchWork { factor: 63 }),
        ("255", ShareError::TooMuchWork { factor: 255 }),
        ("256", ShareError::Damaged),
        ("0", ShareError::Damaged),
        ("-1", ShareError::Damaged),
        ("01", ShareError::Damaged),
        ("2", ShareError::WrongPassphrase),
    ] {
        assert_eq!(opened(&with_factor(factor)), Err(expected), "{factor}");
    }
}

#[test]
fn a_header_without_an_end_is_not_read_to_it() {
    let endless = [MAGIC, b"-> scrypt aaaa 15\n", &b"AAAA\n".repeat(1_000_000)].concat();
    assert_eq!(opened(&endless), Err(ShareError::Damaged));
}

#[test]
fn two_passphrases_or_a_key_beside_one_are_refused() {
    let file = binary(&sealed(b"words"));
    let text = String::from_utf8_lossy(&file).into_owned();
    let end = text.find("\n---").unwrap();
    let stanza = text[MAGIC.len()..=end].to_owned();
    for more in [
        stanza.as_str(),
        "-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\nAAAA\n",
    ] {
        let mixed = [&file[..=end], more.as_bytes(), &file[end + 1..]].concat();
        assert_eq!(opened(&mixed), Err(ShareError::Damaged));
    }
}

#[test]
fn an_age_file_of_something_else_is_told_apart() {
    let gzip = {
        let mut bytes = Vec::new();
        gzip::pack(b"words", &mut bytes).unwrap();
        bytes
    };
    for inside in [
        &b""[..],
        b"Dear Mum",
        &noise(200_000),
        &gzip[..gzip.len() - 9],
        &[&gzip[..], b"more"].concat(),
    ] {
        assert_eq!(opened(&age_of(inside)), Err(ShareError::SomethingElse));
    }
    assert_eq!(opened(&age_of(&gzip)).unwrap(), b"words");
}

#[test]
fn a_missing_last_piece_is_noticed_though_the_gzip_inside_is_whole() {
    // The second piece holds nothing but zeros after the end of the gzip file.
    let mut inside = Vec::new();
    gzip::pack(b"words", &mut inside).unwrap();
    inside.resize(64 * 1024 + 10, 0);
    let file = age_of(&inside);
    assert_eq!(opened(&file), Err(ShareError::SomethingElse));
    let cut = &file[..file.len() - 26];
    assert_ne!(opened(cut), Ok(b"words".to_vec()));
}

#[test]
fn a_bomb_is_stopped_at_the_limit() {
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..=PLAIN_MAX / (1 << 20) {
        io::Write::write_all(&mut bomb, &vec![0; 1 << 20]).unwrap();
    }
    let file = age_of(&bomb.finish().unwrap());
    assert!(file.len() < 100_000);
    assert_eq!(opened(&file), Err(ShareError::UnpacksToTooMuch));
}

#[test]
fn too_many_bytes_are_refused_at_once() {
    let many = vec![0; SEALED_MAX + 1];
    let bytes = many.len();
    assert_eq!(opened(&many), Err(ShareError::TooLarge { bytes }));
    let plain = &many[..=PLAIN_MAX];
    let bytes = plain.len();
    assert_eq!(
        seal(&pass("a b c"), plain),
        Err(ShareError::TooLarge { bytes })
    );
}
