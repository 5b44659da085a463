//! The words of mistakes in Dutch; what stands in the file itself keeps its name.

use peil_room::{
    limit::{FIELDS, ITEMS, SLIDES, TIMER_MS},
    number::Hundredths,
};

use super::{Expected, Mistake, Needed, Noun, Thing, Words, Written, capital, each, told};
use crate::deck::limit;

pub(super) fn words(mistake: &Mistake) -> Words {
    match mistake {
        Mistake::FileTooLong { bytes } => {
            told(format!("Het bestand heeft {bytes} bytes"), format!("maak het hoogstens {} lang", limit::FILE))
        }
        Mistake::FileEmpty => {
            told("Het bestand is leeg", "begin met een kop: `---`, `title: …`, `language: nl`, `---`")
        }
        Mistake::NoHead => told(
            "Het bestand begint niet met zijn kop",
            "schrijf een regel `---`, dan `title: …` en `language: nl` of `en`, en dan nog een regel `---`",
        ),
        Mistake::HeadNotClosed => told("De kop is niet afgesloten", "schrijf er een regel `---` onder"),
        Mistake::BlockNotClosed { name, run } => {
            told(format!("Het blok `{name}` is niet afgesloten"), format!("schrijf er een regel {run} onder"))
        }
        Mistake::BlockIndented { run } => told("Een blok springt in", format!("begin de regel met {run}")),
        Mistake::RuleUnderText => told(
            "`---` staat vlak onder een regel tekst",
            "zet er een lege regel boven om een dia te beginnen, of `#` voor de tekst als het een kopje is",
        ),
        // The reason of the YAML reader has only English words.
        Mistake::NotYaml { .. } => told(
            "Dit is geen YAML",
            "kijk naar het inspringen (spaties, geen tabs); een tekst met `: ` of ` #` erin, of die met een teken begint, staat tussen aanhalingstekens",
        ),
        Mistake::Anchor => told("Een waarde begint met `&`, `*` of `!`", "zet haar tussen aanhalingstekens"),
        Mistake::YamlTooDeep => told("Dit zit te diep genest", "kijk naar het inspringen"),
        Mistake::SecondDocument => told("In dit blok begint een tweede YAML-tekst", "haal de regel `---` eruit"),
        Mistake::KeyNoWord { found } => {
            told(format!("Voor de dubbele punt staat {}", noun(*found)), "schrijf er een woord")
        }
        Mistake::TooManyKeys => told(format!("Hier staan meer dan {} sleutels", limit::KEYS), "haal er een paar weg"),
        Mistake::KeyTwice { key } => told(format!("`{key}` staat er twee keer"), "laat er één staan"),
        Mistake::Unexpected { found, expected } => unexpected(*found, *expected),
        Mistake::Missing { of: Thing::Field, key: Needed::Points } => {
            told("Een veld met punten zonder `points`", "schrijf `points:` en hoeveel er te verdelen zijn")
        }
        Mistake::Missing { of, key } => {
            told(format!("{} zonder `{}`", capital(thing(*of)), key.written()), needed(*key))
        }
        Mistake::UnknownKey { of, key, near, known } => told(
            format!("{} kent geen `{key}`", capital(thing(*of))),
            match near {
                Some(near) => format!("schrijf `{near}`"),
                None => format!("haal het weg; hier mag staan: {}", known.join(", ")),
            },
        ),
        Mistake::OtherWord { key, written, words } => {
            told(format!("`{key}` is {}", quoted(written)), format!("schrijf {}", each(words, " of ")))
        }
        Mistake::NotWhole { key, number, least, most } => {
            told(format!("`{key}` is {}", figure(*number)), format!("schrijf een heel getal van {least} tot {most}"))
        }
        Mistake::TextEmpty => told("De tekst is leeg", "schrijf iets, of haal de regel weg"),
        Mistake::TextTooLong { length, most } => {
            told(format!("De tekst heeft {length} tekens"), format!("maak hem hoogstens {most} lang"))
        }
        Mistake::Invisible { sign } => {
            told(format!("In de tekst zit een onzichtbaar teken (U+{:04X})", u32::from(*sign)), "typ de tekst opnieuw")
        }
        Mistake::NoId { written } => told(
            format!("“{written}” kan geen id zijn"),
            format!(
                "gebruik kleine letters a tot z, cijfers en streepjes, hoogstens {}, zoals `leren-van-elkaar`",
                limit::ID
            ),
        ),
        Mistake::NoNumber { written } => told(
            format!("{} is geen getal", capital(&quoted(written))),
            "schrijf een getal met hoogstens twee decimalen, zoals 5,5",
        ),
        Mistake::NoTime { written } => told(
            format!("{} is geen tijd voor een timer", capital(&quoted(written))),
            format!(
                "schrijf seconden of minuten van {} s tot {} min, zoals `3 min`",
                TIMER_MS.0 / 1_000,
                TIMER_MS.1 / 60_000
            ),
        ),
        Mistake::GroupsWithoutNoun => told(
            "Er staan `groups`, maar geen woord voor een groep",
            "zet er `group:` bij met dat woord, zoals `group: school`",
        ),
        Mistake::TooManyTexts { count, most } => {
            told(format!("Hier staan er {count}"), format!("houd er hoogstens {most}"))
        }
        Mistake::GroupTwice { group } => told(format!("De groep “{group}” staat er twee keer"), "laat er één staan"),
        Mistake::HeldWordTwice { word } => told(format!("Het woord “{word}” staat er twee keer"), "laat er één staan"),
        Mistake::ListsNoKeys { found } => told(
            format!("`lists` is {}", noun(*found)),
            "schrijf de naam van een lijst en een dubbele punt, met de onderdelen eronder",
        ),
        Mistake::TooManyLists { count } => {
            told(format!("Er zijn {count} lijsten"), format!("houd er hoogstens {}", limit::LISTS))
        }
        Mistake::ListEmpty => told("De lijst is leeg", "schrijf op elke regel één `id: naam`"),
        Mistake::TooManyItems { count } => {
            told(format!("De lijst heeft {count} onderdelen"), format!("houd er hoogstens {ITEMS}"))
        }
        Mistake::ItemWithoutId { text } => told(
            format!("Het onderdeel “{text}” heeft geen id"),
            format!("schrijf `- id: …` en daaronder `label: {text}`"),
        ),
        Mistake::ItemIdTwice { id } => {
            told(format!("Het id `{id}` staat twee keer in deze lijst"), "geef elk onderdeel een eigen id")
        }
        Mistake::NoSuchList { name, known } => told(
            format!("Er is geen lijst “{name}”"),
            if known.is_empty() {
                "schrijf de onderdelen hier, of zet de lijst onder `lists:` in de kop".to_owned()
            } else {
                format!("in de kop staan: {}", known.join(", "))
            },
        ),
        Mistake::NoSlides => told("Er zijn geen dia’s", "schrijf er minstens één onder de kop"),
        Mistake::TooManySlides { count } => {
            told(format!("Er zijn {count} dia’s"), format!("houd er hoogstens {SLIDES}"))
        }
        Mistake::UnknownBlock { name } => told(
            format!("Een blok `{name}` bestaat niet"),
            "schrijf `slide`, `question`, `figure` of `notes` achter de drie tekens",
        ),
        Mistake::SecondBlock { name } => told(
            format!("Op deze dia staat een tweede blok `{name}`"),
            "laat er één staan, of begin er een dia boven met `---`",
        ),
        Mistake::SlideBlock => told("Een blok `slide` hoort hier niet", "haal het weg: de dia houdt haar id"),
        Mistake::SecondSlide => {
            told("Hier begint een tweede dia", "haal de regel `---` weg, of maak er een eigen dia van")
        }
        Mistake::NoTitle => told("De dia heeft geen titel", "schrijf een kopje, `# …`"),
        Mistake::NoSlideId => {
            told("De dia heeft geen id", "schrijf een blok `slide` met `id:` en een korte eigen naam")
        }
        Mistake::SlideIdTwice { id } => {
            told(format!("Het id `{id}` staat bij twee dia’s"), "geef elke dia een eigen id")
        }
        Mistake::NotesTooLong => {
            told("De notities zijn te lang", format!("maak ze hoogstens {} tekens lang", limit::NOTES))
        }
        Mistake::MarkdownTooLong { bytes } => told(
            format!("De tekst van deze dia heeft {bytes} bytes"),
            format!("maak hem hoogstens {} lang, of maak er meer dia’s van", limit::MARKDOWN),
        ),
        Mistake::BodyTooLong { length } => told(
            format!("De tekst van deze dia heeft {length} tekens"),
            format!("maak hem hoogstens {} lang, of maak er twee dia’s van", limit::BODY),
        ),
        Mistake::BodyTooDeep => told("Dit zit te diep genest", "schrijf het eenvoudiger"),
        Mistake::SecondTitle => told("Een tweede kopje met `#`", "begin er een dia boven met `---`, of schrijf `##`"),
        Mistake::HeadingTooDeep => {
            told("Een kopje van dit niveau kan niet getoond worden", "schrijf `##`, `###` of `####`")
        }
        Mistake::HeadingEmpty => told("Het kopje is leeg", "schrijf er tekst bij, of haal het weg"),
        Mistake::Rule => told(
            "Een streep kan niet getoond worden",
            "schrijf `---`, drie streepjes en verder niets, om een dia te beginnen",
        ),
        Mistake::TickBox => {
            told("Een aankruisvakje kan niet in de tekst staan", "schrijf een `figure` met `kind: checklist`")
        }
        Mistake::CodeInText => told("Code kan niet getoond worden", "schrijf het zonder de tekens `"),
        Mistake::CodeBlock => told(
            "Code kan niet getoond worden",
            "haal de spaties aan het begin van de regel weg, of de drie tekens eromheen",
        ),
        Mistake::Html => told(
            "HTML kan niet getoond worden",
            "schrijf het in Markdown; een teken < dat je zo bedoelt schrijf je als \\<",
        ),
        Mistake::NoImage { path } => told(
            format!("De afbeelding “{path}” is er niet"),
            "haal haar opnieuw op, dan komt haar naam erbij te staan; van elders wordt niets opgehaald",
        ),
        Mistake::ImageWithoutWords => told(
            "De afbeelding heeft geen woorden",
            "schrijf tussen de haken wat erop staat, voor wie hem niet kan zien",
        ),
        Mistake::ImageInText => told(
            "Een afbeelding kan niet in een regel, lijst of citaat staan",
            "geef haar een eigen regel, met een lege regel erboven en eronder",
        ),
        Mistake::ImageNotAlone => {
            told("De afbeelding staat niet op zichzelf", "laat erboven en eronder een regel leeg")
        }
        Mistake::TooManyImages { count } => told(
            format!("Op deze dia staan {count} afbeeldingen"),
            format!("houd er hoogstens {}, of maak er twee dia’s van", limit::IMAGES),
        ),
        Mistake::ImageOnQuestion => {
            told("Een dia met een vraag toont geen afbeelding", "geef de afbeelding een eigen dia, vóór deze")
        }
        Mistake::ImageAndFigure => {
            told("Een afbeelding en een `figure` op één dia", "houd er een, of maak er twee dia’s van")
        }
        Mistake::ImageCovers => {
            told("De afbeelding is de hele dia en bedekt wat er nog op staat", "haal `image` weg, of het andere")
        }
        Mistake::Table => told("Een tabel kan niet in de tekst staan", "schrijf een `figure` met `kind: matrix`"),
        Mistake::NoAddress { to } => told(
            format!("De link gaat naar “{to}”"),
            "schrijf een heel adres dat begint met https://, http:// of mailto:",
        ),
        Mistake::QuestionIdTwice { id } => told(
            format!("Het id `{id}` staat bij twee vragen"),
            "geef de vraag een eigen id, of schrijf `again:` om de eerdere nog eens te stellen",
        ),
        Mistake::AgainUnknown { id, known } => {
            told(format!("`again` noemt de vraag `{id}`, die nog niet gesteld is"), questions(known))
        }
        Mistake::AgainTooEarly { id } => told(
            format!("`again` noemt de vraag `{id}`, die nog niet gesteld is"),
            "zet deze dia onder de dia die haar het eerst stelt",
        ),
        Mistake::GroupWithoutNoun => told(
            "`per: group`, maar er is geen woord voor een groep",
            "zet in de kop `group:` met dat woord, zoals `group: tafel`",
        ),
        Mistake::NoFields => told("De vraag heeft geen velden", "schrijf er minstens één, `- id: …` en `kind: …`"),
        Mistake::TooManyFields { count } => told(
            format!("De vraag heeft {count} velden"),
            format!("houd er hoogstens {FIELDS}, of maak er twee vragen van"),
        ),
        Mistake::FieldIdTwice { id } => {
            told(format!("Het id `{id}` staat twee keer in deze vraag"), "geef elk veld een eigen id")
        }
        Mistake::NoActionList => told(
            "Een actielijst vraagt drie teksten, en dit zijn andere velden",
            "schrijf drie velden met `kind: text`: wat, wie en wanneer, zonder `when` of `by`",
        ),
        Mistake::NoCondition => told(
            "`when` is geen voorwaarde",
            "schrijf het id van een keuzeveld en van één keuze, zoals `when: {plg: nee}`",
        ),
        Mistake::WhenUnknown { field } => told(
            format!("`when` noemt het veld `{field}`, dat niet in deze vraag staat"),
            "noem een keuzeveld dat boven dit veld staat",
        ),
        Mistake::WhenBelow { field } => {
            told(format!("`when` noemt het veld `{field}`, dat niet boven dit veld staat"), "zet dat veld eerst")
        }
        Mistake::WhenNoChoice { field } => {
            told(format!("`when` noemt het veld `{field}`, en dat is geen keuze"), "noem een veld met `kind: choice`")
        }
        Mistake::WhenNoSuchChoice { field, choice, known } => told(
            format!("Het veld `{field}` heeft geen keuze `{choice}`"),
            format!("schrijf een van deze: {}", known.join(", ")),
        ),
        Mistake::ByUnknown { field } => told(
            format!("`by` noemt het veld `{field}`, dat niet in deze vraag staat"),
            "noem een veld met trefwoorden of een keuze uit deze vraag",
        ),
        Mistake::ByOtherKind { field } => told(
            format!("`by` noemt het veld `{field}`, en dat vraagt geen trefwoorden of keuze"),
            "noem een veld met `kind: keywords` of `kind: choice`",
        ),
        Mistake::ScaleUpsideDown { min, max } => told(
            format!("De schaal loopt van {} tot {}", figure(*min), figure(*max)),
            "schrijf een `max` die hoger is dan `min`",
        ),
        Mistake::StepsDoNotFit { step, min, max } => told(
            format!("Met stappen van {} kom je niet van {} op {}", figure(*step), figure(*min), figure(*max)),
            "schrijf een `step` die in de schaal past, zoals 1 of 0,5",
        ),
        Mistake::TooManySteps { count } => {
            told(format!("De schaal heeft {count} stappen"), format!("houd er hoogstens {}", limit::GRADES))
        }
        Mistake::PassOffScale { pass, min, max } => told(
            format!("De voldoende {} staat niet op de schaal", figure(*pass)),
            format!("schrijf een getal van {} tot {}", figure(*min), figure(*max)),
        ),
        Mistake::NothingMarked => told("Er mag niets gekozen worden", "zet `most-high` of `most-low` hoger dan 0"),
        Mistake::ScaleTooLong { min, max } => told(
            format!("De schaal loopt van {min} tot {max}"),
            format!("schrijf een `max` die hoger is dan `min`, hoogstens {} hoger", limit::RATINGS),
        ),
        Mistake::TextsCount { key, count, least, most } => told(
            format!("`{key}` heeft {}", counted(*count, "tekst", "teksten")),
            format!("schrijf er {least} tot {most}"),
        ),
        Mistake::RadarTooSmall { count } => {
            told(format!("De radar heeft {}", counted(*count, "onderdeel", "onderdelen")), "schrijf er minstens 3")
        }
        Mistake::NoRows => told("`rows` is geen lijst", "schrijf `- cells:` voor elke rij"),
        Mistake::RowCount { count } => {
            told(format!("De matrix heeft {count} rijen"), format!("schrijf er 1 tot {ITEMS}"))
        }
        Mistake::NoCells => told("`cells` is geen lijst", "schrijf `- ` en een lijst teksten voor elke kolom"),
        Mistake::CellCount { cells, columns } => told(
            format!(
                "De rij heeft {} en de matrix {}",
                counted(*cells, "cel", "cellen"),
                counted(*columns, "kolom", "kolommen")
            ),
            "schrijf één cel per kolom, `[]` voor een lege",
        ),
        Mistake::NoBranches => told("`under` is geen lijst", "schrijf één `- label: …` voor elke tak"),
        Mistake::BranchCount { count } => told(format!("De boom heeft {count} takken"), "schrijf er 1 tot 8"),
        Mistake::OfUnknown { id, known } => {
            told(format!("`of` noemt de vraag `{id}`, die er niet is"), questions(known))
        }
        Mistake::OfCannotFill { id } => told(
            format!("De vraag `{id}` kan deze radar niet vullen"),
            "noem een vraag die dezelfde onderdelen beoordeelt of aankruist, voor dezelfde reeksen",
        ),
    }
}

