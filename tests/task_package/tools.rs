//! The commands of docs/formats.md, as they stand there: a signed file is checked without this page.

use crate::answers::to_everything;
use crate::support::*;
use std::path::{Path, PathBuf};
use std::process::Command;
use tucham::template::KindId;

const FORMATS: &str = include_str!("../../docs/formats.md");

/// The shell commands below a heading of the documentation.
fn commands(heading: &str) -> String {
    let section = FORMATS.split(&format!("### {heading}\n")).nth(1).unwrap_or_else(|| panic!("no section {heading}"));
    let block = section.split("```sh\n").nth(1).and_then(|block| block.split("```").next());
    block.unwrap_or_else(|| panic!("no commands in {heading}")).to_owned()
}

/// A folder with a package in it, and the small programs that the commands need.
fn desk(name: &str, package: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("task_package").join(name);
    let _absent_at_first = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("package.xlsx"), package).unwrap();
    folder
}

/// Runs commands as a person would type them; gives what they printed, or what they complained of.
fn shell(folder: &Path, commands: &str) -> Result<String, String> {
    let ran = Command::new("bash").args(["-euo", "pipefail", "-c", commands]).current_dir(folder).output();
    let output = ran.unwrap_or_else(|error| panic!("bash does not start: {error}"));
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(printed) } else { Err(format!("{printed}{complaint}")) }
}

/// Takes the signed file out and then runs the commands of a section.
fn check(folder: &Path, heading: &str) -> Result<String, String> {
    shell(folder, &format!("{}{}", commands("Take the signed file out"), commands(heading)))
}

#[test]
fn the_documented_commands_accept_a_package_and_print_its_check_code() {
    let package = made(&order(BUILTIN, to_everything(&TEMPLATE.template, KindId(1))));
    let folder = desk("tools", &package.workbook.bytes);
    assert!(check(&folder, "Check it with OpenSSL").unwrap().contains("Verified OK"));
    let payload = check(&folder, "Check it with José").unwrap();
    assert!(payload.contains("\"schema\":\"tucham/dossier/1\""), "{payload}");
    let printed = check(&folder, "Work the check code out").unwrap();
    assert!(printed.contains(&package.check_code), "{printed}");
    assert!(printed.contains(&package.payload.to_string()), "{printed}");
    let jws = std::fs::read(folder.join("signed.json")).unwrap();
    assert_eq!(jws.trim_ascii_end(), package.jws.bytes);
}

#[test]
fn the_documented_commands_refuse_an_altered_package() {
    let package = made(&order(BUILTIN, to_everything(&TEMPLATE.template, KindId(1))));
    let mut parts = crate::parts::Parts::of(&package.workbook.bytes);
    let item = parts.item();
    let file = crate::signed_file::SignedFile::of(parts.get(&item));
    let altered = file.with_payload(&file.payload_text().replace("Bàu Năng", "Bàu Nẵng"));
    parts.put(&item, tucham::dossier::custom_xml::wrap(&altered));
    let folder = desk("tools-altered", &parts.zip());
    assert!(check(&folder, "Check it with OpenSSL").unwrap_err().contains("Verification failure"));
    assert!(check(&folder, "Check it with José").is_err());
}
