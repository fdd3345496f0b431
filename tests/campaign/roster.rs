//! A roster that was typed or pasted.

use tucham::template::{Kind, KindId, RosterNote, RosterNoteKind, Unit, roster_from_lines, unit_code};

fn kinds() -> [Kind; 2] {
    let kind = |name: &str, code: &str| Kind { name: name.into(), code: Some(code.into()) };
    [kind("Cơ quan chuyên môn", "CQ"), kind("UBND xã", "X")]
}

#[test]
fn codes_are_short_and_plain() {
    for (name, code) in [
        ("UBND xã Phan", "UBND-XP"),
        ("UBND xã Phước Minh", "UBND-XPM"),
        ("UBND thị trấn Dương Minh Châu", "UBND-TTDMC"),
        ("Phòng Nội vụ", "PNV"),
        ("Văn phòng HĐND và UBND", "VP-HDND-V-UBND"),
        ("Đội quản lý số 2", "DQLS-2"),
        ("Trường THPT Nguyễn Trãi - cơ sở 1", "T-THPT-NTCS-1"),
        ("Phòng Văn hóa, Thông tin", "PVHTT"),
        ("  ", "DV"),
        ("你好", "DV"),
        ("TRUNG TÂM HÀNH CHÍNH CÔNG TỈNH", "TRUNG-TAM-HANH-CHINH"),
    ] {
        assert_eq!(unit_code(name), code, "{name}");
    }
    let decomposed = "Suo\u{302}\u{301}i \u{110}a\u{301}";
    assert_eq!(unit_code(decomposed), unit_code("Suối Đá"));
}

#[test]
fn lines_become_units() {
    let text = "Phòng Nội vụ\r\n\n2\tUBND xã  Phan\tPHAN\tubnd xã\tChủ tịch\nUBND xã Bàu Năng;;X\nPhòng Tư pháp | | CQ";
    let (units, notes) = roster_from_lines(text, &kinds());
    let unit = |code: &str, name: &str, kind: Option<u16>, title: &str| Unit {
        code: code.into(),
        name: name.into(),
        kind: kind.map(KindId),
        signer_title: title.into(),
    };
    let expected = [
        unit("PNV", "Phòng Nội vụ", None, ""),
        unit("PHAN", "UBND xã Phan", Some(1), "Chủ tịch"),
        unit("UBND-XBN", "UBND xã Bàu Năng", Some(1), ""),
        unit("PTP", "Phòng Tư pháp", Some(0), ""),
    ];
    assert_eq!((units.as_slice(), notes.as_slice()), (expected.as_slice(), [].as_slice()));
}

#[test]
fn what_stands_twice_is_said() {
    let text = "UBND xã Phan\nubnd xã phan\nUBND xã Phước\nA;UBND-XP\nB;UBND-XP;Khác\n3\t";
    let (units, notes) = roster_from_lines(text, &kinds());
    let codes: Vec<_> = units.iter().map(|unit| (unit.name.as_str(), unit.code.as_str())).collect();
    // The code that somebody gave stays, the made ones give way.
    assert_eq!(codes, [("UBND xã Phan", "UBND-XP-2"), ("UBND xã Phước", "UBND-XP-3"), ("A", "UBND-XP"), ("B", "B")]);
    let note = |line, kind| RosterNote { line, kind };
    let expected = [
        note(2, RosterNoteKind::SameName("ubnd xã phan".into())),
        note(5, RosterNoteKind::UnknownKind("Khác".into())),
        note(6, RosterNoteKind::NoName),
        note(5, RosterNoteKind::SameCode { given: "UBND-XP".into(), made: "B".into() }),
    ];
    assert_eq!(notes, expected);
}

#[test]
fn the_units_of_the_plan_get_codes_of_their_own() {
    let names = "UBND thị trấn Dương Minh Châu\nUBND xã Bàu Năng\nUBND xã Bến Củi\nUBND xã Cầu Khởi\nUBND xã Chà Là\n\
                 UBND xã Lộc Ninh\nUBND xã Phan\nUBND xã Phước Minh\nUBND xã Phước Ninh\nUBND xã Suối Đá\nUBND xã Truông Mít";
    let (units, notes) = roster_from_lines(names, &kinds());
    let codes: std::collections::BTreeSet<_> = units.iter().map(|unit| unit.code.as_str()).collect();
    assert_eq!((units.len(), codes.len(), notes.len()), (11, 11, 0));
    assert_eq!(roster_from_lines(names, &kinds()).0, units);
}
