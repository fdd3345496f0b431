//! The page's program is cut in two after it is linked (docs/decisions/0008): the linker then leaves in the file what it
//! knows of it. Only there: other programs would carry that along.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_CFG_TUCHAM_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=tucham=--emit-relocs");
    }
}
