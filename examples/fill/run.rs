//! The filling itself, on the path that the page takes for a package, without what is signed.

use super::answers::{self, Told};
use super::report::{self, Filled};
use super::{code, input};
use serde_json::Value;
use tucham::assessment::{Answer, Answers, Input, ProblemKind, assess};
use tucham::score::Score;
use tucham::template::{Award, Criteria, Criterion, GivenBy, KindId, Node, NodeId, Rule, Section, Template};
use tucham::text::{Language, diagnostic, fill_error, official_words, problem, refusal, wording};
use tucham::workbook::container::Container;
use tucham::workbook::contents::Contents;
use tucham::workbook::fill::{Filling, fill, official};
use tucham::workbook::write_back::{Answered, Form, write_back};
use tucham::workbook::{DiagnosticKind, Imported, Refusal, import};

/// The language of the sentences, which is that of the templates.
const LANGUAGE: Language = Language::vi;

/// A filled workbook, and what is said about it.
pub struct Done {
    pub bytes: Vec<u8>,
    pub report: Value,
}

/// A new workbook in the layout of official documents, where the template's own cannot be filled (.xls, .ods, .docx, HTML).
fn new_workbook(read: &Imported) -> Result<Option<Vec<u8>>, String> {
    if read.layout.source.can_be_filled() {
        return Ok(None);
    }
    let made = official(&read.template, &official_words(&read.template), &[]);
    let made = made.map_err(|error| fill_error(LANGUAGE, &error))?;
    let again = import(&made).map_err(|reason| refusal(LANGUAGE, &reason))?;
    if again.template.criteria != read.template.criteria {
        return Err("Bảng tiêu chí này chưa chép được sang bảng mới mà giữ nguyên mọi dòng.".to_owned());
    }
    Ok(Some(made))
}

/// Fills.
pub fn run(workbook: &[u8], json: &[u8]) -> Result<Done, String> {
    let refused = |reason: Refusal| refusal(LANGUAGE, &reason);
    let said = answers::read(json)?;
    let read = import(workbook).map_err(refused)?;
    let made = new_workbook(&read)?;
    let other_sheets = other_sheets(&read);
    let workbook = made.as_deref().unwrap_or(workbook);
    let imported = if made.is_some() { import(workbook).map_err(refused)? } else { read };
    let contents = Contents::read(workbook).map_err(refused)?;
    let kind = answers::kind(&imported.template.kinds, said.kind.as_ref())?;
    let mut work = Work::new(imported.template, kind);
    work.answers.conditions = said.conditions.into_iter().collect();
    for (code, told) in said.answers {
        work.take(&code, told)?;
    }
    let Work { template, answers, claimed, mut notes, .. } = work;
    if made.is_some() {
        notes.push(
            "Bảng tiêu chí được chép sang một tệp mới; các trang tính khác của tệp gốc không đi theo.".to_owned(),
        );
    }
    let assessment = assess(&template, &answers);
    if let Some(found) = assessment.problems.iter().find(|found| is_wrong(&found.kind)) {
        let code = place_of(&template, found.place);
        return Err(format!("{}{}", code.unwrap_or_default(), problem(LANGUAGE, &found.kind)));
    }
    for (id, points) in claimed {
        let found = assessment.outcome(id).map(|outcome| outcome.points).unwrap_or_default();
        if found != points {
            let code = template.criteria.get(id).map(|node| node.code.to_string()).unwrap_or_default();
            return Err(format!("{code}: ghi {points} điểm, nhưng theo cách chấm được {found} điểm."));
        }
    }
    let form = Form { template: &template, layout: &imported.layout, contents: &contents };
    let answered = Answered { unit: &said.unit, answers: &answers, assessment: &assessment };
    let writes = write_back(&form, &answered, &wording().cells);
    let sheets = std::slice::from_ref(&writes.sheet);
    let filling = Filling { sheets, added: &[], custom_xml: None, calculation: writes.calculation };
    let container = Container::open(workbook).map_err(|error| refused(error.into()))?;
    let filled = fill(&container, &filling).map_err(|error| fill_error(LANGUAGE, &error))?;
    // What cannot be read again is not handed out.
    Contents::read(&filled.bytes).map_err(refused)?;
    let filled_form = Filled {
        form: &form,
        answered: &answered,
        writes: &writes,
        filled: &filled,
        notes: &notes,
        other_sheets: &other_sheets,
    };
    let report = report::of(&filled_form);
    Ok(Done { bytes: filled.bytes, report })
}

