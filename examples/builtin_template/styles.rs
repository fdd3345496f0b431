//! How cells look: Times New Roman, thin borders, nothing that a black-and-white printer would lose (Nghị định 30/2020).

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline};

/// Text outside a table.
pub fn plain(size: u8) -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(size).set_align(FormatAlign::VerticalCenter)
}

/// A centred line outside a table.
pub fn centred(size: u8) -> Format {
    plain(size).set_align(FormatAlign::Center).set_text_wrap()
}

/// A centred bold line outside a table.
pub fn heading(size: u8) -> Format {
    centred(size).set_bold()
}

/// "Độc lập - Tự do - Hạnh phúc", with its line.
pub fn motto() -> Format {
    heading(13).set_underline(FormatUnderline::Single)
}

/// A cell of a table.
pub fn cell() -> Format {
    plain(12).set_border(FormatBorder::Thin).set_text_wrap()
}

/// A cell of a table with a number or a short word.
pub fn centred_cell() -> Format {
    cell().set_align(FormatAlign::Center)
}

/// A heading of a table.
pub fn table_heading() -> Format {
    centred_cell().set_bold()
}

/// How much a row stands out.
#[derive(Clone, Copy, PartialEq)]
pub enum Weight {
    /// A criterion.
    Plain,
    /// A group inside a top criterion.
    Italic,
    /// A top criterion, a total.
    Bold,
}

/// A format with the weight of its row.
pub fn weighted(format: Format, weight: Weight) -> Format {
    match weight {
        Weight::Plain => format,
        Weight::Italic => format.set_italic(),
        Weight::Bold => format.set_bold(),
    }
}
