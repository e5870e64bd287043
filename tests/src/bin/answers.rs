//! Writes what the engine answers natively, one JSON object per line, to stdout.

use std::io::{BufWriter, Write as _};

use bindwright_tests::answers;

fn main() -> std::io::Result<()> {
    let mut output = BufWriter::new(std::io::stdout().lock());
    for answer in answers::all() {
        serde_json::to_writer(&mut output, &answer)?;
        output.write_all(b"\n")?;
    }
    output.flush()
}
