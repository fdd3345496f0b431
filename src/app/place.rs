//! Where one is on the page, and how the address bar says it.

/// A place of the page; `location.hash` holds it, so that Back, reload and a bookmark work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The start page.
    #[default]
    Start,
    /// The preview of a workbook that was just opened.
    Import,
    /// What is set for an exercise, on the table that was just opened.
    Campaign,
    /// What was found in a package that was just opened.
    Verdict,
    /// A step of a draft, by the draft's id.
    Draft(String, Step),
}

/// The steps of a draft, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Who scores itself.
    Who,
    /// The criteria; perhaps one of them, by its place in the table from 0.
    Fill(Option<usize>),
    /// What is still open.
    Review,
    /// Sign and export.
    Sign,
}

impl Place {
    /// Reads `location.hash`; what is no place is the start page.
    pub fn from_hash(hash: &str) -> Self {
        let mut parts = hash.trim_start_matches(['#', '/']).split('/');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some("xem-truoc"), ..) => Self::Import,
            (Some("ky-danh-gia"), ..) => Self::Campaign,
            (Some("ho-so"), ..) => Self::Verdict,
            (Some("bai"), Some(id), step, detail) if !id.is_empty() => {
                Self::Draft(id.to_owned(), Step::from_parts(step, detail))
            }
            _ => Self::Start,
        }
    }

    /// What `location.hash` is set to.
    pub fn hash(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Import => "#/xem-truoc".to_owned(),
            Self::Campaign => "#/ky-danh-gia".to_owned(),
            Self::Verdict => "#/ho-so".to_owned(),
            Self::Draft(id, step) => format!("#/bai/{id}/{}", step.path()),
        }
    }
}

impl Step {
    fn from_parts(step: Option<&str>, detail: Option<&str>) -> Self {
        match step {
            Some("don-vi") => Self::Who,
            Some("ra-soat") => Self::Review,
            Some("xac-nhan") => Self::Sign,
            _ => Self::Fill(detail.and_then(|place| place.parse().ok())),
        }
    }

    fn path(self) -> String {
        match self {
            Self::Who => "don-vi".to_owned(),
            Self::Fill(None) => "cham-diem".to_owned(),
            Self::Fill(Some(place)) => format!("cham-diem/{place}"),
            Self::Review => "ra-soat".to_owned(),
            Self::Sign => "xac-nhan".to_owned(),
        }
    }

    /// Whether both are the same step, whatever criterion they point at.
    pub fn is_same(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_survives_the_address_bar() {
        let steps = [Step::Who, Step::Fill(None), Step::Fill(Some(12)), Step::Review, Step::Sign];
        let drafts = steps.map(|step| Place::Draft("6f1c-22".to_owned(), step));
        for place in [Place::Start, Place::Import, Place::Campaign, Place::Verdict].into_iter().chain(drafts) {
            assert_eq!(Place::from_hash(&place.hash()), place);
        }
    }

    #[test]
    fn what_is_no_place_is_the_start_page() {
        for hash in ["", "#", "#/", "#/nowhere", "#/bai", "#/bai/", "#/../../etc"] {
            assert_eq!(Place::from_hash(hash), Place::Start, "{hash}");
        }
        assert_eq!(Place::from_hash("#/bai/a/nowhere/x"), Place::Draft("a".to_owned(), Step::Fill(None)));
    }
}
