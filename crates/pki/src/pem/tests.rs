use proptest::prelude::*;

use super::*;
use crate::Bounds;
use crate::test_material::{LEAF, LEAF_KEY_LEGACY_ENCRYPTED, ROOT};

fn read(text: &str) -> (Vec<Block>, Vec<Problem>) {
    let (blocks, problems) = scan(text, &Bounds::default());
    for span in problems.iter().map(|problem| problem.span).chain(blocks.iter().map(Block::span)) {
        assert!(text.get(span.start..span.end).is_some(), "{span:?} of {} bytes", text.len());
    }
    (blocks, problems)
}

/// Reads a damaged form of the leaf, and returns what had to be repaired.
fn repaired(text: &str) -> Vec<ProblemKind> {
    let (expected, _) = read(LEAF);
    let (blocks, problems) = read(text);
    assert_eq!(blocks.len(), 1, "{problems:?} in {text}");
    assert_eq!((blocks[0].label(), blocks[0].der()), ("CERTIFICATE", expected[0].der()), "{text}");
    assert!(problems.iter().all(|problem| problem.kind.is_repair()));
    problems.into_iter().map(|problem| problem.kind).collect()
}

#[test]
fn what_copying_does_to_a_block_is_repaired_and_said() {
    use ProblemKind as Kind;
    let one_line = LEAF.trim_end().replace('\n', "");
    for (text, expected) in [
        (LEAF.to_owned(), vec![]),
        (LEAF.trim_end().to_owned(), vec![]),
        (format!("Bag Attributes\n    localKeyID: 01\n{LEAF}\ntrailing text"), vec![]),
        (LEAF.replace('\n', "\r\n"), vec![Kind::CarriageReturns { line_feeds: true }]),
        (LEAF.replace('\n', "\r"), vec![Kind::CarriageReturns { line_feeds: false }]),
        (LEAF.replace('\n', "\n    "), vec![Kind::Indented]),
        (LEAF.replace('\n', "\n> "), vec![Kind::Indented]),
        (LEAF.replace('\n', "  \n"), vec![]),
        (LEAF.replace('\n', "\\n"), vec![Kind::EscapedNewlines]),
        (LEAF.replace('\n', "\\\\n"), vec![Kind::EscapedNewlines]),
        (
            LEAF.replace('\n', "\\r\\n"),
            vec![Kind::EscapedNewlines, Kind::CarriageReturns { line_feeds: true }],
        ),
        (LEAF.replace('\n', "\\\n"), vec![Kind::EscapedNewlines]),
        (format!("\"{}\"", LEAF.replace('\n', "\\n")), vec![Kind::Quoted, Kind::EscapedNewlines]),
        (one_line, vec![Kind::OneLine]),
        (LEAF.trim_end().replace('\n', " "), vec![Kind::OneLine]),
        (LEAF.replace("CATE-----\n", "CATE-----"), vec![Kind::GluedMarkers]),
        (LEAF.replacen('\n', "\n\n", 3), vec![Kind::BlankLines]),
        (LEAF.replacen('Q', "Q ", 40), vec![Kind::StraySpaces]),
        (LEAF.replace('\n', "\u{a0}\n"), vec![Kind::StraySpaces]),
        (format!("\u{feff}{LEAF}"), vec![Kind::ByteOrderMark]),
        (LEAF.replace("-----", "----"), vec![Kind::MissingDashes]),
        (LEAF.replace("-----END CERTIFICATE-----", "-----END CERTIFICATE"), vec![Kind::MissingDashes]),
        (LEAF.replace("-----", "\u{2014}\u{2014}-"), vec![Kind::MissingDashes]),
        (LEAF.replace('+', "%2B").replace('\n', "%0A"), vec![Kind::PercentEncoded]),
        (LEAF.replace('+', "&#43;").replace('\n', "<br>"), vec![Kind::MarkupEncoded]),
    ] {
        assert_eq!(repaired(&text), expected, "{text}");
    }
}

#[test]
fn lines_joined_in_source_code_are_read() {
    let java = LEAF.lines().map(|line| format!("\"{line}\\n\"")).collect::<Vec<_>>().join(" +\n    ");
    assert_eq!(repaired(&java), [ProblemKind::EscapedNewlines, ProblemKind::Quoted]);
}

#[test]
fn base64_without_markers_is_told_by_its_content() {
    let body: String = LEAF.lines().filter(|line| !line.starts_with('-')).collect();
    assert_eq!(repaired(&body), [ProblemKind::MissingMarkers { label: "CERTIFICATE".to_owned() }]);
    assert_eq!(read("SGVsbG8gd29ybGQh").0.len(), 0);
}

#[test]
fn url_safe_alphabet_and_missing_padding_are_repaired() {
    let text = "-----BEGIN X-----\n-_-_\n_w\n-----END X-----\n";
    let (blocks, problems) = read(text);
    assert_eq!(blocks[0].der(), [0xfb, 0xff, 0xbf, 0xff]);
    let kinds: Vec<_> = problems.into_iter().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ProblemKind::MissingPadding, ProblemKind::UrlSafeBase64]);
}

