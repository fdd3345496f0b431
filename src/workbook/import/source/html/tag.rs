//! HTML cut into tags and texts, as far as tables need it (HTML, "Tokenization").

use super::super::legacy::Encoding;
use std::collections::HashMap;

/// The most classes with an old font that are kept.
const CLASSES: usize = 10_000;
/// Elements whose content is no text to be shown.
const UNSEEN: [&str; 4] = ["style", "script", "title", "xml"];

/// Named letters that such tables have (HTML, "Named character references").
const NAMED: [(&str, &str); 22] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("hellip", "…"),
    ("times", "×"),
    ("divide", "÷"),
    ("ge", "≥"),
    ("le", "≤"),
    ("deg", "°"),
    ("bull", "•"),
    ("middot", "·"),
    ("plusmn", "±"),
    ("shy", ""),
];

/// The marks of the letters of Latin-1, which have names put together of a letter and a mark: `&ecirc;`.
const MARKS: [(&str, char); 4] =
    [("grave", '\u{300}'), ("acute", '\u{301}'), ("circ", '\u{302}'), ("tilde", '\u{303}')];

/// A piece of a text in HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text as it stands.
    Text(&'a str),
    /// A blank in the place of white space, or what a reference stands for.
    Letters(String),
    /// A tag.
    Tag(Tag<'a>),
}

/// A tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name in small letters.
    pub(super) name: String,
    /// Whether it ends its element.
    pub(super) is_end: bool,
    rest: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.rest;
        loop {
            rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
            let end = rest.find(|letter: char| letter.is_whitespace() || letter == '=').unwrap_or(rest.len());
            let (key, after) = rest.split_at_checked(end)?;
            let after = after.trim_start();
            let Some(after) = after.strip_prefix('=').map(str::trim_start) else {
                if key.is_empty() {
                    return None;
                }
                rest = after;
                continue;
            };
            let (value, after) = match after.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
                Some(quote) => after.get(1..)?.split_once(quote).unwrap_or((after.get(1..)?, "")),
                None => after.split_at_checked(after.find(char::is_whitespace).unwrap_or(after.len()))?,
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = after;
        }
    }

    /// The number in an attribute; 1 where it says none.
    pub(super) fn number(&self, name: &str) -> u32 {
        self.attribute(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1)
    }

    /// Whether its element is not shown.
    pub(super) fn is_unseen(&self) -> bool {
        let style = self.attribute("style").unwrap_or_default();
        style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
            name.trim().eq_ignore_ascii_case("display") && value.trim().eq_ignore_ascii_case("none")
        })
    }
}

/// The classes of a text in HTML that have an old font.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    classes: HashMap<String, Encoding>,
}

impl Fonts {
    /// Looks through the style sheets, if a name of such a font is anywhere in the text.
    pub(super) fn of_sheet(text: &str) -> Self {
        let mut fonts = Self::default();
        let mut rest = text;
        while let Some((_, sheet)) = rest.split_once("<style") {
            let (sheet, after) = sheet.split_once("</style").unwrap_or((sheet, ""));
            for (selectors, rules) in sheet.split('}').filter_map(|rule| rule.split_once('{')) {
                let Some(Some(font)) = family(rules) else { continue };
                for class in selectors.split(',').filter_map(|selector| selector.rsplit_once('.')) {
                    if fonts.classes.len() < CLASSES {
                        fonts.classes.insert(class.1.trim().to_owned(), font);
                    }
                }
            }
            rest = after;
        }
        fonts
    }

    /// What the font of an element makes of its letters; nothing where it has none of its own.
    pub(super) fn of(&self, tag: &Tag<'_>) -> Option<Option<Encoding>> {
        let own = || tag.attribute("style").and_then(family);
        let face = || tag.attribute("face").filter(|_| tag.name == "font").map(Encoding::of_font);
        let class = || self.classes.get(tag.attribute("class")?).map(|font| Some(*font));
        own().or_else(face).or_else(class)
    }
}

