//! Sentences a second on one core: `cargo bench -p laut-benches`. Each stage by itself, on articles that the stages before
//! it have gone over; then reading as a whole, and unpacking a pack, which every start has to wait for.

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use laut_benches::articles;
use laut_pack::Pack;
use laut_read::measure::{Prepared, Stage};
use laut_record::Article;

fn main() {
    divan::main();
}

#[divan::bench(args = Stage::ALL)]
fn stage(bencher: Bencher, stage: Stage) {
    let articles = articles();
    let prepared = || articles.texts.iter().map(|text| Prepared::new(text, &articles.pack, stage)).collect::<Vec<_>>();
    bencher.counter(ItemsCount::new(articles.sentences)).with_inputs(prepared).bench_local_values(|mut all| {
        all.iter_mut().for_each(Prepared::run);
        all
    });
}

#[divan::bench]
fn read(bencher: Bencher) {
    let all = articles();
    let articles: Vec<Article> =
        all.texts.iter().map(|text| Article { text: text.clone(), ..Article::default() }).collect();
    bencher
        .counter(ItemsCount::new(all.sentences))
        .bench_local(|| articles.iter().map(|a| laut_read::read(a, &all.pack)).collect::<Vec<_>>());
}

#[divan::bench]
fn read_and_write_json(bencher: Bencher) {
    let all = articles();
    let articles: Vec<Article> =
        all.texts.iter().map(|text| Article { text: text.clone(), ..Article::default() }).collect();
    bencher
        .counter(ItemsCount::new(all.sentences))
        .bench_local(|| articles.iter().map(|a| laut_read::read(a, &all.pack).to_json().len()).sum::<usize>());
}

#[divan::bench]
fn unpack(bencher: Bencher) {
    let bytes = laut_languages::packs()[0].1;
    bencher.counter(BytesCount::new(bytes.len())).bench_local(|| Pack::from_bytes(bytes));
}
