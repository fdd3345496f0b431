use super::*;
use crate::workbook::container::{Compound, Container, ContainerError, ZipRule};

/// The rule that a file breaks, and the entry that breaks it.
fn refusal(zip: &RawZip) -> (ZipRule, Option<String>) {
    match Container::open(&zip.bytes()) {
        Err(ContainerError::Zip { rule, entry }) => (rule, entry),
        other => panic!("not refused for a rule: {other:?}"),
    }
}

fn two() -> RawZip {
    RawZip::of(vec![RawEntry::stored("a.xml", b"first"), RawEntry::stored("b.xml", b"second")])
}

/// The two entries, the second one changed.
fn with(change: impl Fn(&mut RawEntry)) -> RawZip {
    let mut zip = two();
    change(&mut zip.entries[1]);
    zip
}

fn signed_descriptor(content: &[u8]) -> Vec<u8> {
    let mut bytes = b"PK\x07\x08".to_vec();
    longs(&mut bytes, &[crc32(content), content.len() as u32, content.len() as u32]);
    bytes
}

#[test]
fn a_plain_file_is_taken() {
    let bytes = two().bytes();
    let container = Container::open(&bytes).unwrap();
    let names: Vec<_> = container.entries().iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["a.xml", "b.xml"]);
    assert_eq!(container.part("B.XML").unwrap(), b"second");
}

#[test]
fn entries_are_taken_in_any_order_and_directories_are_left_out() {
    let mut zip = two();
    zip.entries.insert(1, RawEntry { attributes: 0o040_755 << 16, ..RawEntry::stored("xl/", b"") });
    let bytes = zip.bytes();
    assert_eq!(Container::open(&bytes).unwrap().entries().len(), 2);
}

#[test]
fn every_form_of_descriptor_is_taken() {
    let content = b"second";
    let signed = signed_descriptor(content);
    let mut wide = crc32(content).to_le_bytes().to_vec();
    longs(&mut wide, &[6, 0, 6, 0]);
    let signed_wide = [b"PK\x07\x08".as_slice(), &wide].concat();
    for descriptor in [signed[4..].to_vec(), signed, wide, signed_wide] {
        let mut zip = two();
        zip.entries[1] = RawEntry::streamed("b.xml", content, descriptor);
        let bytes = zip.bytes();
        assert_eq!(Container::open(&bytes).unwrap().part("b.xml").unwrap(), content);
    }
}

#[test]
fn fields_that_only_the_local_header_has_are_taken() {
    let growth_hint = with(|entry| entry.local_extra = field(0xA220, &[0x28, 0xA0, 0, 0, 0, 0]));
    let wide_sizes = with(|entry| {
        entry.local_sizes = (u32::MAX, u32::MAX);
        entry.local_extra = field(1, &[6, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]);
    });
    for zip in [growth_hint, wide_sizes] {
        assert!(Container::open(&zip.bytes()).is_ok());
    }
}

#[test]
fn what_is_no_zip_is_said_to_be_none() {
    for bytes in [&b""[..], b"%PDF-1.7", b"PK", b"\x89PNG\r\n\x1a\n", &[0; 4096]] {
        assert_eq!(Container::open(bytes).unwrap_err(), ContainerError::NotAZip);
    }
}

#[test]
fn a_file_cut_off_on_its_way_is_named() {
    let bytes = two().bytes();
    for length in [4, 40, bytes.len() - 22, bytes.len() - 1] {
        let error = Container::open(&bytes[..length]).unwrap_err();
        assert_eq!(error, ContainerError::Zip { rule: ZipRule::NoEndRecord, entry: None }, "{length}");
    }
}

#[test]
fn the_file_as_a_whole() {
    let entries = || two().entries;
    for (zip, rule) in [
        (RawZip { prefix: b"MZ".to_vec(), ..two() }, ZipRule::Prefix),
        (RawZip { suffix: b"?".to_vec(), ..two() }, ZipRule::Suffix),
        (RawZip { comment: b"hello".to_vec(), ..two() }, ZipRule::Suffix),
        (RawZip { comment: two().bytes(), ..two() }, ZipRule::Prefix),
        (RawZip { disk: 1, ..two() }, ZipRule::Disks),
        (RawZip { claimed_entries: Some(u16::MAX), ..two() }, ZipRule::Zip64),
        (RawZip { claimed_entries: Some(1), ..two() }, ZipRule::Directory),
        (RawZip { claimed_entries: Some(3), ..two() }, ZipRule::Directory),
        (RawZip { claimed_entries: Some(2001), ..two() }, ZipRule::TooManyEntries),
        (
            RawZip { entries: (0..2001).map(|n| RawEntry::stored(&format!("{n}"), b"")).collect(), ..two() },
            ZipRule::TooManyEntries,
        ),
    ] {
        assert_eq!(refusal(&zip), (rule, None));
    }
    assert!(Container::open(&RawZip { entries: entries(), ..two() }.bytes()).is_ok());
}

