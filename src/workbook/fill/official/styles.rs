//! The formats of the new workbook: Times New Roman throughout (Nghị định 30/2020, Phụ lục I).

/// A format, by its place in the part with the styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Texts outside the table.
    Plain,
    /// Capitals: the state, the agency, who signs.
    Bold,
    /// The motto, underlined.
    Motto,
    /// The title.
    Title,
    /// Place and day, notices.
    Italic,
    /// A heading of the table.
    Heading,
    /// Texts in the table.
    Text,
    /// Numbers and points in the table.
    Centred,
    /// Texts of groups.
    GroupText,
    /// Numbers and points of groups.
    GroupCentred,
    /// Notes below the table.
    Note,
}

impl Style {
    /// The size of its letters, in hundredths of a point.
    pub(super) fn size(self) -> u32 {
        match self {
            Self::Motto | Self::Title => 1_400,
            _ => 1_300,
        }
    }
}

/// The part with the styles; the order of the formats is that of [`Style`].
pub(super) fn part() -> String {
    let font = |size: u32, marks: &str| {
        format!(r#"<font>{marks}<sz val="{size}"/><name val="Times New Roman"/><family val="1"/></font>"#)
    };
    let fonts = [font(13, ""), font(13, "<b/>"), font(14, "<b/><u/>"), font(14, "<b/>"), font(13, "<i/>")].concat();
    let line = |side: &str| format!(r#"<{side} style="thin"><color auto="1"/></{side}>"#);
    let lines = ["left", "right", "top", "bottom"].map(line).concat();
    let format = |(font, border, across, down): (u32, u32, &str, &str)| {
        format!(
            r#"<xf numFmtId="0" fontId="{font}" fillId="0" borderId="{border}" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="{across}" vertical="{down}" wrapText="1"/></xf>"#
        )
    };
    let formats = [
        (0, 0, "left", "center"),
        (1, 0, "center", "center"),
        (2, 0, "center", "center"),
        (3, 0, "center", "center"),
        (4, 0, "center", "center"),
        (1, 1, "center", "center"),
        (0, 1, "left", "top"),
        (0, 1, "center", "top"),
        (1, 1, "left", "top"),
        (1, 1, "center", "top"),
        (0, 0, "left", "top"),
    ];
    let formats = formats.map(format).concat();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="5">{fonts}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{lines}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="11">{formats}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
    )
}
