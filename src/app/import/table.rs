//! The sheet as it stands in the workbook, with what its columns and rows were taken for.

use super::entry::picked;
use super::look::Look;
use crate::app::handler::on;
use crate::app::words::language;
use crate::text::{Language, say};
use crate::workbook::{CellRef, ColumnRole, RowPart, Taken, ViewColumn, ViewRow};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

/// How many rows are built at once: a sheet may have twenty thousand.
const AT_ONCE: usize = 200;

/// The sheet with its columns' roles to be changed, and its rows to be chosen.
#[component]
pub fn SheetTable() -> impl IntoView {
    let words = language();
    let look = expect_context::<Look>();
    let most = RwSignal::new(AT_ONCE);
    bring_into_view(look, most);
    let choose = move |event: MouseEvent| {
        if let Some(row) = row_of(&event) {
            look.chosen.set(Some(row));
        }
    };
    view! {
        <section class="sheet" aria-labelledby="sheet">
            <h2 id="sheet">{say!(words, import.table)}</h2>
            <Sheets/>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="sheet" on:click=on(choose)>
                <table>
                    <thead>{move || head(look)}</thead>
                    <tbody lang="vi">{move || rows(look, most.get())}</tbody>
                </table>
            </div>
            {move || more(look, most)}
        </section>
    }
    .into_any()
}

/// Which of several sheets holds the table.
#[component]
fn Sheets() -> impl IntoView {
    let words = language();
    let look = expect_context::<Look>();
    let sheets = look.shown.with_untracked(|shown| shown.view.sheets.clone());
    let several = sheets.len() > 1;
    let option = move |sheet: String| {
        let name = sheet.clone();
        let chosen = move || look.shown.with(|shown| shown.view.sheet == name);
        view! { <option value=sheet.clone() prop:selected=move || chosen()>{sheet.clone()}</option> }
    };
    let choose = move |event| {
        let sheet = event_target_value(&event);
        look.chosen.set(None);
        // The rows and columns of another sheet are others.
        look.correct(|corrections| {
            *corrections = crate::workbook::Corrections { sheet: Some(sheet), ..Default::default() };
        });
    };
    several.then(|| {
        view! {
            <p class="line">
                <label for="which-sheet">{say!(words, import.which_sheet)}</label>
                <select id="which-sheet" data-testid="which-sheet" on:change=on(choose)>
                    {sheets.into_iter().map(option).collect_view()}
                </select>
            </p>
        }
        .into_any()
    })
}

fn head(look: Look) -> AnyView {
    let words = language();
    let columns = look.shown.with(|shown| shown.view.columns.clone());
    let header = look.shown.with(|shown| shown.view.header.clone());
    let widths = widths(&columns);
    let heads = columns.iter().map(|column| column_head(look, words, column)).collect_view();
    let lines = header
        .into_iter()
        .map(|row| view! { <tr lang="vi"><td class="at">{row.row + 1}</td>{cells(&widths, row.cells)}</tr> });
    let lines = lines.collect_view();
    view! { <tr><td class="at"></td>{heads}</tr>{lines} }.into_any()
}

fn column_head(look: Look, words: Language, column: &ViewColumn) -> AnyView {
    let ViewColumn { column, role } = *column;
    let letter = letters(column);
    let choose = move |event| {
        let holds = ColumnRole::ALL.iter().position(|offered| role == Some(*offered));
        let chosen = picked(&event, holds).and_then(|place| ColumnRole::ALL.get(place).copied());
        if let Some(chosen) = chosen {
            look.correct(|corrections| {
                corrections.columns.insert(column, chosen);
            });
        }
    };
    let corrected = look.shown.with(|shown| shown.corrections.columns.get(&column).is_some());
    let option = |(place, offered): (usize, ColumnRole)| {
        view! { <option value=place prop:selected=role == Some(offered)>{role_name(words, offered)}</option> }
    };
    let options = ColumnRole::ALL.into_iter().enumerate().map(option).collect_view();
    let none = role.is_none().then(|| view! { <option value="" selected>"–"</option> });
    view! {
        <th scope="col" class:corrected=corrected>
            <label><span>{say!(words, import.column, column = letter)}</span>
            <select data-testid=format!("role-{}", letters(column)) on:change=on(choose)>{none}{options}</select></label>
        </th>
    }
    .into_any()
}

fn rows(look: Look, most: usize) -> AnyView {
    let words = language();
    let rows: Vec<(ViewRow<Taken>, bool)> = look.shown.with(|shown| {
        let corrected = |row: u32| shown.corrections.row(row).is_some();
        shown.view.rows.iter().take(most).map(|row| (row.clone(), corrected(row.row))).collect()
    });
    let widths = look.shown.with(|shown| widths(&shown.view.columns));
    let line = move |(ViewRow { row, cells: texts, taken }, corrected): (ViewRow<Taken>, bool)| {
        let number = row + 1;
        let chosen = move || look.chosen.get() == Some(row);
        view! {
            <tr id=format!("row-{number}") data-row=row class=part_class(taken.part) class:corrected=corrected class:chosen=chosen
                title=part_name(words, taken.part)>
                <th scope="row" class="at"><button type="button" class="link" data-testid=format!("row-{number}")
                    aria-label=say!(words, import.row, row = number) aria-pressed=move || chosen().to_string()>{number}</button></th>
                {cells(&widths, texts)}
            </tr>
        }
        .into_any()
    };
    rows.into_iter().map(line).collect_view().into_any()
}