#[test]
fn a_prefix_is_found_even_where_the_offsets_allow_for_it() {
    let bytes = RawZip { prefix: b"#!/bin/sh\n".to_vec(), ..two() }.bytes();
    assert_eq!(Container::open(&bytes).unwrap_err(), ContainerError::Zip { rule: ZipRule::Prefix, entry: None });
    let moved = [b"#!/bin/sh\n".as_slice(), &two().bytes()].concat();
    assert_eq!(Container::open(&moved).unwrap_err(), ContainerError::Zip { rule: ZipRule::Prefix, entry: None });
}

#[test]
fn names() {
    for name in ["../b.xml", "/b.xml", "xl//b.xml", "xl/./b.xml", "xl\\b.xml", "b\0.xml", "tệp.xml", "", "xl/"] {
        let zip = with(|entry| {
            entry.name = name.into();
            entry.local_name = name.into();
        });
        assert_eq!(refusal(&zip), (ZipRule::Name, Some(name.to_owned())));
    }
    for twin in ["a.xml", "A.XML"] {
        let zip = with(|entry| {
            entry.name = twin.into();
            entry.local_name = twin.into();
        });
        assert_eq!(refusal(&zip), (ZipRule::DuplicateName, Some(twin.to_owned())));
    }
    let second_name = field(0x7075, b"\x01\0\0\0\0other.xml");
    assert_eq!(refusal(&with(|entry| entry.extra = second_name.clone())).0, ZipRule::Name);
    assert_eq!(refusal(&with(|entry| entry.local_extra = second_name.clone())).0, ZipRule::Name);
}

#[test]
fn entries_that_lie_or_hide() {
    type Change = fn(&mut RawEntry);
    let table: [(Change, ZipRule); 19] = [
        (|entry| entry.local_name = b"c.xml".to_vec(), ZipRule::HeadersDiffer),
        (|entry| entry.local_method = 8, ZipRule::HeadersDiffer),
        (|entry| entry.local_checksum ^= 1, ZipRule::HeadersDiffer),
        (|entry| entry.local_sizes.1 += 1, ZipRule::HeadersDiffer),
        (|entry| entry.local_sizes = (0, 0), ZipRule::HeadersDiffer),
        (|entry| entry.flags = 1, ZipRule::Encrypted),
        (|entry| entry.local_flags = 1, ZipRule::Encrypted),
        (|entry| entry.flags = 1 << 6, ZipRule::Encrypted),
        (|entry| entry.extra = field(0x9901, &[2, 0, 65, 69, 3, 8, 0]), ZipRule::Encrypted),
        (|entry| entry.method = 12, ZipRule::Method),
        (|entry| entry.attributes = 0o120_777 << 16, ZipRule::Link),
        (|entry| entry.attributes = 0o020_600 << 16, ZipRule::Link),
        (|entry| entry.shares_place = true, ZipRule::Overlap),
        (|entry| entry.gap = b"hidden".to_vec(), ZipRule::Gap),
        (|entry| entry.local_flags = 8, ZipRule::Descriptor),
        (|entry| entry.size += 1, ZipRule::Content),
        (|entry| entry.extra = field(1, &[0; 8]), ZipRule::Zip64),
        (|entry| (entry.method, entry.size) = (8, u32::MAX), ZipRule::Zip64),
        (|entry| (entry.method, entry.size) = (8, 50_000_001), ZipRule::EntryTooLarge),
    ];
    for (change, rule) in table {
        assert_eq!(refusal(&with(change)).0, rule);
    }
}

#[test]
fn a_descriptor_that_disagrees_is_refused() {
    for descriptor in [signed_descriptor(b"sec0nd"), signed_descriptor(b"longer one"), b"short".to_vec(), Vec::new()] {
        let mut zip = two();
        zip.entries[1] = RawEntry::streamed("b.xml", b"second", descriptor);
        assert_eq!(refusal(&zip).0, ZipRule::Descriptor);
    }
}

#[test]
fn a_local_entry_that_the_directory_does_not_list_is_refused() {
    let hidden = local(&RawEntry::stored("xl/vbaProject.bin", b"hidden"));
    assert_eq!(refusal(&RawZip { before_directory: hidden, ..two() }).0, ZipRule::Gap);
}

