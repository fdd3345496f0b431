//! The clock. Logic never asks it: a moment goes in as an argument.

use crate::template::Day;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// A moment as the browser tells it, with the place's distance from UTC at that moment.
///
/// It is a claim of this machine's clock and decides nothing: of two drafts the newer is the one with the higher
/// counter (formats.md, "Decisions").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub millis: i64,
    /// Minutes to add to UTC for the local time: 420 in Việt Nam.
    pub offset: i32,
}

/// Now, by this machine's clock.
pub fn now() -> Moment {
    let date = js_sys::Date::new_0();
    // Whole numbers well within 53 bits; the offset of every place lies within a day.
    Moment { millis: date.get_time() as i64, offset: -(date.get_timezone_offset() as i32) }
}

/// Today, where the machine stands; nothing where its clock is not in the calendar of [`Day`].
pub fn today() -> Option<Day> {
    now().day()
}

impl Moment {
    /// Whole seconds since 1970, as signatures write it; 0 before 1970.
    pub fn seconds(self) -> u64 {
        u64::try_from(self.millis / 1000).unwrap_or_default()
    }

    /// The local day.
    pub fn day(self) -> Option<Day> {
        let date = self.local()?;
        Day::new(date.year(), date.month().into(), date.day())
    }

    /// The local time for people: `10:42:07`.
    pub fn clock(self) -> String {
        let (hour, minute, second) = self.local().map_or((0, 0, 0), |local| local.to_hms());
        format!("{hour:02}:{minute:02}:{second:02}")
    }

    /// As ISO 8601 writes it, local time with its distance from UTC: `2023-10-12T10:42:07+07:00`.
    pub fn iso(self) -> String {
        let day = self.day().map(Day::iso).unwrap_or_default();
        let sign = if self.offset < 0 { '-' } else { '+' };
        let offset = self.offset.unsigned_abs();
        format!("{day}T{}{sign}{:02}:{:02}", self.clock(), offset / 60, offset % 60)
    }

    fn local(self) -> Option<OffsetDateTime> {
        let millis = self.millis.checked_add(i64::from(self.offset) * 60_000)?;
        OffsetDateTime::from_unix_timestamp(millis.div_euclid(1000)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn a_moment_is_told_in_local_time() {
        for (millis, offset, iso) in [
            (0, 0, "1970-01-01T00:00:00+00:00"),
            (1_697_081_527_999, 420, "2023-10-12T10:32:07+07:00"),
            (1_703_980_800_000, 420, "2023-12-31T07:00:00+07:00"),
            (1_704_042_000_000, 420, "2024-01-01T00:00:00+07:00"),
            (1_704_042_000_000, -210, "2023-12-31T13:30:00-03:30"),
            (-1, 0, "1969-12-31T23:59:59+00:00"),
        ] {
            assert_eq!(Moment { millis, offset }.iso(), iso);
        }
    }

    #[test]
    fn a_clock_out_of_its_mind_gives_no_day_and_no_panic() {
        for millis in [i64::MIN, i64::MAX, -10_000_000_000_000] {
            let moment = Moment { millis, offset: 840 };
            assert_eq!(moment.day(), None);
            assert!(!moment.iso().is_empty());
        }
    }
}
