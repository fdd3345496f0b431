//! What the programs of an office put on the clipboard, and what nobody should.
#![allow(clippy::unwrap_used)]

use super::*;

/// The cells of all tables, each with its place.
fn cells(text: &str) -> Vec<String> {
    let pages = read(text_of(text.as_bytes()).unwrap()).unwrap();
    let grids = pages.done.into_iter().map(|(_, grid)| grid);
    grids
        .flat_map(|grid| grid.cells().map(|(at, cell)| format!("{at} {}", cell.value.text())).collect::<Vec<_>>())
        .collect()
}

#[test]
fn cells_over_rows_and_columns_push_the_others_aside() {
    let table = "<table><tr><th rowspan=2>TT<th colspan='2'>Điểm</tr><tr><td>a<td>b<tr><td>1<td>2<td>3</table>";
    assert_eq!(cells(table), ["A1 TT", "B1 Điểm", "B2 a", "C2 b", "A3 1", "B3 2", "C3 3"]);
}

#[test]
fn lines_and_references_are_read() {
    for (inner, expected) in [
        ("một<br>hai<BR/>ba", "A1 một\nhai\nba"),
        ("<p>một</p>\n<p>hai</p>", "A1 một\nhai"),
        ("a\n   b", "A1 a b"),
        ("&lt;80%&nbsp;: 0 &ge; &#273;&#x1EC3; &ecirc;&Agrave; & &x; a&b", "A1 <80% : 0 ≥ để êÀ & &x; a&b"),
        ("a < b", "A1 a < b"),
        ("<b>đ</b><i>ạ</i>t<o:p></o:p><!-- x > y <td> --><![if !supportLists]>1.<![endif]>", "A1 đạt1."),
        ("<table><tr><td>đạt<td>1<tr><td>không<td>0</table>", "A1 đạt 1\nkhông 0"),
        ("<span title='a > b'>x</span>", "A1 x"),
    ] {
        assert_eq!(cells(&format!("<table><tr><td>{inner}</td></tr></table>")), [expected], "{inner}");
    }
}

#[test]
fn what_stands_before_a_table_is_above_it() {
    let text = "Version:0.9\r\n<html><head><style>td {x:y}</style><title>T</title></head><body><p>BẢNG ĐIỂM</p>\
                <table><tr><td>TT</table><script>alert('<td>')</script>";
    assert_eq!(cells(text), ["A1 BẢNG ĐIỂM", "A2 TT"]);
}

#[test]
fn what_stands_behind_a_table_is_below_it() {
    let text = "<table><tr><td>TT</table><p>Xếp loại:</p><p>Tốt</p><table><tr><td>a</table>Ghi chú";
    assert_eq!(cells(text), ["A1 TT", "A2 Xếp loại:", "A3 Tốt", "A1 Xếp loại:", "A2 Tốt", "A3 a", "A4 Ghi chú"]);
}

#[test]
fn fonts_of_old_encodings_are_known() {
    for (open, close) in [
        ("<font face=\".VnTime\">", "</font>"),
        ("<span style='font-family:\".VnTime\";color:red'>", "</span>"),
        ("<span style='color:red; font-family: .VnTime, serif'>", "</span>"),
    ] {
        let table = format!("<table><tr><td>{open}§iÓm{close} tối đa</table>");
        assert_eq!(cells(&table), ["A1 Điểm tối đa"], "{open}");
    }
    let table = "<style>.xl65 {a:b; font-family:\".VnTimeH\", serif;}</style><table><tr><td class=xl65>®iÓm</table>";
    assert_eq!(cells(table), ["A1 ĐIỂM"]);
}

#[test]
fn what_is_not_shown_is_hidden() {
    let table = "<table><col><col style='display:none'><tr style='mso-x:y;display: none'><td>a<td>b<tr><td>c</table>";
    let pages = read(table).unwrap();
    let hidden = pages.done.into_iter().map(|(_, grid)| grid.hidden).next().unwrap();
    assert_eq!((hidden.rows, hidden.columns), (vec![0..=0], vec![1..=1]));
}

#[test]
fn nothing_takes_more_time_than_it_is_long() {
    for piece in [
        "<table>",
        "<td rowspan=65534 colspan=1000>",
        "<tr><td colspan=1000>",
        "<",
        "&",
        "<!--",
        "<a '",
        "<style>",
        "</",
        "<font face=.VnTime>",
    ] {
        let text = format!("<table>{}", piece.repeat(200_000 / piece.len()));
        let started = std::time::Instant::now();
        let _ = read(&text);
        assert!(started.elapsed().as_secs() < 4, "{piece}: {:?}", started.elapsed());
    }
}

proptest::proptest! {
    #[test]
    fn anything_is_survived(text in "(<table>|<tr>|<td>|</td>|</table>|<p>|<br>|&amp;|&|<|>|'|\"|=|rowspan=3|colspan=9|a|ế| |<!--|-->){0,60}") {
        let _ = read(&text);
    }
}