#[test]
fn data_that_reaches_into_the_next_entry_is_refused() {
    let mut zip = two();
    let first = &mut zip.entries[0];
    first.packed = deflate_stored(b"first");
    (first.method, first.local_method) = (8, 8);
    first.local_sizes = (first.packed.len() as u32, 5);
    let true_bytes = zip.bytes();
    assert_eq!(Container::open(&true_bytes).unwrap().part("a.xml").unwrap(), b"first");
    // The quoted overlap (D. Fifield, "A better zip bomb"): the first entry's packed size covers the second's header.
    let longer = (zip.entries[0].packed.len() as u32 + 10).to_le_bytes();
    let mut lying = true_bytes.clone();
    let central_at = lying.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    lying[18..22].copy_from_slice(&longer);
    lying[central_at + 20..central_at + 24].copy_from_slice(&longer);
    let error = Container::open(&lying).unwrap_err();
    assert_eq!(error, ContainerError::Zip { rule: ZipRule::Overlap, entry: Some("a.xml".to_owned()) });
}

#[test]
fn a_large_entry_may_not_unpack_to_more_than_a_hundredfold() {
    let claim = |size: u32| {
        with(|entry| {
            entry.packed = vec![0; 10_000];
            (entry.method, entry.local_method) = (8, 8);
            entry.size = size;
            entry.local_sizes = (10_000, size);
        })
    };
    assert_eq!(refusal(&claim(1_000_001)).0, ZipRule::Ratio);
    // At one megabyte the ratio is not looked at; that the data is no deflate stream shows when it is unpacked.
    assert!(Container::open(&claim(1_000_000).bytes()).is_ok());
}

#[test]
fn all_entries_together_are_bounded() {
    let large = |name: &str| RawEntry {
        packed: vec![0; 500_000],
        method: 8,
        local_method: 8,
        size: 50_000_000,
        local_sizes: (500_000, 50_000_000),
        ..RawEntry::stored(name, b"")
    };
    let three = vec![large("a"), large("b"), large("c")];
    assert!(Container::open(&RawZip::of(three.clone()).bytes()).is_ok());
    let more = [three, vec![RawEntry::stored("d", b"1")]].concat();
    assert_eq!(refusal(&RawZip::of(more)), (ZipRule::TotalTooLarge, None));
}

#[test]
fn unpacking_never_goes_beyond_the_declared_size() {
    let deflated = |size: u32, content: &[u8]| {
        let bytes = with(|entry| {
            entry.packed = deflate_stored(content);
            (entry.method, entry.local_method) = (8, 8);
            (entry.size, entry.local_sizes) = (size, (content.len() as u32 + 5, size));
        })
        .bytes();
        Container::open(&bytes).unwrap().part("b.xml")
    };
    let refused = |rule| Err(ContainerError::Zip { rule, entry: Some("b.xml".to_owned()) });
    assert_eq!(deflated(6, b"second"), Ok(b"second".to_vec()));
    assert_eq!(deflated(5, b"second"), refused(ZipRule::Content));
    assert_eq!(deflated(7, b"second"), refused(ZipRule::Content));
    assert_eq!(deflated(6, b"sec0nd"), refused(ZipRule::Content));
    let stored = with(|entry| (entry.checksum, entry.local_checksum) = (1, 1)).bytes();
    assert_eq!(Container::open(&stored).unwrap().part("b.xml"), refused(ZipRule::Content));
}

/// A compound file of one directory sector with these streams, in sectors of 512 bytes.
fn compound(streams: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0; 1536];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    bytes[30] = 9;
    bytes[48] = 1;
    bytes[512..520].copy_from_slice(&[0xFD, 0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF]);
    for (place, name) in streams.iter().enumerate() {
        let entry = &mut bytes[1024 + 128 * place..][..128];
        name.encode_utf16().enumerate().for_each(|(unit, value)| {
            entry[2 * unit..2 * unit + 2].copy_from_slice(&value.to_le_bytes());
        });
        entry[64] = 2 * name.len() as u8 + 2;
    }
    bytes
}

#[test]
fn older_and_encrypted_files_are_told_apart() {
    for (streams, kind) in [
        (&["Root Entry", "Workbook", "\u{5}SummaryInformation"][..], Compound::OldWorkbook),
        (&["Root Entry", "Book"], Compound::OldWorkbook),
        (&["Root Entry", "EncryptionInfo", "EncryptedPackage"], Compound::Encrypted),
        (&["Root Entry", "WordDocument"], Compound::Other),
        (&[], Compound::Other),
    ] {
        assert_eq!(Container::open(&compound(streams)).unwrap_err(), ContainerError::Compound(kind), "{streams:?}");
    }
    let mut looping = compound(&["Root Entry"]);
    looping[516] = 1;
    assert_eq!(Container::open(&looping).unwrap_err(), ContainerError::Compound(Compound::Other));
    assert_eq!(Container::open(&looping[..600]).unwrap_err(), ContainerError::Compound(Compound::Other));
}
