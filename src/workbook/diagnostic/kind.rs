//! The kinds of things to see.

use super::{Doubt, FillingFinding, SourceFinding};
use crate::score::{Percent, Score};
use crate::template::Day;
use crate::workbook::container::ActiveKind;
use crate::workbook::{CellRange, CellRef};
use serde::{Deserialize, Serialize};

/// Everything that reading a workbook can find. Texts are quoted from the workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiagnosticKind {
    /// Something that runs or reaches outside: it was not looked at, and it is left out of what is written.
    ActiveContentIgnored {
        /// What it is.
        kind: ActiveKind,
    },
    /// A hidden sheet, which was not read.
    HiddenSheet,
    /// A sheet of an unknown name, which was not read.
    UnknownSheet,
    /// A sheet whose content is kept in the workbook and not used yet.
    KeptNotUsed,
    /// A second sheet with a table of criteria; the first one was read.
    SecondTable,
    /// Cells beyond the rows and columns that are read (formats.md, "Hostile input"): left out.
    OutsideBounds {
        /// How many.
        cells: u32,
    },
    /// A sheet whose name says what it holds, but whose headings are not those that were looked for.
    SheetNotUnderstood,
    /// A text longer than the 32,767 characters that Excel keeps in a cell.
    TextTooLong {
        /// Its length in UTF-16 code units, as Excel counts.
        length: usize,
    },
    /// A formula whose value the file does not hold: it was never calculated and saved.
    FormulaWithoutValue,
    /// One formula fills several cells (an array formula or a data table), and an answer belongs in one of them, which
    /// cannot be changed alone: no package can be made.
    FormulaFillsCells {
        /// The cells.
        area: CellRange,
    },
    /// A cell that shows an error such as `#REF!`.
    CellError {
        /// The error as Excel writes it.
        error: String,
    },

    /// A column whose heading says nothing to the page; it is left as it is.
    UnknownColumn {
        /// The heading.
        heading: String,
    },
    /// A second column for what another column is already for; only the first is used.
    ColumnTwice {
        /// The heading of the second one.
        heading: String,
    },
    /// There is no column of numbers (TT).
    NoNumberColumn,
    /// There is no column for the unit's own points: what is written back gets one.
    NoPointsColumn,

    /// A criterion without a number.
    NumberMissing,
    /// A number that already stands in the same group.
    NumberTwice {
        /// The number.
        number: String,
        /// Where it stood first.
        first: CellRef,
    },
    /// A number that Excel stored otherwise than it was meant: 1.1000000000000001.
    NumberRepaired {
        /// As it is stored.
        stored: String,
        /// As it was read.
        number: String,
    },
    /// Something in the column of numbers that is no number; the row was read as one without a number.
    NumberNotUnderstood {
        /// What stands there.
        text: String,
    },
    /// A number whose group is missing (1.1 without 1); the row stands under the last group before it.
    LevelSkipped {
        /// The number.
        number: String,
    },
    /// A number and maximum without a text.
    TextMissing,
    /// A row of the table that belongs to no criterion; it was left out.
    RowIgnored {
        /// Its text.
        text: String,
    },

    /// No maximum for any kind of body.
    MaximumMissing,
    /// Text where a maximum belongs.
    MaximumNotANumber {
        /// The text.
        text: String,
    },
    /// `1.000` or `1,000` as text: one, or one thousand.
    MaximumAmbiguous {
        /// The text.
        text: String,
    },
    /// A maximum with more than two decimals.
    MaximumDecimals {
        /// The text.
        text: String,
    },
    /// A maximum beyond what is read, or below zero outside a penalty.
    MaximumOutOfRange {
        /// The text.
        text: String,
    },
    /// A group's printed maximum is not the sum of what stands in it. The printed one is kept.
    ChildrenDiffer {
        /// The kind of body; empty where there is only one.
        kind: String,
        /// The printed maximum.
        printed: Score,
        /// The sum of the children.
        sum: Score,
    },
    /// The printed total is not the sum of the main criteria.
    TotalDiffers {
        /// The kind of body; empty where there is only one.
        kind: String,
        /// The printed total.
        printed: Score,
        /// The sum of the main criteria.
        sum: Score,
    },

    /// Words that look like a rule and were not understood; the criterion is free from 0 to its maximum.
    RuleNotUnderstood {
        /// The words.
        words: String,
    },
    /// Words of a rule on a group, whose points are those of its children; they are not used.
    RuleOnGroup {
        /// The words.
        words: String,
    },
    /// Ratios that no band covers; the criterion is free from 0 to its maximum.
    RatioGap {
        /// Where the gap begins.
        from: Percent,
        /// Where it ends.
        to: Percent,
    },
    /// Ratios that two bands cover; the criterion is free from 0 to its maximum.
    RatioOverlap {
        /// Where the overlap begins.
        from: Percent,
        /// Where it ends.
        to: Percent,
    },
    /// Days that no step is about: what was sent then has no step by its day.
    DaysGap {
        /// The first of them.
        from: Day,
        /// The last of them; nothing where there is none.
        to: Option<Day>,
    },
    /// Days that two steps are about, neither within the other; the better one is given.
    DaysOverlap {
        /// The first of them.
        from: Day,
        /// The last of them.
        to: Day,
    },
    /// A rule names more points than the maximum.
    AwardAboveMaximum {
        /// The points that the rule names.
        points: Score,
        /// The smallest maximum among the kinds of body.
        maximum: Score,
    },
    /// The best that a rule gives is below the maximum: nobody can reach it.
    MaximumNotReached {
        /// The most that the rule gives.
        best: Score,
        /// The largest maximum among the kinds of body.
        maximum: Score,
    },
    /// A rule names one step and no other: what is not reached gives no points.
    OneStepOnly {
        /// The step's words.
        words: String,
    },
    /// Criteria without any words on how they are scored: each is free from 0 to its maximum.
    WithoutRule {
        /// How many.
        criteria: u32,
    },
    /// Words in the column of "không phát sinh" that were not understood: the criterion allows no exception.
    NotApplicableNotUnderstood {
        /// The words.
        words: String,
    },
    /// "Quy đổi về 20 điểm", but the top criterion has another maximum; its own maximum is used.
    RescaleDiffers {
        /// The points that the words name.
        words: Score,
        /// The maximum of the top criterion.
        maximum: Score,
    },

    /// No class bands anywhere: the author is asked, none is assumed (domain.md).
    NoGrades,
    /// A line of class bands that was not understood; it was left out.
    GradeNotUnderstood {
        /// The line.
        words: String,
    },
    /// Totals that no class covers, in hundredths of a point or of one per cent.
    GradeGap {
        /// The first of them.
        from: i64,
        /// The last of them; nothing where there is none above.
        to: Option<i64>,
    },
    /// Totals that two classes cover, in hundredths of a point or of one per cent; the better one is given.
    GradeOverlap {
        /// The first of them.
        from: i64,
        /// The last of them; nothing where there is none above.
        to: Option<i64>,
    },
    /// A class whose band does not begin above that of the class below it.
    GradeOrder {
        /// The upper one.
        upper: String,
        /// The lower one.
        lower: String,
    },
    /// A class whose band lies above everything that a total can reach.
    GradeOutOfReach {
        /// The class.
        grade: String,
    },
    /// More classes than are read; the others were left out.
    TooManyGrades {
        /// How many are read.
        most: u32,
    },
    /// What a class takes besides its band was not understood; it is not checked.
    RequirementNotUnderstood {
        /// The words.
        words: String,
    },
    /// A condition whose effect was not understood; it was left out.
    ConditionNotUnderstood {
        /// The effect as it stands.
        words: String,
    },
    /// A condition caps at a class that is not among the classes; it was left out.
    ConditionUnknownGrade {
        /// The class it names.
        grade: String,
    },
    /// A number that two conditions have; the second one got another, since conditions are stated by their numbers.
    ConditionNumberTwice {
        /// The printed number.
        number: String,
        /// The number it got.
        given: String,
    },
    /// More conditions than are read; the others were left out.
    TooManyConditions {
        /// How many are read.
        most: u32,
    },

    /// A setting whose value was not understood; it is shown as it stands.
    SettingNotUnderstood {
        /// The setting.
        label: String,
        /// Its value.
        value: String,
    },
    /// The settings cap bonus or penalty otherwise than the table; the settings count.
    CapsDiffer {
        /// The cap in the table.
        table: Score,
        /// The cap in the settings.
        settings: Score,
    },
    /// The workbook asks for another rounding than half up at two decimals, which is the only one there is.
    RoundingNotSupported {
        /// The words.
        words: String,
    },
    /// An appraiser is given a criterion that the table lacks.
    AppraiserUnknownCriterion {
        /// The number of the criterion.
        number: String,
    },
    /// More appraisers than are read; the others were left out.
    TooManyAppraisers {
        /// How many are read.
        most: u32,
    },
    /// A unit without a code; it got the number of its line.
    UnitCodeMissing {
        /// The unit's name.
        name: String,
    },
    /// A code that two units have; the second one was left out.
    UnitCodeTwice {
        /// The code.
        code: String,
    },
    /// Short codes of the kinds of body, taken in the order of the columns of maxima because the sheet does not say
    /// which is which.
    KindCodesByOrder {
        /// Each code with the kind it was taken for.
        codes: Vec<(String, String)>,
    },
    /// A unit of a kind that the table has no maxima for.
    UnitKindUnknown {
        /// The kind as it stands.
        kind: String,
    },
    /// A correction that a person made and that fits nothing that is read now.
    CorrectionUnused,
    /// Something that could be read in several ways, and the one that was taken.
    Doubt(Doubt),
    /// What the readers of the kinds of files find.
    Source(SourceFinding),
    /// What stands in the way of answers that are written back, or beside them.
    Filling(FillingFinding),

    /// More diagnostics of one kind than are listed.
    AndMore {
        /// The first that is not listed.
        first: Box<DiagnosticKind>,
        /// How many are not listed.
        count: u32,
    },
}