/// Reads a broken form of the leaf between two good blocks, which have to be read all the same.
fn broken(text: &str) -> (ProblemKind, String) {
    let around = format!("{ROOT}{text}\n{ROOT}");
    let (blocks, problems) = read(&around);
    assert_eq!(blocks.len(), 2, "{problems:?}");
    let unreadable: Vec<_> = problems.into_iter().filter(|problem| !problem.kind.is_repair()).collect();
    let [problem] = unreadable.as_slice() else { panic!("{unreadable:?}") };
    (problem.kind.clone(), around[problem.span.start..problem.span.end].to_owned())
}

#[test]
fn broken_block_is_a_problem_at_its_place_and_hides_no_other() {
    let label = "CERTIFICATE".to_owned();
    let bad = |fault| ProblemKind::BadBase64 { label: label.clone(), fault };
    let half = &LEAF[..LEAF.len() / 2];
    assert_eq!(broken(&LEAF.replacen("MII", "MI!", 1)), (bad(Base64Fault::Character), "!".to_owned()));
    assert_eq!(broken(&LEAF.replacen("MII", "M=II", 1)), (bad(Base64Fault::AfterPadding), "I".to_owned()));
    assert_eq!(broken(&LEAF.replacen("MII", "MI", 1)).0, bad(Base64Fault::Length));
    assert_eq!(broken(half), (ProblemKind::Truncated { label: label.clone() }, format!("{half}\n")));
    let empty = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----";
    assert_eq!(broken(empty), (ProblemKind::EmptyBody { label: label.clone() }, empty.to_owned()));
    let end = "-----END CERTIFICATE-----";
    assert_eq!(broken(end), (ProblemKind::LoneEnd { label: label.clone() }, end.to_owned()));
    let (begin, other) = (label, "PUBLIC KEY".to_owned());
    let mismatch = LEAF.replace("END CERTIFICATE", "END PUBLIC KEY");
    assert_eq!(broken(&mismatch).0, ProblemKind::LabelMismatch { begin, end: other });
}

#[test]
fn missing_marker_is_added_to_a_complete_body() {
    let label = "CERTIFICATE".to_owned();
    let (begin, end) = ("-----BEGIN CERTIFICATE-----\n", "-----END CERTIFICATE-----\n");
    let without_end = LEAF.replace(end, "");
    let missing_end = ProblemKind::MissingEnd { label: label.clone() };
    assert_eq!(repaired(&without_end), [missing_end.clone()]);
    assert_eq!(repaired(without_end.trim_end()), [missing_end.clone()]);
    assert_eq!(repaired(&format!("{without_end}\nand: text")), [missing_end.clone()]);
    assert_eq!(
        repaired(&without_end.replace('\n', "\\n")),
        [missing_end.clone(), ProblemKind::EscapedNewlines]
    );
    assert_eq!(repaired(&without_end.replace("-----", "----")).len(), 2);

    let without_begin = LEAF.replace(begin, "");
    let missing_begin = ProblemKind::MissingBegin { label };
    assert_eq!(repaired(&without_begin), [missing_begin.clone()]);
    assert_eq!(repaired(&format!("subject=CN = x\n\n{without_begin}")), [missing_begin.clone()]);
    assert_eq!(repaired(&format!("words before\n{without_begin}")), [missing_begin.clone()]);
    assert_eq!(
        repaired(&without_begin.replace('\n', "\r\n")),
        [missing_begin.clone(), ProblemKind::CarriageReturns { line_feeds: true }]
    );
    let one_line = repaired(&without_begin.replace('\n', ""));
    assert!(one_line.contains(&missing_begin), "{one_line:?}");

    let (blocks, problems) = read(&format!("{ROOT}{without_end}{ROOT}{without_begin}{ROOT}"));
    assert_eq!((blocks.len(), problems.len()), (5, 2));
    assert_eq!(
        problems.iter().map(|problem| problem.kind.clone()).collect::<Vec<_>>(),
        [missing_end, missing_begin]
    );
}

#[test]
fn marker_is_not_added_to_another_kind_of_body() {
    let without_begin =
        LEAF.replace("-----BEGIN CERTIFICATE-----\n", "").replace("CERTIFICATE", "PUBLIC KEY");
    let (blocks, problems) = read(&without_begin);
    assert_eq!(blocks.len(), 0);
    assert_eq!(problems[0].kind, ProblemKind::LoneEnd { label: "PUBLIC KEY".to_owned() });
}

#[test]
fn headers_of_an_encrypted_key_are_read() {
    for text in [
        LEAF_KEY_LEGACY_ENCRYPTED.to_owned(),
        LEAF_KEY_LEGACY_ENCRYPTED.replace("\n\n", "\n").replace('\n', " "),
    ] {
        let (blocks, _) = read(&text);
        assert!(blocks[0].encrypted());
        assert!(blocks[0].header("DEK-Info").is_some_and(|value| value.starts_with("AES-128-CBC,")));
        assert_eq!(blocks[0].der().len() % 16, 0);
    }
}

