//! The text of a slide, from Markdown to a tree; what a tree cannot hold is a mistake, not markup.

use peil_room::body::{Block, Inline, plain};
use pulldown_cmark::{CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag};

use super::{
    error::{Mistakes, Place},
    image, limit,
    mistake::Mistake,
    scalar,
    source::Piece,
};

/// Schemes that a link may have.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// The first heading and the text around it.
pub(super) struct Body {
    pub(super) title: Option<String>,
    pub(super) blocks: Vec<Block>,
}

pub(super) fn read(piece: &Piece, mistakes: &mut Mistakes) -> Body {
    let bytes = piece.text.trim_end().len();
    if bytes > limit::MARKDOWN {
        mistakes.add(Place::line(piece.line), Mistake::MarkdownTooLong { bytes });
        return Body { title: Some(String::new()), blocks: Vec::new() };
    }
    // Tables and tick boxes are read so that they can be told from text.
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    let events = Parser::new_ext(&piece.text, options).into_offset_iter();
    let mut reader = Reader { piece, events, mistakes, title: None, next: None };
    let blocks = reader.blocks(0);
    let title = reader.title;
    let images = blocks.iter().filter(|block| matches!(block, Block::Image { .. })).count();
    if images > limit::IMAGES {
        mistakes.add(Place::line(piece.line), Mistake::TooManyImages { count: images });
    }
    let length: usize = blocks.iter().map(characters).sum();
    if length > limit::BODY {
        mistakes.add(Place::line(piece.line), Mistake::BodyTooLong { length });
    }
    Body { title, blocks }
}

fn characters(block: &Block) -> usize {
    match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => plain(text).chars().count(),
        Block::List { items, .. } => items.iter().flatten().map(characters).sum(),
        Block::Quote(blocks) => blocks.iter().map(characters).sum(),
        Block::Image { alt, .. } => alt.chars().count(),
    }
}

struct Reader<'a, 'm> {
    piece: &'a Piece,
    events: OffsetIter<'a>,
    mistakes: &'m mut Mistakes,
    title: Option<String>,
    /// An event that was read too early.
    next: Option<(Event<'a>, usize)>,
}

impl<'a> Reader<'a, '_> {
    fn place(&self, offset: usize) -> Place {
        let before = &self.piece.text[..offset];
        let begin = before.rfind('\n').map_or(0, |end| end + 1);
        Place {
            line: self.piece.line + before.bytes().filter(|&byte| byte == b'\n').count(),
            column: before[begin..].chars().count() + 1,
        }
    }

    fn tell(&mut self, at: usize, mistake: Mistake) {
        self.mistakes.add(self.place(at), mistake);
    }

    /// The next event, and the byte at which it begins.
    fn event(&mut self) -> Option<(Event<'a>, usize)> {
        if let Some(next) = self.next.take() {
            return Some(next);
        }
        let (event, range) = self.events.next()?;
        Some((event, range.start))
    }

