//! The roster: typed or pasted lines, and the units that they are.

use super::Plan;
use crate::app::field::Lines;
use crate::app::words::language;
use crate::template::Unit;
use crate::text::{roster_note, say};
use leptos::prelude::*;

/// The most units that are shown; all are in the file.
const SHOWN: usize = 200;

/// The lines and what they were read as.
#[component]
pub fn Roster() -> impl IntoView {
    let words = language();
    let plan = expect_context::<Plan>();
    let kinds = plan.template(|template| template.kinds.clone());
    let names: Vec<String> = kinds.iter().map(|kind| kind.name.clone()).filter(|name| !name.is_empty()).collect();
    let lines = Memo::new(move |_| plan.texts.with(|texts| texts.units.clone()));
    let of_kinds = (!names.is_empty()).then(|| say!(words, plan.units_kinds, kinds = names.join(", ")));
    let read = move || {
        let (units, notes) = crate::template::roster_from_lines(&lines.get(), &kinds);
        let kind = |unit: &Unit| {
            let kind = unit.kind.and_then(|kind| kinds.get(usize::from(kind.0)));
            kind.map(|kind| kind.name.clone()).unwrap_or_default()
        };
        let count = units.len();
        let rows = units.iter().take(SHOWN).map(|unit| {
            view! { <tr><td class="code">{unit.code.clone()}</td><td>{unit.name.clone()}</td><td>{kind(unit)}</td><td>{unit.signer_title.clone()}</td></tr> }
                .into_any()
        });
        let rows: Vec<AnyView> = rows.collect();
        let notes = notes.iter().map(|note| view! { <li class="look">{roster_note(words, note)}</li> }.into_any());
        let notes: Vec<AnyView> = notes.collect();
        view! {
            <ul class="plain" aria-live="polite">{notes}</ul>
            {(count > 0).then(|| view! {
                <details data-testid="roster">
                    <summary>{say!(words, plan.units_read, count = count)}</summary>
                    <table lang="vi">
                        <thead><tr><th>{say!(words, plan.unit_code)}</th><th>{say!(words, plan.unit_name)}</th><th>{say!(words, plan.unit_kind)}</th><th>{say!(words, plan.unit_title)}</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </details>
            }.into_any())}
        }
        .into_any()
    };
    view! {
        <Lines id="plan-units" label=say!(words, plan.units) value=plan.text(|texts| &texts.units) edit=plan.edit(|texts| &mut texts.units)/>
        <p class="note">{say!(words, plan.units_hint)}" "{of_kinds}</p>
        {read}
    }
    .into_any()
}
