//! What an author types about an exercise, as it is kept while it is being typed, and the settings that it makes.

use crate::score::{Percent, Score};
use crate::template::{
    Addressee, Appraiser, Cutoff, Day, Days, Deadline, Kind, RosterNote, Settings, Target, Template, Unit,
    roster_from_lines,
};
use serde::{Deserialize, Serialize};

/// Everything that is typed; all of it text, so that nothing half typed is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Texts {
    /// See [`crate::template::Exercise::name`].
    pub name: String,
    /// See [`crate::template::Exercise::code`].
    pub code: String,
    /// See [`crate::template::Exercise::period`].
    pub period: String,
    /// The first day that figures cover, `2023-01-01`; empty where it is open.
    pub first_day: String,
    /// The last one.
    pub last_day: String,
    /// The deadlines.
    pub deadlines: Vec<DeadlineText>,
    /// See [`Addressee::name`].
    pub addressee: String,
    /// See [`Addressee::email`].
    pub email: String,
    /// A line for each appraiser: `Văn phòng: I, III`.
    pub appraisers: String,
    /// The share of the target in per cent: `60`.
    pub share: String,
    /// The class of the target.
    pub class: String,
    /// The roster, a line for each unit ([`roster_from_lines`]).
    pub units: String,
    /// Who signs.
    pub signer: String,
    /// The office that publishes it.
    pub office: String,
    /// What was published last.
    pub published: Published,
}

/// The last version that was published, or that was opened to go on from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Published {
    /// The campaign's UUID; empty where nothing was published.
    pub id: String,
    /// The version; 0 where nothing was published.
    pub version: u32,
    /// SHA-256 of its payload, in hexadecimal.
    pub payload: String,
}

/// A deadline as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeadlineText {
    /// See [`Deadline::name`].
    pub name: String,
    /// Whether the day itself is late: "trước ngày", not "chậm nhất ngày".
    pub is_before: bool,
    /// The day, `2023-10-20`.
    pub day: String,
    /// The first day, of a span of days ("trong tháng 10").
    pub from: String,
}

/// What is missing or wrong before it can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// The exercise has no name.
    Name,
    /// It has no period.
    Period,
    /// A deadline lacks its name or its day; from 1.
    Deadline(usize),
    /// The share is no number from 0 to 100.
    Share,
    /// A share without a class, or the other way round.
    Class,
    /// A line of appraisers names no criteria; the line.
    Appraiser(String),
    /// Nobody is named who signs, or no office.
    Signer,
}

impl Texts {
    /// What a template says already.
    pub fn of(template: &Template) -> Self {
        let exercise = &template.exercise;
        let day = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
        let period = exercise.data_period.unwrap_or_default();
        let Addressee { name, email } =
            exercise.addressee.clone().unwrap_or(Addressee { name: String::new(), email: None });
        let target = exercise.target.as_ref();
        Self {
            name: exercise.name.clone(),
            code: exercise.code.clone(),
            period: exercise.period.clone(),
            first_day: day(period.first),
            last_day: day(period.last),
            deadlines: exercise.deadlines.iter().map(DeadlineText::of).collect(),
            addressee: name,
            email: email.unwrap_or_default(),
            appraisers: exercise.appraisers.iter().map(appraiser_line).collect::<Vec<_>>().join("\n"),
            share: target
                .map(|target| Score::from_hundredths(target.share.hundredths()).to_string())
                .unwrap_or_default(),
            class: target.map(|target| target.class.clone()).unwrap_or_default(),
            units: template.units.iter().map(|unit| unit_line(unit, &template.kinds)).collect::<Vec<_>>().join("\n"),
            ..Self::default()
        }
    }

    /// The roster, and what there is to say about its lines.
    pub fn roster(&self, kinds: &[Kind]) -> (Vec<Unit>, Vec<RosterNote>) {
        roster_from_lines(&self.units, kinds)
    }

    /// The settings; classes are those of the table, which is where they are corrected.
    pub fn settings(&self, kinds: &[Kind]) -> Settings {
        let text = |text: &String| Some(text.trim().to_owned());
        let days = Days { first: Day::parse_iso(&self.first_day), last: Day::parse_iso(&self.last_day) };
        let name = self.addressee.trim().to_owned();
        let email = Some(self.email.trim().to_owned()).filter(|email| !email.is_empty());
        Settings {
            code: text(&self.code),
            name: text(&self.name),
            period: text(&self.period),
            data_period: Some(days).filter(|days| *days != Days::default()),
            deadlines: Some(self.deadlines.iter().filter_map(DeadlineText::read).collect()),
            addressee: (!name.is_empty()).then_some(Addressee { name, email }),
            appraisers: Some(self.appraisers.lines().filter_map(|line| appraiser(line).ok()).collect()),
            grading: None,
            target: self.target().ok().flatten(),
            kinds: None,
            units: Some(self.roster(kinds).0),
        }
    }