/// The sheets that nothing is written into, each with what is said of it: of a workbook that is filled in itself those
/// with a table too, of any other file all that were not read.
fn other_sheets(read: &Imported) -> Vec<(String, String)> {
    let stays = |kind: &DiagnosticKind| read.layout.source.can_be_filled() && *kind != DiagnosticKind::SecondTable;
    let found = read.diagnostics.iter().filter(|found| !stays(&found.kind));
    let of_sheet = found.filter_map(|found| Some((found.place.as_ref()?, &found.kind)));
    let others = of_sheet.filter(|(place, _)| place.cell.is_none() && place.sheet != read.layout.sheet);
    others.map(|(place, kind)| (place.sheet.clone(), diagnostic(LANGUAGE, kind))).collect()
}

/// Answers on their way into the terms of the engine.
struct Work {
    /// The template; where points are given as such, the criterion takes them as such.
    template: Template,
    kind: KindId,
    answers: Answers,
    /// Points that a rule has to come to.
    claimed: Vec<(NodeId, Score)>,
    notes: Vec<String>,
}

impl Work {
    fn new(template: Template, kind: KindId) -> Self {
        let answers = Answers { kind, ..Answers::default() };
        Self { template, kind, answers, claimed: Vec::new(), notes: Vec::new() }
    }

    fn take(&mut self, code: &str, told: Told) -> Result<(), String> {
        let (id, node) = code::find(&self.template.criteria, code)?;
        let node = node.clone();
        let fault = |sentence: String| format!("{}: {sentence}", node.code);
        if self.answers.by_code.contains_key(&node.code) {
            return Err(fault("có hai câu trả lời cho cùng một tiêu chí.".to_owned()));
        }
        let input = self.input(id, &node, &told).map_err(fault)?;
        let Told { evidence, explanation, in_charge, not_applicable, .. } = told;
        self.answers.set(node.code, Answer { input, not_applicable, explanation, evidence, in_charge });
        Ok(())
    }

    /// What the rule of a criterion is given.
    fn input(&mut self, id: NodeId, node: &Node, told: &Told) -> Result<Input, String> {
        let given = &told.given;
        let Some(scoring) = &node.criterion.scoring else {
            return Err("đây là nhóm tiêu chí; hãy trả lời từng tiêu chí nằm trong nhóm.".to_owned());
        };
        let maximum = node.criterion.maximum(self.kind).ok_or("tiêu chí không chấm cho loại cơ quan này.")?;
        input::check(&scoring.rule, &given.input)?;
        let Some(points) = given.points else { return Ok(given.input.clone()) };
        if scoring.given_by == GivenBy::Superior {
            return Err("điểm của tiêu chí này do cấp trên chấm.".to_owned());
        }
        let points = match node.criterion.section {
            Section::Penalty if points < Score::ZERO => Score::ZERO.minus(points),
            _ => points,
        };
        if points > maximum {
            return Err(format!("{points} điểm vượt điểm tối đa {maximum}."));
        }
        if points < Score::ZERO {
            return Err(format!("{points} điểm là số âm."));
        }
        if !given.input.is_empty() {
            self.claimed.push((id, points));
            return Ok(given.input.clone());
        }
        if !gives(&scoring.rule, points, maximum) {
            self.notes.push(format!("{}: {points} điểm không trùng mức nào của cách chấm.", node.code));
        }
        self.free(id)?;
        Ok(Input::Points(points))
    }

    /// Lets a criterion take points as such.
    fn free(&mut self, id: NodeId) -> Result<(), String> {
        let mut rows: Vec<(u8, Criterion)> = std::mem::take(&mut self.template.criteria).into();
        if let Some(scoring) = rows.get_mut(id.index()).and_then(|(_, criterion)| criterion.scoring.as_mut()) {
            scoring.rule = Rule::Free;
        }
        self.template.criteria = Criteria::new(rows).map_err(|error| format!("{error:?}"))?;
        Ok(())
    }
}

/// Whether an answer would not count as it was given.
fn is_wrong(kind: &ProblemKind) -> bool {
    use ProblemKind::*;
    let counts_otherwise = matches!(
        kind,
        AboveMaximum { .. }
            | BelowZero
            | NothingAssigned
            | DoesNotFit
            | DoesNotCount
            | NotApplicableNotAllowed
            | UnknownCondition(_)
            | UnknownKind
    );
    counts_otherwise || kind.blocks_export()
}

/// What stands before a sentence about a criterion.
fn place_of(template: &Template, place: Option<NodeId>) -> Option<String> {
    place.and_then(|id| template.criteria.get(id)).map(|node| format!("{}: ", node.code))
}

/// Whether a rule with a few outcomes has these points among them.
fn gives(rule: &Rule, points: Score, maximum: Score) -> bool {
    let among = |awards: Vec<Award>| awards.iter().any(|award| award.of(maximum) == points);
    match rule {
        Rule::Steps(_) | Rule::YesNo { .. } | Rule::AgainstLastYear { .. } => among(rule.awards()),
        _ => true,
    }
}
