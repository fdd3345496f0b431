//! What stands in the sheets: examples to be written over.

/// The title of the table.
pub const TITLE: &str = "BẢNG TIÊU CHÍ CHẤM ĐIỂM, XẾP LOẠI NĂM 2026";

/// Under the title.
pub const NOTICE: &str = "Các dòng dưới đây là ví dụ cho từng cách chấm: sửa, xóa, thêm dòng tùy ý rồi mở tệp này bằng trang \
    Tự chấm.";

/// The headings of the table with the widths of their columns, in characters.
pub const COLUMNS: [(&str, f64); 8] = [
    ("TT", 6.0),
    ("Tiêu chí, nội dung", 38.0),
    ("Điểm tối đa", 9.0),
    ("Cách chấm", 42.0),
    ("Không phát sinh", 30.0),
    ("Tài liệu kiểm chứng", 26.0),
    ("Điểm tự chấm", 9.0),
    ("Giải trình", 22.0),
];

/// One row of the table.
pub struct Row {
    /// Its number; empty for the total.
    pub number: &'static str,
    pub text: &'static str,
    /// Its maximum in tenths of a point; a penalty below zero.
    pub maximum: i32,
    pub rule: &'static str,
    pub exception: &'static str,
    pub evidence: &'static str,
}

const fn top(number: &'static str, text: &'static str, maximum: i32) -> Row {
    Row { number, text, maximum, rule: "", exception: "", evidence: "" }
}

const fn row(number: &'static str, text: &'static str, maximum: i32, rule: &'static str) -> Row {
    Row { number, text, maximum, rule, exception: "", evidence: "Văn bản (số, ký hiệu, ngày)" }
}

/// The table: every kind of rule once.
pub const ROWS: [Row; 15] = [
    top("I", "TỔ CHỨC THỰC HIỆN", 100),
    row(
        "1",
        "Ban hành kế hoạch (các mức, theo ngày gửi)",
        20,
        "Gửi trước ngày 10/4/2026: 2 điểm\nGửi từ ngày 10/4/2026 đến ngày 30/4/2026: 1 điểm\n\
         Gửi sau ngày 30/4/2026 hoặc không ban hành: 0 điểm",
    ),
    row("2", "Phân công người phụ trách (đạt, không đạt)", 10, "Đạt: 1 điểm\nKhông đạt: 0 điểm"),
    row(
        "3",
        "Tỷ lệ cán bộ, công chức được quán triệt (theo tỷ lệ)",
        30,
        "Đạt 100%: 3 điểm\nTừ 80% đến dưới 100%: tỷ lệ × 3 điểm\nDưới 80%: 0 điểm",
    ),
    row("4", "Hội nghị tuyên truyền (đếm số lượng)", 20, "Mỗi hội nghị: 0,5 điểm; tối đa 2 điểm"),
    row("5", "Chế độ báo cáo (trừ dần)", 20, "Mỗi báo cáo gửi chậm hoặc không gửi: trừ 0,5 điểm; trừ tối đa 2 điểm"),
    top("II", "KẾT QUẢ", 100),
    Row {
        exception: "Trong năm không có hồ sơ: không tính vào điểm tối đa, xếp loại theo tỷ lệ phần trăm",
        ..row(
            "1",
            "Tỷ lệ hồ sơ giải quyết đúng hạn (khoảng tỷ lệ)",
            40,
            "Trên 90%: 4 điểm\nTừ 70% đến 90%: 2 điểm\nDưới 70%: 0 điểm",
        )
    },
    row(
        "2",
        "Chỉ số cải cách hành chính so với năm trước (so hai năm)",
        30,
        "Cao hơn năm trước: 3 điểm\nBằng năm trước: 1,5 điểm\nThấp hơn năm trước: 0 điểm",
    ),
    row("3", "Kết quả khác (tự ghi điểm)", 20, "Chấm từ 0 đến 2 điểm"),
    row(
        "4",
        "Kết quả qua kiểm tra (cấp trên chấm)",
        10,
        "Điểm do cấp trên chấm, từ 0 đến 1 điểm; cơ quan, đơn vị không tự chấm",
    ),
    top("", "TỔNG CỘNG", 200),
    top("III", "ĐIỂM THƯỞNG (tối đa 1 điểm; tổng điểm sau khi cộng không vượt quá điểm tối đa)", 0),
    row("1", "Mô hình, sáng kiến được công nhận", 10, "Mỗi mô hình, sáng kiến: cộng 0,5 điểm; tối đa 1 điểm"),
    top("IV", "ĐIỂM TRỪ (tối đa 1 điểm)", 0),
];

/// The row below the penalties.
pub const PENALTY: Row = row("1", "Để xảy ra vi phạm", -10, "Mỗi vụ việc: trừ 0,5 điểm; trừ tối đa 1 điểm");

/// A small sheet: its name, its title, the widths of its columns, its rows with the headings first.
pub struct Sheet {
    pub name: &'static str,
    pub title: &'static str,
    pub widths: &'static [f64],
    pub rows: &'static [&'static [&'static str]],
}

/// The small sheets in the order of the workbook.
pub const SHEETS: [Sheet; 4] = [
    Sheet {
        name: "Xếp loại",
        title: "KHUNG XẾP LOẠI",
        widths: &[16.0, 36.0],
        rows: &[
            &["Xếp loại", "Khoảng (tỷ lệ % trên điểm tối đa sau khi loại trừ)"],
            &["Tốt", "từ 80% trở lên"],
            &["Khá", "từ 65% đến dưới 80%"],
            &["Trung bình", "từ 50% đến dưới 65%"],
            &["Yếu", "dưới 50%"],
        ],
    },
    Sheet {
        name: "Điều kiện",
        title: "ĐIỀU KIỆN XẾP LOẠI",
        widths: &[6.0, 62.0, 28.0, 12.0],
        rows: &[
            &["Số", "Điều kiện", "Hệ quả", "Ai ghi"],
            &["1", "Không gửi hồ sơ chấm điểm", "không đủ điều kiện xếp loại", "cấp trên"],
            &["2", "Không ban hành kế hoạch năm", "xếp loại không quá Khá", "tự chấm"],
        ],
    },
    Sheet {
        name: "Đợt chấm điểm",
        title: "THÔNG TIN ĐỢT CHẤM ĐIỂM",
        widths: &[28.0, 58.0],
        rows: &[
            &["Mục", "Giá trị"],
            &["Tên", "Đánh giá, xếp loại năm 2026"],
            &["Mã", "DG-2026"],
            &["Kỳ số liệu", "từ 01/01/2026 đến 15/10/2026"],
            &["Gửi kế hoạch", "trước ngày 10/4/2026"],
            &["Gửi hồ sơ chấm điểm", "chậm nhất ngày 20/10/2026"],
            &["Nơi nhận hồ sơ", "UBND xã (qua Phòng Văn hóa - Xã hội)"],
        ],
    },
    Sheet {
        name: "Đơn vị",
        title: "DANH SÁCH CƠ QUAN, ĐƠN VỊ",
        widths: &[12.0, 40.0, 24.0],
        rows: &[
            &["Mã", "Tên cơ quan, đơn vị", "Chức vụ người ký"],
            &["VP", "Văn phòng HĐND và UBND", "Chánh Văn phòng"],
            &["PKT", "Phòng Kinh tế", "Trưởng phòng"],
            &["PVHXH", "Phòng Văn hóa - Xã hội", "Trưởng phòng"],
        ],
    },
];
