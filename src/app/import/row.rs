//! The row that was chosen: what stands in it, what it was understood as, and what of that can be corrected.

use super::entry::{Entries, Entry, lines, picked};
use super::look::{Look, Shown};
use super::table::part_name;
use crate::app::focus::focus_id;
use crate::app::handler::on;
use crate::app::words::language;
use crate::score::Score;
use crate::template::{Criterion, KindId, NodeId, Scoring};
use crate::text::{Language, Sample, decimal_error, rule_lines, rule_name, say};
use crate::workbook::{Exception, RowPart};
use leptos::prelude::*;

/// The panel of the row that was chosen; nothing where none is.
#[component]
pub fn RowPanel() -> impl IntoView {
    let look = expect_context::<Look>();
    move || look.chosen.get().map(|row| view! { <Panel row/> }.into_any())
}

#[component]
fn Panel(row: u32) -> impl IntoView {
    let words = language();
    let look = expect_context::<Look>();
    let is_criterion = Memo::new(move |_| look.shown.with(|shown| shown.criterion(row).is_some()));
    let is_leaf = Memo::new(move |_| of(look, row, Criterion::is_leaf).unwrap_or_default());
    let close = move |_| {
        look.chosen.set(None);
        focus_id(&format!("row-{}", row + 1));
    };
    let corrected = move || !look.correction(row).is_empty();
    let reset = move |_| look.correct_row(row, |own| *own = Default::default());
    view! {
        <section class="row-panel" aria-labelledby="row-heading" data-testid="row-panel">
            <h2 id="row-heading" tabindex="-1">{say!(words, import.row, row = row + 1)}</h2>
            <button type="button" class="link close" on:click=on(close)>{say!(words, import.close_row)}</button>
            {move || understood(look, row)}
            <PartChoice row/>
            {move || is_criterion.get().then(|| view! { <OfCriterion row/> }.into_any())}
            {move || is_leaf.get().then(|| view! { <OfLeaf row/> }.into_any())}
            <p class="actions">
                {move || corrected().then(|| view! {
                    <button type="button" data-testid="row-reset" on:click=on(reset)>{say!(words, import.reset_row)}</button>
                }.into_any())}
                <span role="status" class="note">{move || look.reading.get().then(|| say!(words, import.reading))}</span>
            </p>
        </section>
    }
    .into_any()
}

/// Something of the criterion that a row is; followed.
fn of<T>(look: Look, row: u32, what: impl FnOnce(&Criterion) -> T) -> Option<T> {
    look.shown.with(|shown| shown.criterion(row).map(|(_, node)| what(&node.criterion)))
}

/// What stands in the row and what it was taken for.
fn understood(look: Look, row: u32) -> Option<AnyView> {
    let words = language();
    let shown = look.row(row)?;
    let text = shown.cells.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
    let scoring = of(look, row, |criterion| criterion.scoring.clone()).flatten();
    let as_rule = scoring.map(|scoring| rule(words, &scoring));
    Some(
        view! {
            <p class="stands" lang="vi">{text}</p>
            {as_rule}
        }
        .into_any(),
    )
}

fn rule(words: Language, scoring: &Scoring) -> AnyView {
    let name = say!(words, import.rule_as, rule = rule_name(words, scoring));
    let lines = rule_lines(words, &scoring.rule).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <div data-testid="row-rule"><b>{name}</b><ul>{lines}</ul></div> }.into_any()
}

/// What the row is.
#[component]
fn PartChoice(row: u32) -> impl IntoView {
    const PARTS: [RowPart; 4] = [RowPart::Criterion, RowPart::Rule, RowPart::Total, RowPart::Nothing];
    let words = language();
    let look = expect_context::<Look>();
    let part = Memo::new(move |_| look.row(row).map(|shown| shown.taken.part));
    let option = move |(place, offered): (usize, RowPart)| {
        view! { <option value=place prop:selected=move || part.get() == Some(offered)>{part_name(words, offered)}</option> }
    };
    let choose = move |event| {
        let holds = PARTS.iter().position(|offered| part.get_untracked() == Some(*offered));
        let chosen = picked(&event, holds).and_then(|place| PARTS.get(place).copied());
        look.correct_row(row, |own| own.part = chosen);
    };
    view! {
        <p class="line">
            <label for="row-part">{say!(words, import.part)}</label>
            <select id="row-part" data-testid="row-part" on:change=on(choose)>
                {PARTS.into_iter().enumerate().map(option).collect_view()}
            </select>
        </p>
    }
    .into_any()
}