#[test]
fn keys_of_other_programs_are_named() {
    let putty = "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-MAC: 00\nrest";
    let pgp = "-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: 1\n\nAAAA\nAA==\n=twTO\n-----END PGP PRIVATE KEY BLOCK-----";
    let ssh = "---- BEGIN SSH2 PUBLIC KEY ----\nComment: test\nAAAA\n---- END SSH2 PUBLIC KEY ----";
    for (text, label, length) in
        [(putty, "PuTTY-User-Key-File-3", 0), (pgp, "PGP PRIVATE KEY BLOCK", 4), (ssh, "SSH2 PUBLIC KEY", 3)]
    {
        let (blocks, _) = read(text);
        assert_eq!((blocks[0].label(), blocks[0].der().len()), (label, length));
    }
    assert_eq!(read(putty).0[0].span().end, putty.len() - "\nrest".len());
}

#[test]
fn bounds_are_held_and_said() {
    let text = LEAF.repeat(3);
    let (blocks, problems) = scan(&text, &Bounds { pem_blocks: 2, ..Bounds::default() });
    assert_eq!((blocks.len(), &problems[0].kind), (2, &ProblemKind::TooManyBlocks { bound: 2 }));
    assert_eq!(problems[0].span, Span::new(2 * LEAF.len(), text.len()));
    let (blocks, problems) = scan(&text, &Bounds { input_bytes: 10, ..Bounds::default() });
    assert_eq!((blocks.len(), &problems[0].kind), (0, &ProblemKind::TooLong { bound: 10 }));
}

#[test]
fn secrets_are_not_shown() {
    let (blocks, _) = read(LEAF_KEY_LEGACY_ENCRYPTED);
    assert_eq!(format!("{:?}", blocks[0]), "Block(RSA PRIVATE KEY, 624 bytes [elided])");
}

/// Pieces that meet in what people paste.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "-----BEGIN ",
        "-----END ",
        "CERTIFICATE",
        "-----",
        "----",
        "-",
        "\n",
        "\r\n",
        "\\n",
        "\\\\n",
        "\"",
        "'",
        " ",
        "\t",
        "> ",
        "=",
        "==",
        "MIIB",
        "AAAA",
        "%0A",
        "%",
        "&#10;",
        "&",
        "<br>",
        "\u{feff}",
        "\u{2014}",
        "\u{a0}",
        "é",
        "\\",
        "Proc-Type: 4,ENCRYPTED",
        "DEK-Info: ",
        ":",
        "PGP ",
        "PuTTY-User-Key-File-",
        "Private-MAC:",
        "+",
        "_",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Reads a body under the label whose strict form takes a short way, and under one that is read character by character.
fn both_ways(body: &str) -> [Vec<Vec<u8>>; 2] {
    ["CERTIFICATE", "X509 CRL"].map(|label| {
        let (blocks, problems) = read(&format!("-----BEGIN {label}-----{body}-----END {label}-----\n"));
        assert!(blocks.len() + problems.len() > 0);
        blocks.iter().map(|block| block.der().to_vec()).collect()
    })
}

#[test]
fn the_short_way_takes_no_other_base64() {
    for body in
        ["\nAAAA=AAA\n", "\nAA==\nAAAA\n", "\nAAAAA\n", "\nAA=A\n", "\nAAB=\n", "\n\n", "\nAAAA\n\nAAAA\n"]
    {
        let [short, long] = both_ways(body);
        assert_eq!(short, long, "{body:?}");
    }
}

proptest! {
    #[test]
    fn both_ways_read_the_same(bytes: Vec<u8>, place: usize, replacement in "[A-Za-z0-9+/=\n -]?") {
        let text = encode("X509 CRL", &bytes);
        let body = text.replace("-----BEGIN X509 CRL-----", "").replace("-----END X509 CRL-----\n", "");
        let mut damaged = body.clone();
        let place = place % body.len();
        damaged.replace_range(place..=place, &replacement);
        for body in [body, damaged] {
            let [short, long] = both_ways(&body);
            prop_assert_eq!(short, long, "{:?}", body);
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in ".*") {
        read(&text);
    }

    #[test]
    fn any_mixture_is_read_without_panic(text in pieces()) {
        read(&text);
    }

    #[test]
    fn any_damage_leaves_spans_inside(place: usize, piece in pieces()) {
        let mut text = LEAF.repeat(2);
        text.insert_str(place % LEAF.len(), &piece);
        let (blocks, _) = read(&text);
        prop_assert!(!blocks.is_empty());
    }

    #[test]
    fn what_is_written_is_read_back(label in "[A-Z0-9]{1,8}( [A-Z0-9]{1,8}){0,3}", der in prop::collection::vec(any::<u8>(), 1..300)) {
        let (blocks, problems) = read(&encode(&label, &der));
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!((blocks[0].label(), blocks[0].der()), (label.as_str(), der.as_slice()));
    }
}