/// What a font in the rules of a style makes of its letters; nothing where they name none.
fn family(rules: &str) -> Option<Option<Encoding>> {
    let rule = rules.split(';').filter_map(|rule| rule.split_once(':')).find(|(name, _)| {
        let name = name.trim();
        name.eq_ignore_ascii_case("font-family") || name.eq_ignore_ascii_case("mso-ascii-font-family")
    });
    rule.map(|(_, value)| Encoding::of_font(value.split(',').next().unwrap_or_default()))
}

/// Walks through the pieces of a text.
pub(super) struct Tags<'a> {
    rest: &'a str,
}

impl<'a> Tags<'a> {
    /// Begins at the start.
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// A tag, a comment or a declaration; nothing for the last two.
    fn tag(&mut self) -> Option<Tag<'a>> {
        if self.rest.starts_with("<!--") {
            let end = self.rest.find("-->").map_or(self.rest.len(), |end| end + 3);
            self.take(end);
            return None;
        }
        let length = length_of_tag(self.rest);
        let inner = self.take(length).trim_start_matches('<').trim_end_matches('>');
        let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        let end = inner.find(|letter: char| letter.is_whitespace() || letter == '/').unwrap_or(inner.len());
        let (name, rest) = inner.split_at_checked(end)?;
        let tag = Tag { name: name.to_ascii_lowercase(), is_end, rest };
        if !is_end && UNSEEN.contains(&tag.name.as_str()) {
            self.skip(&tag.name);
        }
        tag.name.starts_with(|letter: char| letter.is_ascii_alphabetic()).then_some(tag)
    }

    /// Passes over the content of an element that is not shown.
    fn skip(&mut self, name: &str) {
        let is_end = |at: usize| {
            let after = self.rest.get(at + 2..).unwrap_or_default();
            after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
        };
        let end = self.rest.match_indices("</").map(|(at, _)| at).find(|at| is_end(*at));
        self.take(end.unwrap_or(self.rest.len()));
    }

    /// What a reference stands for; itself where it is none.
    fn reference(&mut self) -> String {
        let near = self.rest.char_indices().take(12).find(|(_, letter)| *letter == ';');
        let meant = near.and_then(|(end, _)| Some((end, letter_of(self.rest.get(1..end)?)?)));
        match meant {
            Some((end, letters)) => {
                self.take(end + 1);
                letters
            }
            None => self.take(1).to_owned(),
        }
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let first = self.rest.chars().next()?;
            let is_markup = |rest: &str| {
                rest.get(1..).is_some_and(|rest| {
                    rest.starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?'))
                })
            };
            match first {
                '<' if is_markup(self.rest) => match self.tag() {
                    Some(tag) => return Some(Piece::Tag(tag)),
                    None => continue,
                },
                '<' => return Some(Piece::Text(self.take(1))),
                '&' => return Some(Piece::Letters(self.reference())),
                '\n' | '\r' | '\t' => {
                    self.take(1);
                    return Some(Piece::Letters(" ".to_owned()));
                }
                _ => {
                    let end = self.rest.find(['<', '&', '\n', '\r', '\t']).unwrap_or(self.rest.len());
                    return Some(Piece::Text(self.take(end)));
                }
            }
        }
    }
}

/// The bytes of a tag up to its end; within quotes that may stand too.
fn length_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    // A quote that is never closed is none.
    text.find('>').map_or(text.len(), |at| at + 1)
}

fn letter_of(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
        let code = hexadecimal.unwrap_or_else(|| number.parse()).ok()?;
        return char::from_u32(code).filter(|letter| *letter != '\0').map(String::from);
    }
    if let Some((_, letters)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some((*letters).to_owned());
    }
    let mut letters = name.chars();
    let letter = letters.next().filter(char::is_ascii_alphabetic)?;
    let (_, mark) = MARKS.iter().find(|(known, _)| *known == letters.as_str())?;
    Some([letter, *mark].iter().collect())
}
