//! The service worker: the page without a network, and a new version that waits for consent.

use super::{assets, web};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

/// What the page may say about its own version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// This version is kept: the page opens without a network from now on.
    KeptOffline,
    /// A new version is here and waits for consent ([`apply`]).
    NewWaits,
    /// The page cannot be kept here (plain `http://`, `file://`, a refusal, or a page that is still being worked on):
    /// without a network it does not open.
    NotKept,
}

/// Registers the service worker and tells what is known about versions, now and later.
pub fn watch(tell: impl Fn(Version) + 'static) {
    let tell: Rc<dyn Fn(Version)> = Rc::new(tell);
    spawn_local(async move {
        match register().await {
            Some(registration) => follow(&registration, &tell),
            None => tell(Version::NotKept),
        }
    });
}

/// Lets the waiting version take over and loads the page anew. Call it when everything is saved.
pub fn apply() {
    spawn_local(async {
        let waiting = async { registration(&container()?).await?.waiting() }.await;
        if let (Some(waiting), Some(container)) = (waiting, container()) {
            web::listen(&container, "controllerchange", reload);
            let _ = waiting.post_message(&JsValue::from_str("skipWaiting"));
        } else {
            reload();
        }
    });
}

/// Whether the browser believes that there is a network, now and at each change.
pub fn watch_network(tell: impl Fn(bool) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let tell = Rc::new(tell);
    tell(window.navigator().on_line());
    for (name, online) in [("online", true), ("offline", false)] {
        let tell = tell.clone();
        web::listen(&window, name, move || tell(online));
    }
}

async fn register() -> Option<ServiceWorkerRegistration> {
    let (container, script) = (container()?, assets::service_worker()?);
    JsFuture::from(container.register(&script)).await.ok()?.dyn_into().ok()
}

async fn registration(container: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container.get_registration()).await.ok()?.dyn_into().ok()
}

/// The container, which plain `http://` and `file://` lack.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    web::member(&navigator, "serviceWorker")?.dyn_into().ok()
}

fn follow(registration: &ServiceWorkerRegistration, tell: &Rc<dyn Fn(Version)>) {
    if registration.active().is_some() {
        tell(Version::KeptOffline);
    }
    if registration.waiting().is_some() {
        tell(Version::NewWaits);
    }
    follow_installing(registration, tell);
    let (known, tell) = (registration.clone(), tell.clone());
    web::listen(registration, "updatefound", move || follow_installing(&known, &tell));
}

/// The first version takes over by itself; a later one waits while the page is open.
fn follow_installing(registration: &ServiceWorkerRegistration, tell: &Rc<dyn Fn(Version)>) {
    let Some(worker) = registration.installing() else { return };
    let (registration, tell, state) = (registration.clone(), tell.clone(), worker.clone());
    web::listen(&worker, "statechange", move || match state.state() {
        web_sys::ServiceWorkerState::Installed if registration.active().is_some() => tell(Version::NewWaits),
        web_sys::ServiceWorkerState::Activated => tell(Version::KeptOffline),
        _ => {}
    });
}

fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
