//! Where points were lost: the biggest losses first, and who is in charge there.

use crate::app::place::{Place, Step};
use crate::app::session::Session;
use crate::app::words::language;
use crate::assessment::State;
use crate::basics::sorted_by_key;
use crate::score::Score;
use crate::template::NodeId;
use crate::text::say;
use leptos::prelude::*;

/// How many are shown: as many as fit on a phone beside the result.
const MOST: usize = 6;

/// A criterion that got less than it could.
struct Loss {
    id: NodeId,
    points: Score,
    maximum: Score,
}

/// The table of losses; a sentence where there is none.
#[component]
pub fn Lost(
    /// The draft.
    session: Session,
) -> impl IntoView {
    let words = language();
    let rows = move || {
        let losses = losses(session);
        if losses.is_empty() {
            return view! { <p class="note">{say!(words, review.nothing_lost)}</p> }.into_any();
        }
        view! {
            <table class="lost">
                <thead><tr>
                    <th scope="col">{say!(words, review.criterion)}</th>
                    <th scope="col" class="number">{say!(words, review.points)}</th>
                    <th scope="col" class="number">{say!(words, review.lost_points)}</th>
                    <th scope="col">{say!(words, review.in_charge)}</th>
                </tr></thead>
                <tbody>{losses.into_iter().map(|loss| row(session, &loss)).collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="lost">
            <h2 id="lost">{say!(words, review.lost)}</h2>
            {move || rows()}
        </section>
    }
}

fn losses(session: Session) -> Vec<Loss> {
    let losses = session.assessment().with(|assessment| {
        let rows = session.shown_rows().into_iter().filter(|(_, leaf)| *leaf);
        let loss = |(id, _): (NodeId, bool)| {
            let outcome = *assessment.outcome(id)?;
            let lost = outcome.state == State::Scored && outcome.points < outcome.reachable && !session.is_added(id);
            lost.then_some(Loss { id, points: outcome.points, maximum: outcome.reachable })
        };
        rows.filter_map(loss).collect()
    });
    let mut losses = sorted_by_key(losses, |loss| (std::cmp::Reverse(loss.maximum.minus(loss.points)), loss.id));
    losses.truncate(MOST);
    losses
}

fn row(session: Session, loss: &Loss) -> Option<AnyView> {
    let (code, text) = session.node(loss.id, |node| (node.code.to_string(), node.criterion.text.clone()))?;
    let in_charge = session.cell(loss.id)?.answer.with(|answer| answer.in_charge.clone());
    let link = Place::Draft(session.draft_now(|draft| draft.id.clone()), Step::Fill(Some(loss.id.index()))).hash();
    let points = format!("{} / {}", loss.points, loss.maximum);
    // On a phone the fourth column has no room: who is in charge stands below the criterion there.
    let below = (!in_charge.is_empty()).then(|| {
        view! { <small class="in-charge">{say!(language(), review.in_charge_is, name = in_charge)}</small> }
    });
    Some(
        view! {
            <tr>
                <td><a href=link><b>{code}</b>" "{text}</a>{below}</td>
                <td class="number">{points}</td>
                <td class="number">{format!("−{}", loss.maximum.minus(loss.points))}</td>
                <td>{if in_charge.is_empty() { "–".to_owned() } else { in_charge }}</td>
            </tr>
        }
        .into_any(),
    )
}