fn unexpected(found: Noun, expected: Expected) -> Words {
    let stands = if found == Noun::Keys { "staan" } else { "staat" };
    let (wanted, mend) = match expected {
        Expected::Keys(of) => (thing(of), "schrijf op elke regel één `sleutel: waarde`"),
        Expected::Text => ("een tekst", "schrijf één tekst, tussen aanhalingstekens als er een dubbele punt in zit"),
        Expected::Texts => (
            "een lijst teksten",
            "schrijf elke tekst op een eigen regel achter `- `, tussen aanhalingstekens als er een dubbele punt in zit",
        ),
        Expected::Id => ("een id", "schrijf één kort woord"),
    };
    told(format!("Hier {stands} {}, waar {wanted} hoort", noun(found)), mend)
}

fn needed(key: Needed) -> String {
    let mend = match key {
        Needed::Title => "schrijf `title:` en hoe de workshop heet",
        Needed::Language => "schrijf `language: nl` of `language: en`",
        Needed::Id => "schrijf `id:` en een korte eigen naam, in kleine letters, cijfers en streepjes",
        Needed::Prompt => "schrijf `prompt:` en wat je vraagt, voluit",
        Needed::Fields => "schrijf `fields:` en daaronder minstens één veld, `- id: …` en `kind: …`",
        Needed::FieldKind => "schrijf een van deze: grade, choice, keywords, marks, rating, text, points",
        Needed::Choices | Needed::Items => {
            return format!(
                "schrijf `{}:` en daaronder op elke regel één `id: naam`, of de naam van een lijst",
                key.written()
            );
        }
        Needed::Series => "schrijf `series:` en daaronder op elke regel één `id: naam`, zoals `nu: Nu`",
        Needed::Points => "schrijf `points:` en hoeveel er te verdelen zijn",
        Needed::FigureKind => "schrijf een van deze: circles, radar, matrix, cycle, tree, checklist",
        Needed::Texts(_) => "schrijf dat erbij, met op elke regel één tekst achter `- `",
        Needed::Rows => "schrijf `rows:` en daaronder `- cells:` met één lijst per kolom",
        Needed::Cells => "schrijf `cells:` met één lijst per kolom",
        Needed::Top => "schrijf `top:` en wat bovenaan staat",
        Needed::Under => "schrijf `under:` en daaronder één `- label: …` voor elke tak",
        Needed::Label => "schrijf `label:` en een naam",
    };
    mend.to_owned()
}

fn questions(known: &[String]) -> String {
    if known.is_empty() { "schrijf die vraag eerst".to_owned() } else { format!("er zijn: {}", known.join(", ")) }
}

/// With a decimal comma.
fn figure(number: Hundredths) -> String {
    number.to_string().replace('.', ",")
}

fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

fn quoted(written: &Written) -> String {
    match written {
        Written::Word(word) => format!("“{word}”"),
        Written::Other(other) => noun(*other).to_owned(),
    }
}

fn thing(thing: Thing) -> &'static str {
    match thing {
        Thing::Head => "een kop",
        Thing::Slide => "een dia",
        Thing::Question => "een vraag",
        Thing::Field => "een veld",
        Thing::Item => "een onderdeel",
        Thing::Figure => "een figuur",
        Thing::Row => "een rij",
        Thing::Branch => "een tak",
    }
}

fn noun(noun: Noun) -> &'static str {
    match noun {
        Noun::Nothing => "niets",
        Noun::Text => "een tekst",
        Noun::List => "een lijst",
        Noun::Keys => "sleutels met waarden",
    }
}
