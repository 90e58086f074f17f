//! Pages, from bytes to article.

use super::*;
use std::time::{Duration, Instant};

/// A page of a newspaper that does not exist, as templates make them: menus, a box of links, comments.
fn page(head: &str, article: &str) -> String {
    format!(
        r#"<!DOCTYPE html><html lang="xy-ZZ"><head><meta charset="utf-8">{head}</head><body>
        <header><nav><ul><li><a href="/">Start</a></li><li><a href="/welt">Welt</a></li></ul></nav></header>
        <main><article>{article}</article>
        <aside class="related"><h3>Mehr zum Thema</h3><ul><li><a href="/x">Zölle steigen</a></li></ul></aside></main>
        <div id="comments"><p>Leser schreibt: Das glaube ich nicht.</p></div>
        <footer><a href="/impressum">Impressum</a></footer>
        <script>var x = "<p>kein Text</p>";</script></body></html>"#
    )
}

const BODY: &str = r#"
    <h1>Norderland bestreitet Angriff auf Hafen</h1>
    <p>Norderlands Verteidigungsminister hat Berichte zurückgewiesen, nach denen seine Marine den Hafen von
       Sandau angegriffen haben soll. „Das ist erfunden“, sagte er am Montag vor Journalisten in der Hauptstadt.</p>
    <figure><img src="a.jpg"><figcaption>Der Hafen von Sandau im Mai.</figcaption></figure>
    <p>Zuvor hatte die Zeitung &bdquo;Küstenbote&ldquo; unter Berufung auf zwei Beamte gemeldet, drei Schiffe seien
       beschossen worden. Die Regierung in Süderland sprach von einem „schweren Zwischenfall“, und forderte Aufklärung.</p>
    <h2>Was bekannt ist</h2>
    <p>Unabhängig prüfen ließen sich die Angaben nicht, teilte die Hafenbehörde mit, die den Betrieb am Abend wieder
       aufnahm. Ein Sprecher wollte sich nicht äußern, verwies aber auf eine Erklärung für Dienstag.</p>"#;

const LINKED: &str = r#"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
    {"@type": "Organization", "@id": "/#org", "name": "Küstenbote &amp; Partner"},
    {"@type": ["NewsArticle", "CreativeWork"], "headline": "Norderland bestreitet Angriff auf Hafen",
     "author": [{"@type": "Person", "name": "Ina Holm"}, {"@type": "Person", "name": "Paul Reiter"}],
     "publisher": {"@id": "/#org"}, "datePublished": "2023-05-02T18:05:00+02:00", "inLanguage": "xy",
     "mainEntityOfPage": {"@type": "WebPage", "@id": "https://kuestenbote.example/a1"}}]}</script>"#;

fn gathered(html: &str) -> Gathered {
    read(html.as_bytes(), "a.html".into()).expect("an article")
}

#[test]
fn linked_data_tell_of_the_article() {
    let article = gathered(&page(LINKED, BODY)).article;
    assert_eq!(article.title.as_deref(), Some("Norderland bestreitet Angriff auf Hafen"));
    assert_eq!(article.byline, ["Ina Holm", "Paul Reiter"]);
    assert_eq!(article.publisher.as_deref(), Some("Küstenbote & Partner"));
    assert_eq!(article.published.as_deref(), Some("2023-05-02T18:05:00+02:00"));
    assert_eq!(article.language.as_deref(), Some("xy"));
    assert_eq!(article.url.as_deref(), Some("https://kuestenbote.example/a1"));
}

#[test]
fn the_text_is_the_articles_paragraphs_and_nothing_around_them() {
    let text = gathered(&page(LINKED, BODY)).article.text;
    let blocks: Vec<&str> = text.split("\n\n").collect();
    assert_eq!(blocks.len(), 5, "{text}");
    assert!(blocks[0].starts_with("Norderlands Verteidigungsminister hat"), "the headline is not in the text");
    assert!(blocks[0].contains("von Sandau angegriffen"), "lines of the source are joined");
    assert_eq!(blocks[1], "Der Hafen von Sandau im Mai.");
    assert!(blocks[2].contains("„Küstenbote“"));
    assert_eq!(blocks[3], "Was bekannt ist");
    for other in ["Start", "Mehr zum Thema", "glaube ich nicht", "Impressum", "kein Text"] {
        assert!(!text.contains(other), "{other}");
    }
}

#[test]
fn a_headline_does_not_stand_in_the_text_again() {
    let other = r#"<title>Streit um Sandau: alles zum Konflikt</title>"#;
    let article = gathered(&page(&format!("{other}{LINKED}"), BODY)).article;
    assert_eq!(article.title.as_deref(), Some("Norderland bestreitet Angriff auf Hafen"), "the one of the article");
    assert!(article.text.starts_with("Norderlands Verteidigungsminister"), "{}", article.text);
    let article = gathered(&page(other, BODY)).article;
    assert_eq!(article.title.as_deref(), Some("Streit um Sandau: alles zum Konflikt"));
    assert!(article.text.starts_with("Norderland bestreitet Angriff auf Hafen\n\n"), "a second one stays");
}

