//! What people pick as a photo by mistake, and photos larger than a phone can hold: each is made small or has words of
//! its own, and the page goes on.

use crate::{
    made::{KEEP, SHRUNK, with_exif},
    share_files::{attachments, seals},
    support::{Context, Phone, Result, World, ensure, story},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use miniz_oxide::deflate::compress_to_vec_zlib;
use std::{fs, path::Path};

/// Notes every picture that is decoded: how many dots it has.
const DECODES: &str = "window.decoded = []; const decode = HTMLImageElement.prototype.decode;\
    HTMLImageElement.prototype.decode = function () {\
      window.decoded.push(this.naturalWidth * this.naturalHeight); return decode.call(this) }";

#[tokio::test]
async fn what_is_no_photo_is_named_and_the_next_one_is_taken() -> Result<()> {
    story(async |world| {
        let World {
            site,
            phone,
            folder,
        } = world;
        phone.before_each_page(DECODES).await?;
        phone.open("/begin/young-person").await?;
        phone.kept_offline().await?;
        site.stop();
        phone.type_into("#words", "I like art").await?;
        phone.tap("#made-show").await?;
        let jpeg = jpeg(phone).await?;
        let no_picture = "We can’t open this file as a picture.";
        let too_big = "This picture is too big to open on a phone.";
        let all: [(&str, Vec<u8>, &str); 9] = [
            (
                "photo.heic",
                b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08mdat".to_vec(),
                "This browser can’t open this kind of photo. It is called HEIC.",
            ),
            (
                "letter.pdf",
                b"%PDF-1.7\n%%EOF\n".to_vec(),
                "This is a PDF with pages, not a photo.",
            ),
            (
                "film.jpg",
                b"\0\0\0\x18ftypisom\0\0\0\0isommp42".to_vec(),
                "This is a film. Only photos fit here.",
            ),
            (
                "text.jpg",
                b"This is no picture at all.".to_vec(),
                no_picture,
            ),
            ("empty.jpg", Vec::new(), "There is nothing in this file."),
            ("head.jpg", jpeg[..100].to_vec(), no_picture),
            // Its head alone, and all of it in a few kilobytes.
            ("bomb.png", head_of_png(60_000, 60_000), too_big),
            ("bomb-2.png", png(20_000, 20_000), too_big),
            ("bomb.jpg", as_large(&jpeg, 20_000, 20_000)?, too_big),
        ];
        for (name, bytes, says) in all {
            // One after the other: what is said of this one was not there before.
            phone.tap("#made-show").await?;
            phone.wait_gone("#made-trouble").await?;
            phone.tap("#made-show").await?;
            pick(phone, folder.path(), name, &bytes).await?;
            phone.wait_for("#made-trouble").await?;
            let said = phone.words_of("#made-trouble").await?;
            ensure(said.contains(says), format!("{name}: {said}"))?;
            phone.wait_gone("#made-photo").await?;
        }
        let decoded = phone
            .run("return Math.max(0, ...window.decoded)", vec![])
            .await?;
        ensure(
            decoded.as_f64().is_some_and(|dots| dots < 10e6),
            format!("a picture of {decoded} dots was decoded"),
        )?;
        pick(phone, folder.path(), "photo.jpg", &jpeg).await?;
        phone.wait_for("#made-photo img").await?;
        phone.wait_gone("#made-trouble").await?;
        phone.wait_value("#words", "I like art").await?;
        phone.saved().await
    })
    .await
}

#[tokio::test]
async fn a_photo_of_forty_megapixels_is_made_small() -> Result<()> {
    story(async |world| {
        let World {
            site,
            phone,
            folder,
        } = world;
        phone.open("/begin/young-person").await?;
        phone.kept_offline().await?;
        site.stop();
        phone.tap("#made-show").await?;
        pick(phone, folder.path(), "large.png", &png(7_744, 5_200)).await?;
        let there = "const i = document.querySelector('#made-photo img');\
            if (!i || i.naturalWidth !== 1600 || i.naturalHeight !== 1074) return null;\
            const c = document.createElement('canvas'); c.width = 1600; c.height = 1074;\
            const p = c.getContext('2d'); p.drawImage(i, 0, 0);\
            const at = (x, y) => p.getImageData(x, y, 1, 1).data[0];\
            return [at(300, 500), at(1300, 500)]";
        let seen = phone.until("the photo, made small", there, vec![]).await?;
        let dot = |place: usize| seen[place].as_f64().unwrap_or(128.0);
        ensure(
            dot(0) < 40.0 && dot(1) > 215.0,
            format!("its left half is black and its right half white, not {seen}"),
        )?;
        phone.saved().await?;
        phone.reload().await?;
        phone
            .until("the photo again", there, vec![])
            .await
            .map(drop)
    })
    .await
}

#[tokio::test]
async fn of_a_photo_that_is_cut_short_what_is_there_is_kept_or_it_is_named() -> Result<()> {
    story(async |world| {
        let World { phone, folder, .. } = world;
        phone.open("/begin/young-person").await?;
        phone.tap("#made-show").await?;
        let jpeg = jpeg(phone).await?;
        pick(phone, folder.path(), "cut.jpg", &jpeg[..jpeg.len() / 2]).await?;
        let came = "return document.querySelector('#made-photo img')?.naturalWidth === 1600\
            || document.querySelector('#made-trouble')?.innerText.includes('as a picture')";
        phone.until("the photo or words", came, vec![]).await?;
        // Either way the next one can be picked.
        pick(phone, folder.path(), "whole.jpg", &jpeg).await?;
        phone.wait_gone("#made-trouble").await?;
        phone.wait_for("#made-photo img").await?;
        phone.saved().await
    })
    .await
}

#[tokio::test]
async fn the_share_file_holds_nothing_of_the_camera() -> Result<()> {
    story(async |world| {
        let World {
            site,
            phone,
            folder,
        } = world;
        phone.before_each_page(KEEP).await?;
        phone.open("/begin/young-person").await?;
        phone.kept_offline().await?;
        site.stop();
        let photo = with_exif(&jpeg(phone).await?);
        ensure(
            holds(&photo, b"GPS-HERE"),
            "the photo tells no place to begin with",
        )?;
        phone.tap("#made-show").await?;
        pick(phone, folder.path(), "photo.jpg", &photo).await?;
        phone.until("the photo", SHRUNK, vec![]).await?;
        phone.saved().await?;
        let book = phone.book_address().await?;
        phone.open(&format!("{book}/share")).await?;
        let sealed = seals(phone, &folder.path().join("file")).await?;
        let files = attachments(&sealed)?;
        ensure(files.len() == 1, format!("{} files", files.len()))?;
        let bytes = &files[0].data;
        ensure(bytes.starts_with(b"\xff\xd8\xff"), "it is no photo")?;
        for word in [
            &b"Exif"[..],
            b"GPS-HERE",
            b"http://ns.adobe.com",
            b"Photoshop",
        ] {
            ensure(
                !holds(bytes, word),
                format!("{} went out", String::from_utf8_lossy(word)),
            )?;
        }
        // Not one of the parts in which programs write beside the picture; what its colours mean is the browser's own.
        let parts = parts_of(bytes);
        let beside = |marker: &u8| matches!(marker, 0xe1 | 0xe3..=0xef | 0xfe);
        ensure(
            parts.len() > 3 && !parts.iter().any(beside),
            format!("the parts of the photo: {parts:x?}"),
        )
    })
    .await
}

/// Picks a file of this name.
async fn pick(phone: &Phone, folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let file = folder.join(name);
    fs::write(&file, bytes).context("writing a file")?;
    phone
        .type_into("#made-photo-file", &file.display().to_string())
        .await
}

/// A photo as a browser writes it, with much to be seen.
async fn jpeg(phone: &Phone) -> Result<Vec<u8>> {
    let draw = "const c = document.createElement('canvas'); c.width = 2400; c.height = 1200;\
        const p = c.getContext('2d');\
        for (let n = 0; n < 600; n++) {\
          p.fillStyle = 'hsl(' + n + ' 80% ' + n % 70 + '%)'; p.fillRect(n * 4, n, 300, 600) }\
        return c.toDataURL('image/jpeg').split(',')[1]";
    STANDARD
        .decode(phone.text(draw, vec![]).await?)
        .context("a picture")
}

/// The same, but its head says another size.
fn as_large(jpeg: &[u8], width: u16, height: u16) -> Result<Vec<u8>> {
    let mut large = jpeg.to_vec();
    let frame = jpeg.windows(4).position(|some| some == b"\xff\xc0\0\x11");
    let size = frame.and_then(|at| large.get_mut(at + 5..at + 9));
    let Some(size) = size else {
        return ensure(false, "the picture has no frame").map(|()| Vec::new());
    };
    size[..2].copy_from_slice(&height.to_be_bytes());
    size[2..].copy_from_slice(&width.to_be_bytes());
    Ok(large)
}

/// A whole PNG of black and white dots: its left half black. Few bytes, however large it is.
fn png(width: u32, height: u32) -> Vec<u8> {
    let row_bytes = width.div_ceil(8) as usize;
    let mut row = vec![0; row_bytes + 1];
    row[row_bytes / 2 + 1..].fill(0xff);
    let dots = row.repeat(height as usize);
    let mut whole = head_of_png(width, height);
    whole.extend(chunk(*b"IDAT", &compress_to_vec_zlib(&dots, 6)));
    whole.extend(chunk(*b"IEND", b""));
    whole
}

fn head_of_png(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    // One bit a dot, grey.
    let head = [&size[..], &[1, 0, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(*b"IHDR", &head)].concat()
}

fn chunk(name: [u8; 4], bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap_or_default();
    let named = [&name[..], bytes].concat();
    let check = named.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            sum >> 1 ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 }
        })
    });
    [&length.to_be_bytes()[..], &named, &(!check).to_be_bytes()].concat()
}

/// The parts of a JPEG before its dots, by their numbers.
fn parts_of(jpeg: &[u8]) -> Vec<u8> {
    let mut parts = Vec::new();
    let mut rest = &jpeg[2..];
    while let [0xff, marker, high, low, ..] = rest {
        parts.push(*marker);
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        if *marker == 0xda || rest.len() < length + 2 {
            break;
        }
        rest = &rest[length + 2..];
    }
    parts
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|some| some == part)
}

#[test]
fn a_picture_of_dots_is_what_it_says() {
    let small = png(16, 2);
    assert_eq!(&small[16..24], &[0, 0, 0, 16, 0, 0, 0, 2]);
    // The sum of an empty end, as every PNG has it.
    assert!(small.ends_with(b"\0\0\0\0IEND\xae\x42\x60\x82"));
    assert!(png(7_744, 5_200).len() < 40_000);
}
