//! Turns the text tables into functions.

fn main() {
    bindwright_texts::build::generate("texts");
}
