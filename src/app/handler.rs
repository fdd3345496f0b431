//! What is done on an event, as one type for each kind of event: a view is otherwise compiled anew for every closure that
//! it holds.

/// What a view does on an event: `on:click=on(move |_| …)`.
pub fn on<E>(deed: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(deed)
}