#[test]
fn meta_elements_tell_what_linked_data_do_not() {
    let head = r#"<meta property="og:title" content="Norderland bestreitet Angriff auf Hafen | Küstenbote">
        <meta property="og:site_name" content="Küstenbote"><meta name="author" content="Ina Holm">
        <meta property="article:author" content="https://social.example/ina">
        <meta name="date" content="2023-05-02T18:05:00+0200"><meta property="og:url" content="https://kuestenbote.example/og">
        <link rel="canonical" href="https://kuestenbote.example/a1">"#;
    let article = gathered(&page(head, BODY)).article;
    assert_eq!(article.title.as_deref(), Some("Norderland bestreitet Angriff auf Hafen"), "without the outlet");
    assert_eq!(article.byline, ["Ina Holm"]);
    assert_eq!(article.publisher.as_deref(), Some("Küstenbote"));
    assert_eq!(article.published.as_deref(), Some("2023-05-02T18:05:00+02:00"));
    assert_eq!(article.language.as_deref(), Some("xy-ZZ"), "reduced later, with that of the other formats");
    assert_eq!(article.url.as_deref(), Some("https://kuestenbote.example/a1"));
    assert!(article.text.starts_with("Norderlands"), "{}", article.text);
}

#[test]
fn what_the_page_shows_is_taken_last() {
    let shown = format!(
        r#"<p>Von <a rel="author" href="/e">Ina Holm</a>, <time datetime="2023-05-02">gestern</time></p>{BODY}"#
    );
    let article = gathered(&page("", &shown)).article;
    assert_eq!(article.byline, ["Ina Holm"]);
    assert_eq!(article.published.as_deref(), Some("2023-05-02"));
    assert_eq!(article.title.as_deref(), Some("Norderland bestreitet Angriff auf Hafen"), "the only headline there is");
    assert_eq!((article.url, article.publisher), (None, None));
}

