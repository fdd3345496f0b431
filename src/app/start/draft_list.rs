//! The drafts of this browser.

use crate::app::handler::on;
use crate::app::opening::Opening;
use crate::app::page::{Page, Undo};
use crate::app::place::{Place, Step};
use crate::app::platform::clock::{self, Moment};
use crate::app::platform::drafts::{self, Listing};
use crate::app::words::language;
use crate::score::Score;
use crate::text::{Language, say};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The list, the one changed last first; nothing where there is no draft.
#[component]
pub fn DraftList() -> impl IntoView {
    let words = language();
    let list = RwSignal::new(Vec::<Listing>::new());
    load(list);
    let rows = move || {
        let rows = list.get().into_iter().map(|line| view! { <Row line list/> }.into_any());
        rows.collect_view()
    };
    let any = Memo::new(move |_| list.with(|list| !list.is_empty()));
    move || {
        any.get().then(|| {
            view! {
                <section class="drafts" aria-labelledby="drafts">
                    <h2 id="drafts">{say!(words, start.drafts)}</h2>
                    <ul class="plain">{move || rows()}</ul>
                </section>
            }
        })
    }
}

fn load(list: RwSignal<Vec<Listing>>) {
    spawn_local(async move {
        // The list may have been left meanwhile.
        let _ = list.try_set(drafts::list().await);
    });
}

#[component]
fn Row(line: Listing, list: RwSignal<Vec<Listing>>) -> impl IntoView {
    let words = language();
    let opening = expect_context::<Opening>();
    let place = Place::Draft(line.id.clone(), Step::Fill(None)).hash();
    let name = if line.unit.is_empty() { say!(words, start.no_unit).to_owned() } else { line.unit.clone() };
    let title = if line.period.is_empty() { name.clone() } else { format!("{name} · {}", line.period) };
    let progress = progress(words, &line);
    let saved = ago(words, line.changed, clock::now());
    let backed_up = line.backed_up.and_then(Moment::day).map(|day| say!(words, start.backed_up, day = day));
    let label = say!(words, start.continue_label, name = title);
    let saved_line = line.clone();
    let save = move |_| opening.save_to_file(saved_line.clone(), move || load(list));
    let only_here =
        line.only_here.then(|| view! { <span class="wrong">{say!(words, start.only_here)}</span> }.into_any());
    let put_away = move |_| put_away(line.clone(), list);
    view! {
        <li class="draft" data-testid="draft">
            <a class="title" href=place.clone() aria-label=label>{title}</a>
            <span>{progress}</span>
            <span class="note">{saved}" "{backed_up}" "{only_here}</span>
            <span class="actions">
                <button type="button" class="link" on:click=on(save)>{say!(words, start.to_file)}</button>
                <button type="button" class="link" on:click=on(put_away)>{say!(words, start.delete)}</button>
            </span>
        </li>
    }
}

/// "41/52 tiêu chí · 78,25 điểm · Khá".
fn progress(language: Language, line: &Listing) -> String {
    let total = Score::from_hundredths(line.total);
    let words = say!(language, start.progress, done = line.scored, all = line.leaves, points = total);
    if line.grade.is_empty() { words } else { format!("{words} · {}", line.grade) }
}

/// How long ago something was saved, as a person would say it.
fn ago(language: Language, then: Moment, now: Moment) -> String {
    let minutes = now.millis.saturating_sub(then.millis) / 60_000;
    match minutes {
        _ if then == Moment::default() => String::new(),
        i64::MIN..=0 => say!(language, start.saved_now).to_owned(),
        1..=59 => say!(language, start.saved_minutes, minutes = minutes),
        _ if then.day() == now.day() => say!(language, start.saved_today, time = then.clock()),
        _ => then.day().map(|day| say!(language, start.saved_on, day = day)).unwrap_or_default(),
    }
}

/// Takes a draft out of the list at once and out of the browser when the chance to undo is over.
fn put_away(line: Listing, list: RwSignal<Vec<Listing>>) {
    let words = language();
    let page = expect_context::<Page>();
    let before = list.get_untracked();
    list.update(|list| list.retain(|one| one.id != line.id));
    let name = line.unit.clone();
    page.offer_undo(Undo {
        words: say!(words, start.deleted, name = name),
        back: Callback::new(move |()| list.set(before.clone())),
        then: Callback::new(move |()| {
            let id = line.id.clone();
            spawn_local(async move {
                if let Err(trouble) = drafts::remove(&id).await {
                    page.fail(say!(
                        words,
                        start.not_deleted,
                        trouble = crate::app::sentences::storage_trouble(words, trouble)
                    ));
                }
            });
        }),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_saving_is_said_as_a_person_would() {
        let at = |minutes: i64| Moment { millis: 1_700_000_000_000 + minutes * 60_000, offset: 420 };
        let said = |minutes| ago(Language::vi, at(0), at(minutes));
        assert_eq!(said(0), "lưu vừa xong");
        assert_eq!(said(3), "lưu 3 phút trước");
        assert_eq!(ago(Language::vi, Moment::default(), at(0)), "");
        assert!(said(60 * 30).starts_with("lưu ngày "));
    }
}
