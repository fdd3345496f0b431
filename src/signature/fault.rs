//! What the errors of this room share.

/// Makes each type an error whose text is its data.
///
/// Faults here are data; the sentence for a person is in the locale files, so `Display` is for logs
/// and for `?` in tests only.
macro_rules! errors {
    ($($fault:ty),+ $(,)?) => {$(
        impl std::fmt::Display for $fault {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(self, f)
            }
        }

        impl std::error::Error for $fault {}
    )+};
}

pub(super) use errors;