/// Number, parent and maxima of a group or a criterion.
#[component]
fn OfCriterion(row: u32) -> impl IntoView {
    let words = language();
    let look = expect_context::<Look>();
    let number = Signal::derive(move || of(look, row, |criterion| criterion.number.clone()).unwrap_or_default());
    let take_number = Callback::new(move |typed: String| {
        if typed.len() > Criterion::NUMBER_LIMIT {
            return Some(say!(words, import.number_too_long).to_owned());
        }
        if typed.trim() != number.get_untracked() {
            look.correct_row(row, |own| own.number = Some(typed.trim().to_owned()));
        }
        None
    });
    let kinds: Vec<(KindId, String)> =
        look.shown.with_untracked(|shown| shown.kinds().map(|(kind, name)| (kind, name.to_owned())).collect());
    let maxima = kinds.into_iter().map(|(kind, name)| view! { <MaximumEntry row kind name/> }).collect_view();
    view! {
        <Entry id="row-number" label=say!(words, import.number) value=number take=take_number/>
        <ParentChoice row/>
        {maxima}
    }
    .into_any()
}

/// The row that the criterion stands in.
#[component]
fn ParentChoice(row: u32) -> impl IntoView {
    let words = language();
    let look = expect_context::<Look>();
    let offered = move || {
        look.shown.with(|shown| {
            let Some((id, node)) = shown.criterion(row) else { return Vec::new() };
            let depth = node.depth;
            let mut offered = vec![(0, say!(words, import.top).to_owned(), depth == 0)];
            offered.extend(shown.parents(id).into_iter().map(|(_, parent)| {
                let level = parent.depth + 1;
                let name = format!("{} {}", parent.criterion.number, parent.criterion.text);
                (level, name, depth == level)
            }));
            offered
        })
    };
    let option = |(level, name, chosen): (u8, String, bool)| {
        view! { <option value=level.to_string() prop:selected=chosen>{name}</option> }
    };
    let choose = move |event| {
        let depth = look.shown.with_untracked(|shown| shown.criterion(row).map(|(_, node)| usize::from(node.depth)));
        let level = picked(&event, depth).and_then(|level| u8::try_from(level).ok());
        look.correct_row(row, |own| own.level = level);
    };
    view! {
        <p class="line">
            <label for="row-parent">{say!(words, import.parent)}</label>
            <select id="row-parent" data-testid="row-parent" lang="vi" on:change=on(choose)>
                {move || offered().into_iter().map(option).collect_view()}
            </select>
        </p>
    }
    .into_any()
}

/// The maximum for one kind of body.
#[component]
fn MaximumEntry(row: u32, kind: KindId, name: String) -> impl IntoView {
    let words = language();
    let look = expect_context::<Look>();
    let maximum = move || of(look, row, |criterion| criterion.maximum(kind)).flatten();
    let value = Signal::derive(move || maximum().map(|points| points.to_string()).unwrap_or_default());
    let take = Callback::new(move |typed: String| {
        let points = match typed.trim() {
            "" | "-" | "–" => None,
            typed => match Score::parse(typed).map(|points| (points >= Score::ZERO).then_some(points)) {
                Ok(Some(points)) => Some(points),
                Ok(None) => return Some(say!(words, import.maximum_negative).to_owned()),
                Err(error) => return Some(decimal_error(words, error)),
            },
        };
        if value.get_untracked() != points.map(|points| points.to_string()).unwrap_or_default() {
            look.correct_row(row, |own| {
                own.maxima.insert(kind.0, points);
            });
        }
        None
    });
    let label = match name.as_str() {
        "" => say!(words, import.maximum).to_owned(),
        name => say!(words, import.maximum_of, kind = name),
    };
    view! { <Entry id=format!("row-maximum-{}", kind.0) label value take/> }
}