    /// The blocks up to the end of what holds them.
    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, at)) = self.event() {
            match event {
                Event::End(_) => break,
                Event::Start(tag) if self.refused(&tag, at) || self.too_deep(&tag, depth, at) => self.skip(),
                Event::Start(Tag::Heading { level, .. }) => {
                    let text = self.line(depth);
                    blocks.extend(self.heading(level as u8, text, depth, at));
                }
                Event::Start(Tag::Paragraph) => {
                    if let Some(image) = self.image(depth) {
                        blocks.extend(image);
                        continue;
                    }
                    let text = self.line(depth);
                    if !text.is_empty() {
                        blocks.push(Block::Paragraph(text));
                    }
                }
                Event::Start(Tag::List(first)) => {
                    let items = self.items(depth);
                    blocks.push(Block::List { ordered: first.is_some(), items });
                }
                Event::Start(Tag::BlockQuote(_)) => blocks.push(Block::Quote(self.blocks(depth + 1))),
                Event::Rule => self.tell(at, Mistake::Rule),
                Event::TaskListMarker(_) => self.tell(at, Mistake::TickBox),
                // The text of a tight list item stands there without a paragraph.
                other => {
                    self.next = Some((other, at));
                    let text = self.line(depth);
                    if !text.is_empty() {
                        blocks.push(Block::Paragraph(text));
                    }
                }
            }
        }
        blocks
    }

    /// The image that a paragraph at the top begins with, to the end of the paragraph; `None` if it begins with something else.
    fn image(&mut self, depth: usize) -> Option<Option<Block>> {
        let (event, at) = self.event()?;
        let Event::Start(Tag::Image { dest_url, .. }) = &event else {
            self.next = Some((event, at));
            return None;
        };
        if depth > 0 {
            self.next = Some((event, at));
            return None;
        }
        let name = image::named(dest_url);
        if name.is_none() {
            self.tell(at, Mistake::NoImage { path: scalar::short(dest_url) });
        }
        let alt = scalar::clean(&self.words());
        if alt.is_empty() {
            self.tell(at, Mistake::ImageWithoutWords);
        } else {
            scalar::check(&alt, self.place(at), limit::ALT, self.mistakes);
        }
        let mut alone = true;
        loop {
            match self.event() {
                Some((Event::End(_), _)) | None => break,
                Some((Event::SoftBreak, _)) => {}
                Some((Event::Start(_), _)) => {
                    alone = false;
                    self.skip();
                }
                Some(_) => alone = false,
            }
        }
        if !alone {
            self.tell(at, Mistake::ImageNotAlone);
        }
        Some(name.map(|name| Block::Image { name, alt }))
    }

    /// The words up to the end of what holds them, whatever their markup.
    fn words(&mut self) -> String {
        let (mut words, mut open) = (String::new(), 1);
        while let Some((event, _)) = self.event() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
        words
    }

    fn heading(&mut self, level: u8, text: Vec<Inline>, depth: usize, at: usize) -> Option<Block> {
        if depth == 0 && self.title.is_none() {
            let title = scalar::clean(&plain(&text));
            scalar::check(&title, self.place(at), limit::TITLE, self.mistakes);
            self.title = Some(title);
            return None;
        }
        match level {
            1 => self.tell(at, Mistake::SecondTitle),
            5.. => self.tell(at, Mistake::HeadingTooDeep),
            _ if text.is_empty() => self.tell(at, Mistake::HeadingEmpty),
            _ => return Some(Block::Heading { level, text }),
        }
        None
    }

    fn items(&mut self, depth: usize) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.event() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks(depth + 1)),
                Event::Start(_) => self.skip(),
                Event::End(_) => break,
                _ => {}
            }
        }
        items
    }

    /// Running text without spaces at its ends.
    fn line(&mut self, depth: usize) -> Vec<Inline> {
        let mut text = self.inlines(depth);
        while let Some(Inline::Break) = text.last() {
            text.pop();
        }
        if let Some(Inline::Text(first)) = text.first_mut() {
            *first = first.trim_start().to_owned();
        }
        if let Some(Inline::Text(last)) = text.last_mut() {
            *last = last.trim_end().to_owned();
        }
        text.retain(|piece| !matches!(piece, Inline::Text(text) if text.is_empty()));
        text
    }

    /// Running text up to the end of what holds it, or to a block inside a list item.
    fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut text: Vec<Inline> = Vec::new();
        while let Some((event, at)) = self.event() {
            match event {
                Event::Text(written) => self.push(&mut text, &written, at),
                Event::SoftBreak => self.push(&mut text, " ", at),
                Event::HardBreak => text.push(Inline::Break),
                Event::Start(tag) if self.refused(&tag, at) => self.skip(),
                Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. }) if depth > limit::DEPTH + 4 => {
                    self.tell(at, Mistake::BodyTooDeep);
                    self.skip();
                }
                Event::Start(Tag::Emphasis) => text.push(Inline::Emphasis(self.inlines(depth + 1))),
                Event::Start(Tag::Strong) => text.push(Inline::Strong(self.inlines(depth + 1))),
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    let to = self.address(link_type, &dest_url, at);
                    let inner = self.inlines(depth + 1);
                    text.extend(to.map(|to| Inline::Link { to, text: inner }));
                }
                Event::End(tag) => {
                    if matches!(tag, pulldown_cmark::TagEnd::Item) {
                        self.next = Some((Event::End(tag), at));
                    }
                    break;
                }
                Event::Start(tag) => {
                    self.next = Some((Event::Start(tag), at));
                    break;
                }
                Event::Code(_) => self.tell(at, Mistake::CodeInText),
                Event::Html(_) | Event::InlineHtml(_) => self.tell(at, Mistake::Html),
                Event::TaskListMarker(_) => self.tell(at, Mistake::TickBox),
                Event::Rule => self.tell(at, Mistake::Rule),
                // Not read: these are switched off.
                Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
            }
        }
        // Once for all that was pushed: for each piece again, a line of many signs would take minutes.
        for piece in &mut text {
            if let Inline::Text(written) = piece {
                *written = scalar::single_spaces(written);
            }
        }
        text
    }

    /// Adds text to running text, as it is written.
    fn push(&mut self, text: &mut Vec<Inline>, written: &str, at: usize) {
        if let Some(sign) = written.chars().find(|&sign| scalar::is_invisible(sign) && sign != '\t') {
            self.tell(at, Mistake::Invisible { sign });
        }
        if !matches!(text.last(), Some(Inline::Text(_))) {
            text.push(Inline::Text(String::new()));
        }
        if let Some(Inline::Text(last)) = text.last_mut() {
            last.push_str(written);
        }
    }

    fn address(&mut self, kind: LinkType, written: &CowStr<'_>, at: usize) -> Option<String> {
        let to = if kind == LinkType::Email { format!("mailto:{written}") } else { written.to_string() };
        let known =
            SCHEMES.iter().any(|scheme| to.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme)));
        if known && !to.chars().any(|sign| sign.is_whitespace() || scalar::is_invisible(sign)) {
            return Some(to);
        }
        self.tell(at, Mistake::NoAddress { to: scalar::short(&to) });
        None
    }

    /// Tells of what a slide cannot hold.
    fn refused(&mut self, tag: &Tag<'_>, at: usize) -> bool {
        let mistake = match tag {
            Tag::Image { .. } => Mistake::ImageInText,
            Tag::Table(_) => Mistake::Table,
            Tag::CodeBlock(_) => Mistake::CodeBlock,
            Tag::HtmlBlock => Mistake::Html,
            _ => return false,
        };
        self.tell(at, mistake);
        true
    }

    fn too_deep(&mut self, tag: &Tag<'_>, depth: usize, at: usize) -> bool {
        let deep = depth >= limit::DEPTH && matches!(tag, Tag::List(_) | Tag::BlockQuote(_));
        if deep {
            self.tell(at, Mistake::BodyTooDeep);
        }
        deep
    }

    /// Passes over the rest of what was just begun.
    fn skip(&mut self) {
        let mut open = 1;
        while open > 0 {
            match self.event() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }
}