    /// What stands in the way of publishing it.
    pub fn lacking(&self) -> Vec<Lacking> {
        let is_empty = |text: &String| text.trim().is_empty();
        let deadlines = self.deadlines.iter().enumerate().filter(|(_, deadline)| !deadline.is_blank());
        let deadlines = deadlines.filter(|(_, deadline)| deadline.read().is_none());
        let appraisers = self.appraisers.lines().filter(|line| !line.trim().is_empty());
        let appraisers = appraisers.filter_map(|line| appraiser(line).err()).map(Lacking::Appraiser);
        let named = [(is_empty(&self.name), Lacking::Name), (is_empty(&self.period), Lacking::Period)];
        let named = named.into_iter().filter(|(lacks, _)| *lacks).map(|(_, lacking)| lacking);
        let signer = (is_empty(&self.signer) || is_empty(&self.office)).then_some(Lacking::Signer);
        let deadlines = deadlines.map(|(place, _)| Lacking::Deadline(place + 1));
        named.chain(deadlines).chain(appraisers).chain(self.target().err()).chain(signer).collect()
    }

    fn target(&self) -> Result<Option<Target>, Lacking> {
        let (share, class) = (self.share.trim().trim_end_matches('%'), self.class.trim());
        match (share.is_empty(), class.is_empty()) {
            (true, true) => return Ok(None),
            (false, false) => {}
            _ => return Err(Lacking::Class),
        }
        let share = Score::parse(share).map_err(|_| Lacking::Share)?.hundredths();
        if !(0..=10_000).contains(&share) {
            return Err(Lacking::Share);
        }
        Ok(Some(Target { share: Percent::from_hundredths(share), class: class.to_owned() }))
    }
}

impl DeadlineText {
    fn of(deadline: &Deadline) -> Self {
        let name = deadline.name.clone();
        match deadline.cutoff {
            Cutoff::Before(day) => Self { name, is_before: true, day: day.iso(), from: String::new() },
            Cutoff::NoLaterThan(day) => Self { name, is_before: false, day: day.iso(), from: String::new() },
            Cutoff::Within(Days { first, last }) => {
                let [from, day] = [first, last].map(|day| day.map(Day::iso).unwrap_or_default());
                Self { name, is_before: false, day, from }
            }
        }
    }

    /// Whether nothing was typed into it.
    pub fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.day.is_empty() && self.from.is_empty()
    }

    fn read(&self) -> Option<Deadline> {
        let name = self.name.trim().to_owned();
        let day = Day::parse_iso(&self.day)?;
        let cutoff = match (self.is_before, self.from.as_str()) {
            (true, _) => Cutoff::Before(day),
            (false, "") => Cutoff::NoLaterThan(day),
            (false, from) => Cutoff::Within(Days { first: Some(first_of_span(from, day)?), last: Some(day) }),
        };
        (!name.is_empty()).then_some(Deadline { name, cutoff })
    }
}

/// The first day of a span that does not end before it begins.
fn first_of_span(from: &str, last: Day) -> Option<Day> {
    Day::parse_iso(from).filter(|first| *first <= last)
}

fn appraiser_line(appraiser: &Appraiser) -> String {
    format!("{}: {}", one_line(&appraiser.name), appraiser.criteria.join(", "))
}

/// A text without the breaks that would make two lines of it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands in one place of a line of the roster: what parts such places is no part of it.
fn one_place(text: &str) -> String {
    one_line(&text.replace([';', '|'], ","))
}

/// "Văn phòng HĐND và UBND: I, III, IV"; the line where it is none.
fn appraiser(line: &str) -> Result<Appraiser, String> {
    let lacking = || line.trim().to_owned();
    let (name, criteria) = line.rsplit_once(':').ok_or_else(lacking)?;
    let criteria = criteria.split([',', ';']).map(|number| number.trim().to_owned());
    let criteria: Vec<String> = criteria.filter(|number| !number.is_empty()).collect();
    let name = name.trim().to_owned();
    if name.is_empty() || criteria.is_empty() { Err(lacking()) } else { Ok(Appraiser { name, criteria }) }
}

/// A unit as a line that is read as the same unit.
fn unit_line(unit: &Unit, kinds: &[Kind]) -> String {
    let kind = unit.kind.and_then(|kind| kinds.get(usize::from(kind.0))).map(|kind| kind.name.as_str());
    let parts = [unit.name.as_str(), unit.code.as_str(), kind.unwrap_or_default(), unit.signer_title.as_str()];
    let parts = parts.map(one_place);
    let last = parts.iter().rposition(|part| !part.is_empty()).map_or(0, |last| last + 1);
    parts.get(..last).unwrap_or_default().join("; ")
}

#[cfg(test)]
mod tests;