/// Rule and exception of a criterion that gets points itself.
#[component]
fn OfLeaf(row: u32) -> impl IntoView {
    let words = language();
    let look = expect_context::<Look>();
    let said = move |scoring: &Scoring| scoring.words.join("\n");
    let value = Signal::derive(move || {
        of(look, row, |criterion| criterion.scoring.as_ref().map(said)).flatten().unwrap_or_default()
    });
    let correct = move |typed: &str| {
        let typed = lines(typed);
        if typed != lines(&value.get_untracked()) {
            look.correct_row(row, |own| own.rule = Some(typed));
        }
    };
    let take = Callback::new(move |typed: String| correct(&typed));
    let sample = |(place, sample): (usize, Sample)| view! { <option value=place>{sample.name(words)}</option> };
    let begin = move |event| {
        let chosen = picked(&event, None).and_then(|place| Sample::ALL.get(place).copied());
        let maximum = look.shown.with_untracked(|shown| largest(shown, row));
        if let Some(sample) = chosen {
            correct(&sample.words(maximum).join("\n"));
        }
    };
    view! {
        <Entries id="row-words" label=say!(words, import.rule_words) hint=say!(words, import.rule_hint) value take/>
        <p class="line">
            <label for="row-sample">{say!(words, import.sample)}</label>
            <select id="row-sample" data-testid="row-sample" on:change=on(begin)>
                <option value="">{say!(words, import.sample_none)}</option>
                {Sample::ALL.into_iter().enumerate().map(sample).collect_view()}
            </select>
        </p>
        <ExceptionChoice row/>
    }
    .into_any()
}

/// The largest maximum of a row among the kinds of body.
fn largest(shown: &Shown, row: u32) -> Score {
    let maxima = shown.criterion(row).map(|(_, node): (NodeId, _)| node.criterion.maxima.clone()).unwrap_or_default();
    maxima.into_iter().flatten().max().unwrap_or_default()
}

/// What becomes of it when there was nothing to do.
#[component]
fn ExceptionChoice(row: u32) -> impl IntoView {
    const EXCEPTIONS: [Exception; 5] =
        [Exception::NotAllowed, Exception::FullPoints, Exception::Removed, Exception::Rescaled, Exception::Zero];
    let words = language();
    let look = expect_context::<Look>();
    let policy = |scoring: &Scoring| Exception::of(scoring.not_applicable.as_ref().map(|allowed| allowed.policy));
    let now = Memo::new(move |_| of(look, row, |criterion| criterion.scoring.as_ref().map(policy)).flatten());
    let option = move |(place, offered): (usize, Exception)| {
        view! { <option value=place prop:selected=move || now.get() == Some(offered)>{exception_name(words, offered)}</option> }
    };
    let choose = move |event| {
        let holds = EXCEPTIONS.iter().position(|offered| now.get_untracked() == Some(*offered));
        let chosen = picked(&event, holds).and_then(|place| EXCEPTIONS.get(place).copied());
        look.correct_row(row, |own| own.not_applicable = chosen);
    };
    view! {
        <p class="line">
            <label for="row-exception">{say!(words, import.exception)}</label>
            <select id="row-exception" data-testid="row-exception" on:change=on(choose)>
                {EXCEPTIONS.into_iter().enumerate().map(option).collect_view()}
            </select>
        </p>
    }
    .into_any()
}

fn exception_name(words: Language, exception: Exception) -> &'static str {
    match exception {
        Exception::NotAllowed => say!(words, import.exception_none),
        Exception::FullPoints => say!(words, import.exception_full),
        Exception::Removed => say!(words, import.exception_removed),
        Exception::Rescaled => say!(words, import.exception_rescaled),
        Exception::Zero => say!(words, import.exception_zero),
    }
}
