//! What is known about the network and about the page's own version.

use super::platform::updates::{self, Version};
use leptos::prelude::*;

/// Network and version, as signals.
#[derive(Clone, Copy)]
pub struct Network {
    /// Whether the browser believes that there is a network.
    pub online: RwSignal<bool>,
    /// Whether this version opens without one.
    pub kept: RwSignal<bool>,
    /// Whether a new version waits for consent.
    pub update_waits: RwSignal<bool>,
}

impl Network {
    /// Watches both from now on.
    pub fn watch() -> Self {
        let network =
            Self { online: RwSignal::new(true), kept: RwSignal::new(false), update_waits: RwSignal::new(false) };
        updates::watch_network(move |online| network.online.set(online));
        updates::watch(move |version| match version {
            Version::KeptOffline => network.kept.set(true),
            Version::NewWaits => network.update_waits.set(true),
            Version::NotKept => network.kept.set(false),
        });
        network
    }
}
