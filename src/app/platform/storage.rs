//! What the browser says about room and permission to keep things.

use super::web;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StorageTrouble {
    /// The browser's room is used up.
    Full,
    /// The browser forbids it: a private window, or a setting.
    Refused,
    /// The browser has no such store, or could not open it.
    Unavailable,
    /// The store answered with something else; its database may be damaged.
    Broken,
}

/// How much room there is, as far as the browser says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Bytes still free for this page.
    pub free: u64,
    /// Bytes that this page uses.
    pub used: u64,
}

/// Whether the browser promises not to clear what is kept when the disk runs full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// It promised.
    Granted,
    /// It did not.
    Denied,
    /// It cannot be asked (plain `http://`).
    Unknown,
}

impl StorageTrouble {
    /// Reads the name of a DOM error. "Full" has four names across browsers and their ages.
    pub fn from_name(name: &str) -> Self {
        match name {
            "QuotaExceededError"
            | "NS_ERROR_DOM_QUOTA_REACHED"
            | "QUOTA_EXCEEDED_ERR"
            | "NS_ERROR_FILE_NO_DEVICE_SPACE" => Self::Full,
            "SecurityError" | "NotAllowedError" | "InvalidStateError" => Self::Refused,
            "NotFoundError" | "InvalidAccessError" | "NotSupportedError" => Self::Unavailable,
            _ => Self::Broken,
        }
    }

    pub(super) fn from_js(error: &JsValue) -> Self {
        Self::from_name(&web::error_name(error))
    }
}

/// How much room is left; nothing where the browser does not say.
pub async fn room() -> Option<Room> {
    let estimate = call("estimate").await?;
    let figure = |name: &str| web::member(&estimate, name).and_then(|value| value.as_f64()).map(|bytes| bytes as u64);
    let (quota, used) = (figure("quota")?, figure("usage")?);
    Some(Room { free: quota.saturating_sub(used), used })
}

/// Asks the browser to keep drafts even when the disk runs full. Firefox may ask the person: call it after a deed.
pub async fn persist() -> Persistence {
    match call("persist").await.and_then(|granted| granted.as_bool()) {
        Some(true) => Persistence::Granted,
        Some(false) => Persistence::Denied,
        None => Persistence::Unknown,
    }
}

/// Calls a method of `navigator.storage` that promises a value.
async fn call(name: &str) -> Option<JsValue> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let storage = web::member(&navigator, "storage")?;
    let promise = web::method(&storage, name)?.call0(&storage).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    JsFuture::from(promise).await.ok()
}

#[cfg(test)]
mod tests {
    use super::StorageTrouble;

    #[test]
    fn full_has_four_names() {
        for (name, trouble) in [
            ("QuotaExceededError", StorageTrouble::Full),
            ("NS_ERROR_DOM_QUOTA_REACHED", StorageTrouble::Full),
            ("QUOTA_EXCEEDED_ERR", StorageTrouble::Full),
            ("NS_ERROR_FILE_NO_DEVICE_SPACE", StorageTrouble::Full),
            ("SecurityError", StorageTrouble::Refused),
            ("InvalidStateError", StorageTrouble::Refused),
            ("NotFoundError", StorageTrouble::Unavailable),
            ("UnknownError", StorageTrouble::Broken),
            ("", StorageTrouble::Broken),
        ] {
            assert_eq!(StorageTrouble::from_name(name), trouble, "{name}");
        }
    }
}
