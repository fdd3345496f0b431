//! Calendar days, without a clock.

use serde::{Deserialize, Serialize};
use time::{Date, Month};

/// A day of the Gregorian calendar. Printed `10/4/2023` as official texts do, stored `2023-04-10` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(Date);

/// A span of days, both ends in it; an open end is `None`. "Trước ngày 10/4" ends on 9/4.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// The first day.
    pub first: Option<Day>,
    /// The last day.
    pub last: Option<Day>,
}

impl Day {
    /// A day by its numbers; nothing where the calendar has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        (1900..=9999).contains(&year).then(|| Date::from_calendar_date(year, month, day).ok().map(Self)).flatten()
    }

    /// Reads `10/4/2023`, `10-04-2023`, `10.4.2023`: day, month, year, as Vietnamese texts write it.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split(['/', '-', '.']).map(str::trim);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let complete = parts.next().is_none() && year.len() == 4;
        complete.then(|| Self::of_digits(year, month, day)).flatten()
    }

    /// Reads `2023-04-10`, as stored and as a browser's date field gives it.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let exact = year.len() == 4 && month.len() == 2 && day.len() == 2;
        exact.then(|| Self::of_digits(year, month, day)).flatten()
    }

    /// Signs and other digits than 0 to 9 are no part of a date, though Rust's integers would be read with a sign.
    fn of_digits(year: &str, month: &str, day: &str) -> Option<Self> {
        let digits = [year, month, day].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        digits.then(|| Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)).flatten()
    }

    /// As stored: `2023-04-10`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }

    /// The day before; the first day of the calendar is its own.
    #[must_use]
    pub fn before(self) -> Self {
        self.0.previous_day().map_or(self, Self)
    }

    /// The day after; the last day of the calendar is its own.
    #[must_use]
    pub fn after(self) -> Self {
        self.0.next_day().map_or(self, Self)
    }

    /// Year, month, day.
    pub fn numbers(self) -> (i32, u8, u8) {
        (self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

impl Days {
    /// Whether a day is in the span.
    pub fn contains(self, day: Day) -> bool {
        self.first.is_none_or(|first| first <= day) && self.last.is_none_or(|last| day <= last)
    }
}

impl std::fmt::Display for Day {
    /// `10/4/2023`; days and the first two months below ten with a zero, as Nghị định 30/2020 asks: `09/4/2023`, `01/02/2023`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.numbers();
        let zero = if month < 3 { "0" } else { "" };
        write!(formatter, "{day:02}/{zero}{month}/{year}")
    }
}

/// Text that is not a day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

impl std::fmt::Display for NotADay {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("not a day written as year-month-day")
    }
}

impl std::error::Error for NotADay {}

impl TryFrom<String> for Day {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse_iso(&text).ok_or(NotADay)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.iso()
    }
}