fn cells(widths: &[&'static str], texts: Vec<String>) -> Vec<AnyView> {
    let cells = texts.into_iter().zip(widths.iter().copied());
    cells.map(|(text, width)| view! { <td class=width>{text}</td> }.into_any()).collect()
}

/// How much room columns take, by what they are for.
fn widths(columns: &[ViewColumn]) -> Vec<&'static str> {
    let width = |column: &ViewColumn| match column.role {
        Some(ColumnRole::Text | ColumnRole::Rule) => "wide",
        Some(
            ColumnRole::Number
            | ColumnRole::Maximum
            | ColumnRole::SelfPoints
            | ColumnRole::AppraisedPoints
            | ColumnRole::Survey
            | ColumnRole::Result,
        ) => "narrow",
        _ => "",
    };
    columns.iter().map(width).collect()
}

fn more(look: Look, most: RwSignal<usize>) -> Option<AnyView> {
    let left = look.shown.with(|shown| shown.view.rows.len()).saturating_sub(most.get());
    let words = language();
    (left > 0).then(|| {
        view! {
            <p class="actions"><button type="button" on:click=on(move |_| most.update(|most| *most += AT_ONCE))>
                {say!(words, import.more_rows, count = left)}
            </button></p>
        }
        .into_any()
    })
}

/// A row that was chosen elsewhere is built, if it is not yet, and brought into view.
fn bring_into_view(look: Look, most: RwSignal<usize>) {
    Effect::new(move |_| {
        let Some(row) = look.chosen.get() else { return };
        let place = look.shown.with_untracked(|shown| shown.view.rows.iter().position(|shown| shown.row == row));
        if let Some(place) = place.filter(|place| *place >= most.get_untracked()) {
            most.set(place + AT_ONCE);
        }
        request_animation_frame(move || scroll_to(row));
    });
}

/// Scrolls the table, not the page, so that a row is seen; one that is in sight stays where it is.
fn scroll_to(row: u32) {
    let line = document().get_element_by_id(&format!("row-{}", row + 1));
    let Some(line) = line.and_then(|line| line.dyn_into::<HtmlElement>().ok()) else { return };
    let Ok(Some(frame)) = line.closest(".scroll") else { return };
    let (top, seen) = (line.offset_top(), frame.scroll_top());
    let is_seen = (seen..seen + frame.client_height() - line.offset_height()).contains(&top);
    if !is_seen {
        frame.set_scroll_top(top - frame.client_height() / 3);
    }
}

fn row_of(event: &MouseEvent) -> Option<u32> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("tr[data-row]").ok()??.get_attribute("data-row")?.parse().ok()
}

/// The letters of a column, as Excel names it.
fn letters(column: u32) -> String {
    CellRef { row: 0, column }.to_string().trim_end_matches('1').to_owned()
}

const fn part_class(part: RowPart) -> &'static str {
    match part {
        RowPart::Criterion => "is-criterion",
        RowPart::Rule => "is-rule",
        RowPart::Total => "is-total",
        RowPart::Nothing => "is-nothing",
    }
}

/// What a row was taken for, in words.
pub fn part_name(words: Language, part: RowPart) -> &'static str {
    match part {
        RowPart::Criterion => say!(words, import.part_criterion),
        RowPart::Rule => say!(words, import.part_rule),
        RowPart::Total => say!(words, import.part_total),
        RowPart::Nothing => say!(words, import.part_nothing),
    }
}

fn role_name(words: Language, role: ColumnRole) -> &'static str {
    match role {
        ColumnRole::Number => say!(words, import.role_number),
        ColumnRole::Text => say!(words, import.role_text),
        ColumnRole::Maximum => say!(words, import.role_maximum),
        ColumnRole::Rule => say!(words, import.role_rule),
        ColumnRole::NotApplicable => say!(words, import.role_not_applicable),
        ColumnRole::Evidence => say!(words, import.role_evidence),
        ColumnRole::Figures => say!(words, import.role_figures),
        ColumnRole::SelfPoints => say!(words, import.role_self_points),
        ColumnRole::Explanation => say!(words, import.role_explanation),
        ColumnRole::InCharge => say!(words, import.role_in_charge),
        ColumnRole::AppraisedPoints => say!(words, import.role_appraised_points),
        ColumnRole::Reason => say!(words, import.role_reason),
        ColumnRole::Survey => say!(words, import.role_survey),
        ColumnRole::Result => say!(words, import.role_result),
        ColumnRole::Other => say!(words, import.role_other),
    }
}
