//! Held against what the original answers: the expectations were made with encoding_rs 0.8.44.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use super::*;

/// Reads the bytes in pieces of one length and into rooms of another.
fn in_pieces(encoding: &'static Encoding, bytes: &[u8], piece: usize, room: usize) -> Result<String, ()> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = Vec::new();
    let pieces: Vec<&[u8]> = bytes.chunks(piece).chain([&b""[..]]).collect();
    for (place, piece) in pieces.iter().enumerate() {
        let last = place + 1 == pieces.len();
        let mut rest = *piece;
        loop {
            let mut buffer = vec![0; room];
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(rest, &mut buffer, last);
            rest = &rest[read..];
            text.extend(&buffer[..written]);
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => return Err(()),
            }
        }
        assert!(rest.is_empty());
    }
    Ok(String::from_utf8(text).unwrap())
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn texts_are_read_whole_and_in_pieces_of_any_length() {
    let text = "Tự chấm điểm — đơn vị 😀, ﻿ß";
    let vietnamese = b"Vi\xea\xf2t Nam \xfeo\xccn"; // With combining marks, as windows-1258 has them.
    let cases = [
        (UTF_8, text.as_bytes().to_vec(), text),
        (UTF_16LE, utf16(text, u16::to_le_bytes), text),
        (UTF_16BE, utf16(text, u16::to_be_bytes), text),
        (WINDOWS_1258, vietnamese.to_vec(), "Viê\u{323}t Nam ₫o\u{300}n"),
        (WINDOWS_1252, b"\x80uro \xe9\x81".to_vec(), "€uro é\u{81}"),
        (SHIFT_JIS, Vec::new(), ""),
    ];
    for (encoding, bytes, text) in cases {
        let whole = encoding.decode_without_bom_handling_and_without_replacement(&bytes);
        assert_eq!(whole.as_deref(), Some(text), "{encoding:?}");
        assert_eq!(encoding.decode(&bytes), (text.into(), encoding, false));
        for piece in 1..6 {
            for room in 4..9 {
                assert_eq!(
                    in_pieces(encoding, &bytes, piece, room).as_deref(),
                    Ok(text),
                    "{encoding:?} {piece} {room}"
                );
            }
        }
    }
}

#[test]
fn bytes_that_mean_nothing_are_replaced_or_refused() {
    let cases: [(&'static Encoding, &[u8], &str); 14] = [
        (UTF_8, b"a\xffb", "a\u{fffd}b"),
        (UTF_8, b"a\xe1\xbb", "a\u{fffd}"),
        (UTF_8, b"\xf0\x9f\x98A", "\u{fffd}A"),
        (UTF_8, b"\xed\xa0\x80", "\u{fffd}\u{fffd}\u{fffd}"),
        (UTF_16LE, b"a\0b", "a\u{fffd}"),
        (UTF_16LE, b"\x3d\xd8a\0", "\u{fffd}a"),
        (UTF_16LE, b"\x3d\xd8a", "\u{fffd}"),
        (UTF_16LE, b"\0\xdca\0", "\u{fffd}a"),
        (UTF_16BE, b"\xd8\x3d\xd8\x3d\xde\0", "\u{fffd}😀"),
        (WINDOWS_1258, b"a\xd2b", "a\u{309}b"),
        (WINDOWS_1253, b"a\xd2b", "a\u{fffd}b"),
        (SHIFT_JIS, b"abc", "\u{fffd}"),
        (GBK, b"\xc1\xaa\xcd\xa8", "\u{fffd}"),
        (IBM866, b"a", "\u{fffd}"),
    ];
    for (encoding, bytes, text) in cases {
        let malformed = text.contains('\u{fffd}');
        assert_eq!(encoding.decode(bytes), (text.into(), encoding, malformed), "{encoding:?} {bytes:?}");
        let strict = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        assert_eq!(strict.is_none(), malformed, "{encoding:?} {bytes:?}");
        for piece in 1..6 {
            assert_eq!(in_pieces(encoding, bytes, piece, 4).is_err(), malformed, "{encoding:?} {bytes:?} {piece}");
        }
    }
}

#[test]
fn a_decoder_goes_on_after_bytes_that_mean_nothing() {
    let mut decoder = UTF_16LE.new_decoder_without_bom_handling();
    let mut room = [0; 8];
    // A high surrogate and the half of an `a`, then the other half.
    assert_eq!(
        decoder.decode_to_utf8_without_replacement(b"\x3d\xd8a", &mut room, false),
        (DecoderResult::InputEmpty, 3, 0)
    );
    let (result, read, written) = decoder.decode_to_utf8_without_replacement(b"\0", &mut room, true);
    assert_eq!((result, written), (DecoderResult::Malformed(1, 0), 0));
    let rest = &b"\0"[read..];
    assert_eq!(
        decoder.decode_to_utf8_without_replacement(rest, &mut room, true),
        (DecoderResult::InputEmpty, 1 - read, 1)
    );
    assert_eq!(room[0], b'a');
}

#[test]
fn a_text_takes_no_more_than_it_has_room_for() {
    for (encoding, bytes) in [(UTF_8, &b"\xe1\xbb\xb1"[..]), (UTF_16LE, b"\xf1\x1e"), (WINDOWS_1252, b"\x80\x80")] {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut text = String::from("a");
        text.reserve(decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap());
        let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
        assert_eq!((result, read), (DecoderResult::InputEmpty, bytes.len()));
        assert_eq!(text.strip_prefix('a'), Some(&*encoding.decode(bytes).0));
    }
    let decoder = UTF_8.new_decoder_without_bom_handling();
    assert_eq!(decoder.max_utf8_buffer_length_without_replacement(usize::MAX), None);
    assert_eq!(decoder.encoding(), UTF_8);
}

#[test]
fn a_byte_order_mark_names_the_encoding() {
    for (bytes, encoding) in [(&b"\xef\xbb\xbfa"[..], UTF_8), (b"\xff\xfea\0", UTF_16LE), (b"\xfe\xff\0a", UTF_16BE)] {
        assert_eq!(WINDOWS_1252.decode(bytes), ("a".into(), encoding, false));
    }
}

#[test]
fn labels_are_those_of_the_standard_and_none_is_guessed() {
    let cases = [
        ("utf-8", UTF_8),
        (" UTF8\n", UTF_8),
        ("utf-16", UTF_16LE),
        ("UTF-16BE", UTF_16BE),
        ("us-ascii", WINDOWS_1252),
        ("ISO-8859-1", WINDOWS_1252),
        ("iso-8859-9", WINDOWS_1254),
        ("windows-1258", WINDOWS_1258),
        ("shift_jis", REPLACEMENT),
        ("utf-8 utf8", REPLACEMENT),
        ("VISCII", REPLACEMENT),
    ];
    for (label, encoding) in cases {
        assert_eq!(Encoding::for_label(label.as_bytes()), Some(encoding), "{label}");
    }
    assert_eq!(Encoding::for_label(b" "), None);
    assert_eq!(SHIFT_JIS.name(), "Shift_JIS");
}
