//! Every table of words in a pack is read by somebody: a stage, or a rule.

use super::*;

#[test]
fn every_table_is_read_by_a_stage_or_a_rule() {
    let mut readers: String = files(&root().join("crates"), "rs").into_iter().map(|(_, text)| text).collect();
    readers.extend(files(&root().join("languages"), "toml").into_iter().map(|(_, text)| text));
    let tables = files(&root().join("languages"), "tsv");
    let company: String =
        tables.iter().filter(|(p, _)| name(p).contains("/happens-")).map(|(_, t)| t.as_str()).collect();
    for (path, _) in tables.iter().filter(|(p, _)| name(p).contains("/words/")) {
        let table = path.file_stem().unwrap().to_str().unwrap();
        // Words of doing may name a list as their company (`@weapons`).
        let read = readers.contains(&format!("\"{table}\"")) || company.contains(&format!("@{table}"));
        assert!(read, "{}: nobody reads a table of that name", name(path));
    }
}

#[test]
fn every_table_is_described() {
    let format = fs::read_to_string(root().join("docs/pack-format.md")).unwrap();
    for (path, _) in files(&root().join("languages"), "tsv").iter().filter(|(p, _)| name(p).contains("/words/")) {
        let table = path.file_stem().unwrap().to_str().unwrap();
        assert!(format.contains(&format!("`{table}`")), "docs/pack-format.md does not tell what `{table}` holds");
    }
}
