//! The page. The only room that knows the browser.

pub mod platform;