#[test]
fn a_language_that_is_no_code_gives_way_to_one_that_is() {
    let head =
        LINKED.replace(r#""inLanguage": "xy""#, r#""inLanguage": {"@type": "Language", "name": "Norderländisch"}"#);
    assert_eq!(gathered(&page(&head, BODY)).article.language.as_deref(), Some("xy-ZZ"));
}

#[test]
fn a_hyphen_in_a_headline_cuts_nothing_off() {
    let head = r#"<meta property="og:title" content="Norderland-Gipfel endet ohne Ergebnis">"#;
    let title = gathered(&page(head, &BODY.replace("<h1>", "<h1>Norderland</h1><h1>"))).article.title;
    assert_eq!(title.as_deref(), Some("Norderland-Gipfel endet ohne Ergebnis"));
}

#[test]
fn dates_of_other_articles_are_not_taken() {
    let others = r#"<div><time datetime="2020-01-01">x</time> <time datetime="2020-01-02">y</time></div>"#;
    let html = page("", BODY).replace("<footer>", &format!("{others}<footer>"));
    assert_eq!(gathered(&html).article.published, None);
}

#[test]
fn place_and_agency_before_the_first_sentence_stay_in_the_text() {
    let body = BODY.replacen("<p>Norderlands", r#"<p><span class="dateline">SANDAU (ksa)</span> – Norderlands"#, 1);
    let article = gathered(&page("", &body)).article;
    assert!(article.text.starts_with("SANDAU (ksa) – Norderlands"), "{}", article.text);
    assert!(article.byline.is_empty());
}

#[test]
fn a_page_that_says_nothing_of_itself_has_its_text_only() {
    let html = format!("<p>{}", "Der Minister wies den Bericht zurück, sagte er. ".repeat(9));
    let Gathered { article, notes, place } = gathered(&html);
    assert_eq!(article, Article { text: article.text.clone(), ..Article::default() });
    assert!(article.text.ends_with("zurück, sagte er."));
    assert_eq!((notes, place.as_str()), (vec![], "a.html"));
}

#[test]
fn a_page_whose_text_is_only_in_its_linked_data_is_read_from_there() {
    let body =
        r#"Der Hafen ist offen, teilte die Behörde mit.\n\nEin Sprecher nannte den Bericht &quot;erfunden&quot;."#;
    let head = format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Hafen offen", "articleBody": "{body}"}}</script>"#
    );
    let gathered = gathered(&page(&head, r#"<div id="app">Bitte warten</div>"#));
    assert!(
        gathered.article.text.starts_with("Der Hafen ist offen, teilte die Behörde mit.\n\nEin Sprecher"),
        "{gathered:?}"
    );
    assert!(gathered.article.text.ends_with("\"erfunden\"."));
    assert!(gathered.notes.iter().any(|n| n.contains("articleBody")));
}

#[test]
fn linked_data_that_are_broken_or_of_something_else_are_passed_over() {
    for linked in
        ["{", "[]", "3", r#"{"@type": "Recipe", "headline": "Brot"}"#, r#"{"@type": "JobPosting", "name": "Koch"}"#]
    {
        let head = format!(r#"<script type="application/ld+json">{linked}</script>"#);
        let title = gathered(&page(&head, BODY)).article.title;
        assert_eq!(title.as_deref(), Some("Norderland bestreitet Angriff auf Hafen"), "{linked}");
    }
}

#[test]
fn the_declared_charset_is_used() {
    let html = page("", BODY).replace("<meta charset=\"utf-8\">", "<meta charset=\"windows-1252\">");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&html);
    let gathered = read(&bytes, "a.html".into()).expect("an article");
    assert!(gathered.article.text.contains("„Küstenbote“"));
    assert_eq!(gathered.notes, ["decoded as windows-1252, as it says itself"]);
}

#[test]
fn a_page_in_a_charset_of_two_bytes_a_letter_is_read() {
    let sentence = "외교부 대변인은 월요일 기자들에게 \"보도는 사실이 아니다\"라고 말했다. ";
    let html = format!(
        r#"<html lang="xy"><head><title>외교부, 보도 부인</title></head><body><p>{}</p></body></html>"#,
        sentence.repeat(5)
    );
    let (bytes, _, lost) = encoding_rs::EUC_KR.encode(&html);
    let gathered = read(&bytes, "a.html".into()).expect("an article");
    assert!(!lost && gathered.article.text.starts_with(sentence.trim()), "{gathered:?}");
    assert_eq!(gathered.article.title.as_deref(), Some("외교부, 보도 부인"));
}

#[test]
fn pages_without_an_article_are_errors_that_say_what_would_help() {
    for html in
        ["<html><body></body></html>", "<html><frameset><frame src=a></frameset></html>", "<p>&nbsp;<script>1</script>"]
    {
        let error = read(html.as_bytes(), "a.html".into()).expect_err("nothing to read");
        assert!(matches!(error, GatherError::NoArticle { .. }), "{html}: {error}");
        assert!(
            error.to_string().starts_with("a.html: no article text") && error.to_string().contains("copy the text")
        );
    }
    let feed =
        format!("<?xml version=\"1.0\"?><rss><channel><item><description>{BODY}</description></item></channel></rss>");
    assert!(matches!(read(feed.as_bytes(), "a".into()), Err(GatherError::NoArticle { .. })));
    let page = format!("<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n{}", page("", BODY));
    assert!(gathered(&page).article.text.starts_with("Norderlands"));
    assert!(matches!(read(b" \n", "a".into()), Err(GatherError::Empty { .. })));
    assert!(matches!(read(b"<p>\0\0\x01", "a".into()), Err(GatherError::Binary { .. })));
}

#[test]
fn pages_made_to_stop_a_parser_are_refused() {
    for (element, depth) in [("div", 400), ("div", 10_000), ("div", 1_000_000), ("b", 1_000_000), ("ul><li", 1_000_000)]
    {
        let start = Instant::now();
        let html = format!("{}Der Minister sagte es.", format!("<{element}>").repeat(depth));
        let outcome = read(html.as_bytes(), "a".into());
        assert!(matches!(outcome, Err(GatherError::TooDeep { .. })), "{element} {depth}: {outcome:?}");
        assert!(start.elapsed() < Duration::from_secs(10), "{element} {depth}");
    }
}

#[test]
fn an_embedded_film_with_an_awkward_name_stops_nothing() {
    let body =
        format!(r#"{BODY}<iframe title="ü youtube.com" src="x"></iframe><object data="Menü: youtube.com"></object>"#);
    assert!(gathered(&page("", &body)).article.text.contains("Hafenbehörde"));
}

#[test]
fn an_element_of_the_librarys_own_name_stops_nothing() {
    let html = page("", BODY).replace("<footer>", "<footer id='readability-page-1'>");
    assert!(gathered(&html).article.text.starts_with("Norderlands"));
}

/// Asserts that ten times as much does not take a hundred times as long.
fn assert_linear(name: &str, page_of: impl Fn(usize) -> String) {
    let time = |count: usize| {
        let html = page_of(count);
        let start = Instant::now();
        let text = gathered(&html).article.text;
        assert!(text.matches("nannte Gründe").count() >= count, "{name}: no word is lost");
        start.elapsed()
    };
    let (tenth, all) = (time(10_000), time(100_000));
    assert!(all < tenth * 40 + Duration::from_millis(500), "{name}: {tenth:?} for a tenth, {all:?} for all");
}

#[test]
fn a_paragraph_of_megabytes_with_many_quotation_marks_takes_linear_time() {
    for marks in ["« »", "&laquo;&amp;&raquo;", "\"", "<q>so</q>"] {
        let sentence = format!("{marks} Der Minister nannte Gründe, die niemand kannte. ");
        assert_linear(marks, |count| page("", &format!("<p>{}</p>", sentence.repeat(count))));
    }
}

#[test]
fn a_page_of_many_paragraphs_takes_linear_time() {
    assert_linear("paragraphs", |count| {
        page("", &"<p>Der Minister nannte Gründe, \"gute\", sagte er.</p>".repeat(count))
    });
}
